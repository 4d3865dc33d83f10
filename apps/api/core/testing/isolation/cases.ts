/**
 * How each route is attacked: as somebody who is signed in, has a workspace of their own, and knows every id of
 * another's. A route that is not listed here fails the sweep, so nothing is reachable that nobody has tried.
 */
import { authOperations } from '../../auth/operations.ts'

export interface Try {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: object | string
  headers?: Record<string, string>
  /** The route asks for a person, not for a workspace, so naming theirs changes nothing and is no attack. */
  personal?: true
  /** `refused`: a 4xx. `own`: it may succeed, with nothing of the other workspace in it. */
  answer: 'refused' | 'own'
}

/** `Ids` are wire ids of things in the victim's workspace, by the names the seed gave them. */
export type Ids = Readonly<Record<string, string>>

export type Case = { open: string } | { tries: (theirs: Ids, own: Ids) => Try[] }
export type Cases = Readonly<Record<string, Case>>

/** Anybody may call it; the reason says why that is right. */
export const open = (reason: string): Case => ({ open: reason })

/** A list or report of one's own: nothing to aim, so the workspace header is the attack (the sweep adds it). */
export const ownOnly: Case = { tries: () => [{ answer: 'own' }] }

/** About the person who asks, whatever the workspace. */
const personalOnly: Case = { tries: () => [{ personal: true, answer: 'own' }] }

/** The address names a thing of theirs. */
export const byId = (name: string, rest: Omit<Try, 'params' | 'answer'> = {}): Case => ({
  tries: (theirs) => [{ ...rest, params: { id: idOf(theirs, name) }, answer: 'refused' }],
})

/** Every reference a body or query may hold, aimed at theirs one at a time. */
export const aimed = (...tries: ((theirs: Ids, own: Ids) => Omit<Try, 'answer'>)[]): Case => ({
  tries: (theirs, own) => tries.map((attempt) => ({ ...attempt(theirs, own), answer: 'refused' })),
})

/** May succeed, because it filters: what it finds must be nothing of theirs. */
export const filtered = (...queries: ((theirs: Ids) => Record<string, string>)[]): Case => ({
  tries: (theirs) => [
    { answer: 'own' },
    ...queries.map((query): Try => ({ query: query(theirs), answer: 'own' })),
  ],
})

export function idOf(theirs: Ids, name: string): string {
  const id = theirs[name]
  if (id === undefined) throw new Error(`The seed of the victim's workspace has no ${name}`)
  return id
}

export const coreCases: Cases = {
  'GET /health/live': open('says nothing but that the process runs'),
  'GET /health/ready': open('says nothing but whether parts work'),
  'GET /metrics': open('counts without names, for this machine or the token'),
  'GET /openapi.json': open('the interface itself'),
  'GET /docs': open('the interface itself'),
  'GET /docs/': open('the interface itself'),
  'GET /docs/reference.js': open('the interface itself'),
  'GET /v1/setup': open('whether somebody has signed up'),
  ...Object.fromEntries(
    authOperations.map(({ method, path }) => [
      `${method} /v1/auth${path}`,
      open('signing in; it knows the person who asks and no workspace'),
    ]),
  ),
  'GET /*': open('the pages, the same for everybody'),
  'GET /v1/events': { tries: () => [] },
  'GET /v1/keys': ownOnly,
  'POST /v1/keys': { tries: () => [{ body: { name: 'mine', scopes: ['read'] }, answer: 'own' }] },
  'DELETE /v1/keys/:id': byId('key'),
  'GET /v1/sessions': personalOnly,
  'DELETE /v1/sessions': personalOnly,
  'DELETE /v1/sessions/:id': {
    tries: (theirs) => [{ params: { id: idOf(theirs, 'session') }, personal: true, answer: 'refused' }],
  },
  'GET /v1/jobs': ownOnly,
  'GET /v1/jobs/:id': byId('job'),
  'POST /v1/jobs/:id/replay': byId('job', { body: {} }),
  'POST /v1/jobs/:id/cancel': byId('job', { body: {} }),
  'GET /v1/audit': ownOnly,
  'GET /v1/audit/verify': ownOnly,
}
