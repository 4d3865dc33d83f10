interface FanSparkProps {
  actual: readonly number[]
  ahead: readonly { middle: number; low: number; high: number }[]
  className?: string
}

/** A line of the past and a band ahead of it, without axes; the words beside it carry the meaning. */
export function FanSpark({ actual, ahead, className }: FanSparkProps) {
  const now = actual.at(-1)
  if (now === undefined || ahead.length === 0) return null
  const fan = [{ middle: now, low: now, high: now }, ...ahead]
  const all = [...actual, ...fan.flatMap(({ low, high }) => [low, high])]
  const bottom = Math.min(...all)
  const span = Math.max(...all) - bottom || 1
  const count = actual.length + ahead.length - 1
  const place = (at: number, value: number): string =>
    `${((at / count) * 100).toFixed(2)},${(31 - ((value - bottom) / span) * 30).toFixed(2)}`
  const from = actual.length - 1
  const line = (part: 'middle' | 'low' | 'high') => fan.map((point, at) => place(from + at, point[part]))
  return (
    <svg viewBox="0 0 100 32" preserveAspectRatio="none" className={className} aria-hidden>
      <polygon points={[...line('high'), ...line('low').toReversed()].join(' ')} className="fill-accent/20" />
      <polyline
        points={actual.map((value, at) => place(at, value)).join(' ')}
        className="fill-none stroke-ink-2"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
      <polyline
        points={line('middle').join(' ')}
        className="fill-none stroke-accent"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
