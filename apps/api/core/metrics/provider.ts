import { PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { resourceFromAttributes } from '@opentelemetry/resources'
import type { Meter } from '@opentelemetry/api'
import { apiVersion } from '../version.ts'

/** Reads only when asked: nothing runs between two scrapes. */
class OnDemandReader extends MetricReader {
  protected override async onForceFlush(): Promise<void> {}
  protected override async onShutdown(): Promise<void> {}
}

export function openProvider(): { meter: Meter; text: () => Promise<string> } {
  const reader = new OnDemandReader()
  const provider = new MeterProvider({
    resource: resourceFromAttributes({ 'service.name': 'scale', 'service.version': apiVersion }),
    readers: [reader],
  })
  const serializer = new PrometheusSerializer()
  return {
    meter: provider.getMeter('scale', apiVersion),
    text: async () => serializer.serialize((await reader.collect()).resourceMetrics),
  }
}
