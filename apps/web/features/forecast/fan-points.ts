import type { Forecast, ScenarioForecast } from '@/api/forecasting.ts'
import type { FanPoint } from '@/ui/charts/fan-chart.tsx'
import { toPlot } from '@/ui/money.ts'

/** As much of the past as leaves room for what is ahead, at least this many periods. */
const pastMin = { day: 60, week: 26, month: 12 } as const
const pastPerAhead = 1.5

/** What came and what is ahead, joined at the last known day, ready to be drawn. */
export function fanPointsOf(forecast: Forecast, scenario: ScenarioForecast | undefined): FanPoint[] {
  const { history, points, members, grain, soFar, asOf } = forecast
  const past = history.slice(-Math.max(pastMin[grain], Math.round(points.length * pastPerAhead)))
  const known = past.map(({ on, amount }): FanPoint => ({ on, actual: toPlot(amount) }))
  const ahead = points.map(({ on, middle, bands }, at): FanPoint => ({
    on,
    middle: toPlot(middle),
    bands: bands.map(({ low, high }) => [toPlot(low), toPlot(high)] as const),
    ...(scenario?.points[at] ? { other: toPlot(scenario.points[at].middle) } : {}),
    members: Object.fromEntries(
      members.flatMap(({ name, middle: said }) =>
        said[at] === undefined ? [] : [[name, toPlot(said[at])] as const],
      ),
    ),
  }))
  if (forecast.subject.kind !== 'balance') return [...known, ...ahead]
  // A balance goes on from where it is: the fan opens at the last known day, in the middle of a week or month too.
  if (soFar !== null) known.push({ on: asOf, actual: toPlot(soFar) })
  const last = known.at(-1)
  if (last?.actual === undefined) return ahead
  const now = last.actual
  const joint: FanPoint = {
    on: last.on,
    actual: now,
    middle: now,
    bands: [
      [now, now],
      [now, now],
      [now, now],
    ],
    ...(scenario ? { other: now } : {}),
  }
  return [...known.slice(0, -1), joint, ...ahead]
}
