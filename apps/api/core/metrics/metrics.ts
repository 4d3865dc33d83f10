/**
 * Counts and durations in OpenTelemetry's model, read as Prometheus text. The library takes a sixth of a second to
 * load, so instruments work from the first moment and hold their first values until it is there.
 */
import type { Attributes, Meter, MetricOptions } from '@opentelemetry/api'

/** Route patterns, states and names from closed lists; never ids, addresses or text of people. */
export type Labels = Attributes

export type Record = (value: number, labels?: Labels) => void

export interface Reading {
  value: number
  labels?: Labels
}

export interface Metrics {
  /** Something that is counted: rows, refusals. */
  counter(name: string, options?: MetricOptions): Record
  /** Something whose spread matters: durations in seconds, sizes in bytes. */
  histogram(name: string, options?: MetricOptions): Record
  /** Something that is read when asked for: the length of a queue. A read that fails leaves the metric out. */
  gauge(name: string, options: MetricOptions, read: () => Promise<Reading[]> | Reading[]): void
  /** The text of `/metrics`. */
  text(): Promise<string>
  warm(): Promise<void>
}

/** Held until the library is there; more than this is more than a start produces. */
const heldMax = 10_000

export function openMetrics(): Metrics {
  const waiting: ((meter: Meter) => void)[] = []
  let held = 0
  let loading: Promise<() => Promise<string>> | undefined
  let loaded: Meter | undefined

  const withMeter = (use: (meter: Meter) => void) => {
    if (loaded) use(loaded)
    else waiting.push(use)
  }
  const load = () =>
    (loading ??= import('./provider.ts').then(({ openProvider }) => {
      const { meter, text } = openProvider()
      loaded = meter
      waiting.splice(0).forEach((use) => use(meter))
      return text
    }))

  const recorder = (make: (meter: Meter) => Record): Record => {
    let record: Record | undefined
    withMeter((meter) => (record = make(meter)))
    return (value, labels) => {
      if (record) record(value, labels)
      else if (held++ < heldMax) withMeter(() => record?.(value, labels))
    }
  }

  return {
    counter: (name, options) =>
      recorder((meter) => {
        const counter = meter.createCounter(name, options)
        return (value, labels) => counter.add(value, labels)
      }),
    histogram: (name, options) =>
      recorder((meter) => {
        const histogram = meter.createHistogram(name, options)
        return (value, labels) => histogram.record(value, labels)
      }),
    gauge: (name, options, read) =>
      withMeter((meter) => {
        meter.createObservableGauge(name, options).addCallback(async (result) => {
          for (const { value, labels } of await read()) result.observe(value, labels)
        })
      }),
    text: async () => (await load())(),
    warm: async () => {
      await load()
    },
  }
}

/** Bounds in seconds for how long a request or statement takes. */
export const secondsBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
