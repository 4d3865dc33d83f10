/** Daily spending made from a seed: a level that drifts, a week, pay-days, noise that grows with the level. */
import { createRng } from '../../packages/numerics/index.ts'
import type { Task } from '../forecast/tasks.ts'

export function madeTasks(count: number, horizon: number, seed: number): Task[] {
  const rng = createRng(seed)
  return Array.from({ length: count }, (_, index) => {
    const days = 180 + rng.below(180)
    const week = Array.from({ length: 7 }, () => Math.exp(0.5 * rng.normal()))
    let level = 30 * Math.exp(rng.normal())
    const values = Float64Array.from({ length: days + horizon }, (_day, day) => {
      level *= Math.exp(0.02 * rng.normal())
      const payDay = day % 30 < 3 ? 1.6 : 1
      return level * (week[day % 7] as number) * payDay * Math.exp(0.25 * rng.normal())
    })
    const series = String(index)
    return { id: series, series, history: values.slice(0, days), actual: values.slice(days) }
  })
}

/** The same tasks, a share of each history's rows taken out at random; a row stays out in every window of its series. */
export function thinned(tasks: readonly Task[], share: number, seed: number): Task[] {
  const kept = new Map<string, Float64Array>()
  const longest = tasks.toSorted((a, b) => b.history.length - a.history.length)
  for (const { series, history } of longest) {
    if (kept.has(series)) continue
    const rng = createRng(seed + kept.size)
    kept.set(
      series,
      history.map(() => rng.uniform()),
    )
  }
  return tasks.map((task) => {
    const chance = kept.get(task.series)
    return { ...task, history: task.history.map((value, at) => ((chance?.[at] ?? 0) < share ? NaN : value)) }
  })
}
