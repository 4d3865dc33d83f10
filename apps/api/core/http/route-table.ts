import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Fault } from '../errors.ts'
import { sendProblem } from './problem.ts'

interface Known {
  methods: Set<string>
  pattern: RegExp
  url: string
}

export interface Route {
  method: string
  /** The pattern, such as `/v1/jobs/:id`. */
  url: string
}

export interface RouteTable {
  /** Every route, HEAD aside, which Fastify adds to each GET. */
  list: readonly Route[]
  /** Answers what no route takes: 405 where another method would do, a page for people, problem+json for programs. */
  notFound(
    sendPage: ((reply: FastifyReply) => Promise<boolean>) | null,
  ): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

export function rememberRoutes(app: FastifyInstance): RouteTable {
  const known = new Map<string, Known>()
  const list: Route[] = []
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat()
    list.push(...methods.filter((method) => method !== 'HEAD').map((method) => ({ method, url: route.url })))
    if (route.url.includes('*')) return
    const entry = known.get(route.url) ?? { methods: new Set(), pattern: patternOf(route), url: route.url }
    for (const method of methods) entry.methods.add(method)
    known.set(route.url, entry)
  })
  return {
    list,
    notFound: (sendPage) => async (request, reply) => {
      const path = request.url.split('?')[0] ?? '/'
      const entry = [...known.values()].find(({ pattern }) => pattern.test(path))
      if (entry && !entry.methods.has(request.method)) {
        reply.header('allow', [...entry.methods].toSorted().join(', '))
        return sendProblem(new Fault('method_not_allowed'), request, reply)
      }
      if (sendPage && wantsPage(request, path) && (await sendPage(reply))) return reply
      return sendProblem(
        new Fault('not_found', { detail: 'There is nothing at this address' }),
        request,
        reply,
      )
    },
  }
}

/** `/v1/jobs/:id` as an expression over whole paths. */
function patternOf({ url }: Pick<RouteOptions, 'url'>): RegExp {
  const escaped = url.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll(/:\w+/g, '[^/]+')}$`)
}

function wantsPage(request: FastifyRequest, path: string): boolean {
  return (
    request.method === 'GET' && !path.startsWith('/v1/') && /text\/html/.test(request.headers.accept ?? '')
  )
}
