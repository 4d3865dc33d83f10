/** Seeded noise of about a normal distribution: the sum of twelve uniforms, less six. */
export function noise(seed: number, count: number): Float64Array {
  let state = seed
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  return Float64Array.from({ length: count }, () => {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += uniform()
    return sum
  })
}

/** Daily values: more at the weekend, and some noise. */
export function weekly(seed: number, days: number): Float64Array {
  return noise(seed, days).map((each, day) => 100 + (day % 7 > 4 ? 60 : 0) + 3 * each)
}
