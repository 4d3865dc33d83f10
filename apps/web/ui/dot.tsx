/** The colour of a category, beside its name and never in its place. Grey where there is none. */
export function Dot({ colour = noColour }: { colour?: string | undefined }) {
  return <span className="size-2 shrink-0 rounded-full" style={{ background: colour }} aria-hidden />
}

export const noColour = 'var(--line-strong)'
