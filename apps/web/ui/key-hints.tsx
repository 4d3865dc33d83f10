import { Kbd } from './feedback.tsx'

/** Which keys do what on a page; not on a phone, which has none. */
export function KeyHints({
  hints,
}: {
  hints: readonly (readonly [keys: readonly string[], does: string])[]
}) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3 max-md:hidden">
      {hints.map(([keys, does]) => (
        <li key={does} className="flex items-center gap-1">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {does}
        </li>
      ))}
    </ul>
  )
}
