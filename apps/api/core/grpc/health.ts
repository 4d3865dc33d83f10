import { setTimeout as sleep } from 'node:timers/promises'
import { Code, ConnectError, type ConnectRouter } from '@connectrpc/connect'
import { Health, HealthCheckResponse_ServingStatus as Status } from './gen/grpc/health/v1/health_pb.js'

export interface HealthOptions {
  /** Whether every part the server needs does its work. */
  ready: () => Promise<boolean>
  /** The services of this server besides Health, by full name. */
  services: readonly string[]
  watchMs: number
}

/** `grpc.health.v1.Health`, answered from the same checks as `/health/ready`. */
export function healthService({ ready, services, watchMs }: HealthOptions): (router: ConnectRouter) => void {
  const known = new Set(['', Health.typeName, ...services])
  const statusOf = async () => ((await ready()) ? Status.SERVING : Status.NOT_SERVING)

  return (router) => {
    router.service(Health, {
      async check({ service }) {
        if (!known.has(service)) throw new ConnectError(`There is no service ${service}`, Code.NotFound)
        return { status: await statusOf() }
      },
      async *watch({ service }, context) {
        let last: Status | undefined
        while (!context.signal.aborted) {
          const status = known.has(service) ? await statusOf() : Status.SERVICE_UNKNOWN
          if (status !== last) yield { status }
          last = status
          await sleep(watchMs, undefined, { signal: context.signal }).catch(() => {})
        }
      },
    })
  }
}
