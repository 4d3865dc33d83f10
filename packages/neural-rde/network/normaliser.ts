/** One over the root mean square of each coordinate of log-signatures; 0 for one that never moves. */
export function normaliserOf(logSignatures: readonly Float64Array[]): number[] {
  const squares = new Float64Array(logSignatures[0]?.length ?? 0)
  for (const coordinates of logSignatures) {
    for (const [at, value] of coordinates.entries()) squares[at] = (squares[at] as number) + value * value
  }
  const count = logSignatures.length
  return Array.from(squares, (sum) => (sum > 1e-18 * count ? 1 / Math.sqrt(sum / count) : 0))
}
