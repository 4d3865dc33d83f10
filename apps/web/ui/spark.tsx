/** A line of a few dozen points, drawn without axes; the words beside it carry the meaning. */
export function Spark({ values, className }: { values: number[]; className?: string }) {
  if (values.length < 2) return null
  const low = Math.min(...values)
  const span = Math.max(...values) - low || 1
  const points = values.map((value, at) => {
    const x = (at / (values.length - 1)) * 100
    const y = 30 - ((value - low) / span) * 28
    return `${x.toFixed(2)},${y.toFixed(2)}`
  })
  return (
    <svg viewBox="0 0 100 32" preserveAspectRatio="none" className={className} aria-hidden>
      <polygon points={`0,32 ${points.join(' ')} 100,32`} className="fill-accent/10" />
      <polyline
        points={points.join(' ')}
        className="fill-none stroke-accent"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
