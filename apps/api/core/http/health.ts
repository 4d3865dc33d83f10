import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'

export interface Check {
  name: string
  /** Rejects when the part cannot do its work. */
  run(): Promise<void>
}

const checkMsMax = 2000
const state = z.enum(['ok', 'failing'])
const report = z.object({ status: state, checks: z.record(z.string(), state) })

/** `/health/live`: the process answers. `/health/ready`: the parts it needs do, too, so it may be sent requests. */
export function healthRoutes(checks: readonly Check[]): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      '/health/live',
      {
        config: { access: 'public' },
        schema: {
          tags: ['health'],
          summary: 'Whether the process runs',
          response: { 200: z.object({ status: state }) },
        },
      },
      async () => ({ status: 'ok' as const }),
    )
    app.get(
      '/health/ready',
      {
        config: { access: 'public' },
        schema: {
          tags: ['health'],
          summary: 'Whether requests can be served',
          response: { 200: report, 503: report },
        },
      },
      async (request, reply) => {
        const results = await Promise.all(
          checks.map((check) =>
            outcome(check, (error) => request.log.warn({ err: error, check: check.name }, 'not ready')),
          ),
        )
        const ready = results.every(([, found]) => found === 'ok')
        return reply
          .code(ready ? 200 : 503)
          .send({ status: ready ? 'ok' : 'failing', checks: Object.fromEntries(results) })
      },
    )
  }
}

async function outcome(check: Check, report: (error: unknown) => void): Promise<[string, 'ok' | 'failing']> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`${check.name} did not answer in ${checkMsMax} ms`)),
      checkMsMax,
    ).unref()
  })
  try {
    await Promise.race([check.run(), late])
    return [check.name, 'ok']
  } catch (error) {
    report(error)
    return [check.name, 'failing']
  }
}
