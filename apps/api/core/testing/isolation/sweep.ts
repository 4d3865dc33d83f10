/** Calls every route as an intruder and reports each sign of the other workspace: a success, a word, a changed row. */
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Case, Cases, Ids, Try } from './cases.ts'

export interface Route {
  method: string
  url: string
}

export interface Sweep {
  app: FastifyInstance
  routes: readonly Route[]
  cases: Cases
  /** Headers of the intruder's session and key. */
  intruder: { session: Record<string, string>; key: Record<string, string> }
  theirs: Ids
  own: Ids
  theirWorkspace: string
  /** A word that stands in every text of the victim. */
  canary: string
  /** Ends the sweep early: who looks for leaks on purpose need not see them all. */
  enough?: (leaks: readonly Leak[]) => boolean
  /** A digest of all rows of the victim. */
  digest(): Promise<string>
}

/** The other workspace shows here. Empty is what everybody hopes for. */
export interface Leak {
  route: string
  attempt: string
  sign: string
}

export interface Report {
  leaks: Leak[]
  calls: number
  /** Routes nobody has written a case for, and cases whose route is gone. */
  untried: string[]
  stale: string[]
}

const nameOf = ({ method, url }: Route): string => `${method} ${url}`

export async function sweep(options: Sweep): Promise<Report> {
  const names = new Set(options.routes.map(nameOf))
  const report: Report = {
    leaks: [],
    calls: 0,
    untried: [...names].filter((name) => !(name in options.cases)),
    stale: Object.keys(options.cases).filter((name) => !names.has(name)),
  }
  const leak = (route: Route, attempt: string, sign: string) =>
    report.leaks.push({ route: nameOf(route), attempt, sign })
  let digest = await options.digest()
  const look = async (route: Route) => {
    const now = await options.digest()
    if (now !== digest) leak(route, 'one of them, or who read since the last look', 'their rows changed')
    digest = now
  }
  for (const route of options.routes) {
    const found = options.cases[nameOf(route)]
    if (!found || 'open' in found) continue
    for (const [attempt, call] of attemptsOf(route, found, options)) {
      report.calls++
      for (const sign of await signsOf(options, call)) leak(route, attempt, sign)
    }
    // Looking takes longer than the calls; what a route that reads has changed is seen at the next look.
    if (route.method !== 'GET') await look(route)
    if (options.enough?.(report.leaks)) return report
  }
  for (const route of options.routes.slice(-1)) await look(route)
  return report
}

interface Call extends InjectOptions {
  mayBeOwn: boolean
}

/** Each try of the case, then the same calls aimed at the other workspace by header and by query, and unsigned. */
function attemptsOf(
  route: Route,
  found: Extract<Case, { tries: unknown }>,
  options: Sweep,
): [string, Call][] {
  const { intruder, theirWorkspace, theirs, own } = options
  const tries = found.tries(theirs, own)
  const call = (attempt: Try, headers: Record<string, string>, mayBeOwn: boolean, query = {}): Call => ({
    method: methodOf(route.method),
    url: addressOf(route.url, attempt.params ?? {}),
    query: { ...attempt.query, ...query },
    headers: { ...headers, ...attempt.headers },
    ...(attempt.body === undefined ? {} : { payload: attempt.body }),
    mayBeOwn,
  })
  const first: Try = tries[0] ?? { answer: 'refused' }
  const aimed: [string, Call][] = [
    [
      'their workspace in the header',
      call(first, { ...intruder.session, 'x-workspace': theirWorkspace }, false),
    ],
    ['their workspace in the query', call(first, intruder.session, false, { workspace: theirWorkspace })],
    ['a key for another workspace', call(first, { ...intruder.key, 'x-workspace': theirWorkspace }, false)],
  ]
  return [
    ...tries.map((attempt, n): [string, Call] => [
      `try ${n + 1}`,
      call(attempt, intruder.session, attempt.answer === 'own'),
    ]),
    ...(first.personal ? [] : aimed),
    ['nobody signed in', call(first, { 'x-workspace': theirWorkspace }, false)],
  ]
}

async function signsOf({ app, canary }: Sweep, { mayBeOwn, ...call }: Call): Promise<string[]> {
  const reply = await app.inject(call)
  const signs: string[] = []
  if (reply.statusCode >= 500) signs.push(`answered ${reply.statusCode}: ${reply.body.slice(0, 200)}`)
  if (reply.statusCode < 400 && !mayBeOwn) signs.push(`answered ${reply.statusCode}`)
  const seen = reply.body + JSON.stringify(reply.headers)
  if (seen.includes(canary)) signs.push('their words are in the answer')
  return signs
}

function addressOf(url: string, params: Record<string, string>): string {
  return url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? 'missing'))
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function methodOf(method: string): (typeof methods)[number] {
  const known = methods.find((name) => name === method)
  if (!known) throw new Error(`The sweep does not know the method ${method}`)
  return known
}
