/**
 * α_d, the weight of the distance losses, epochs from 0: `most`·(e−(s−1))/((E−1)−(s−1)), held in 0…`most`. Angles first, distances later.
 * Liu, He, Han 2025, §3.3.
 */
export function distanceWeight(
  epoch: number,
  { start = 0, epochs, most }: { start?: number; epochs: number; most: number },
): number {
  const share = (epoch - (start - 1)) / (epochs - 1 - (start - 1))
  return most * Math.min(Math.max(share, 0), 1)
}

/** The teacher's softmax temperature: falls from 0.07 to 0.04 over `warmUp` epochs, 30 in SimGCD, and stays. */
export function teacherTemperature(epoch: number, warmUp = 30): number {
  const [from, to] = [0.07, 0.04]
  return from + (to - from) * Math.min(epoch / Math.max(warmUp - 1, 1), 1)
}

/** Learning rate of a step: cosine from `rate` to a thousandth of it. */
export function cosineRate(step: number, steps: number, rate: number): number {
  const least = rate / 1000
  return least + ((rate - least) * (1 + Math.cos((Math.PI * step) / steps))) / 2
}
