import type { Technique } from './method.ts'

/**
 * The technique on logarithms, for positive series whose swings grow with their level; its errors multiply. The middle
 * of the forecast is the median (Hyndman & Athanasopoulos, 3rd ed., §5.6).
 */
export function logged<State>(technique: Technique<State>): Technique<State> {
  return {
    name: `log-${technique.name}`,
    learn: (values, seasons, horizon) => technique.learn(values.map(Math.log), seasons, horizon),
    reread: (state, values) => technique.reread(state, values.map(Math.log)),
    project: (state, horizon) => {
      const { point, deviation } = technique.project(state, horizon)
      const median = point.map(Math.exp)
      return { point: median, deviation: deviation.map((size, step) => (median[step] as number) * size) }
    },
  }
}
