/**
 * A request's work as one transaction: `request.read` sees, `request.write` changes. A write also claims the request's
 * `Idempotency-Key`, so a repeated request is answered with the first answer and changes nothing.
 */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { holdPerson } from '../auth/erase-person.ts'
import type { Db, Tx } from '../db/db.ts'
import { idempotently, type Reply } from '../idempotency.ts'
import { etagOf } from './etag.ts'

export interface Outcome<Body> {
  status: number
  body: Body
  /** The version of what was changed, for the ETag. */
  version?: number
  headers?: Readonly<Record<string, string>>
}

export interface WriteOptions {
  /** Stands for a body that was streamed and is not in `request.body`: its SHA-256, in hex. */
  bodyHash?: string
  /** The answer holds a secret that is shown once, so it is not kept for a repeated request. */
  secret?: true
}

declare module 'fastify' {
  interface FastifyRequest {
    answer: FastifyReply | null
    read<T>(work: (tx: Tx) => Promise<T>, kind?: 'read' | 'snapshot'): Promise<T>
    /** Sets the status and headers of the reply and answers its body; return that from the handler. */
    write<Body>(work: (tx: Tx) => Promise<Outcome<Body>>, options?: WriteOptions): Promise<Body>
  }
}

export function runUnits(app: FastifyInstance, db: Db): void {
  app.decorateRequest('answer', null)
  app.addHook('onRequest', async (request, reply) => {
    request.answer = reply
  })

  app.decorateRequest('read', function read<
    T,
  >(this: FastifyRequest, work: (tx: Tx) => Promise<T>, kind: 'read' | 'snapshot' = 'read') {
    return isOutsideWorkspaces(this)
      ? db.withUser(personOf(this), work)
      : db.withWorkspace(this.scope, work, kind)
  })

  app.decorateRequest('write', async function write<
    Body,
  >(this: FastifyRequest, work: (tx: Tx) => Promise<Outcome<Body>>, options: WriteOptions = {}) {
    const unit = async (tx: Tx) => {
      const reply = async () => replyOf(await work(tx))
      const key = this.headers['idempotency-key']
      if (key === undefined || options.secret) return { ...(await reply()), replayed: false }
      return idempotently(tx, { key: String(key), hash: hashOf(this, options.bodyHash) }, reply)
    }
    return send(
      this,
      await (isOutsideWorkspaces(this)
        ? db.withUser(personOf(this), async (tx) => {
            await holdPerson(tx)
            return unit(tx)
          })
        : db.withWorkspace(this.scope, unit)),
    )
  })
}

const isOutsideWorkspaces = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.access === 'user'

function personOf({ identity }: FastifyRequest): string {
  if (!identity) throw new Error('A public route has no person to act for')
  return identity.userId
}

function replyOf({ status, body, version, headers }: Outcome<unknown>): Reply {
  return {
    status,
    body,
    headers: { ...headers, ...(version === undefined ? {} : { etag: etagOf(version) }) },
  }
}

function send(
  { answer }: FastifyRequest,
  { status, body, headers, replayed }: Reply & { replayed: boolean },
): unknown {
  if (!answer) throw new Error('The reply of this request is not known')
  answer.code(status).headers({ ...headers, ...(replayed ? { 'idempotency-replayed': 'true' } : {}) })
  return body
}

/** What must be the same for a repeated request to be the same request. */
function hashOf({ method, url, body }: FastifyRequest, bodyHash: string | undefined): Buffer {
  const content = bodyHash ?? JSON.stringify(body ?? null)
  return createHash('sha256').update(`${method} ${url}\n`).update(content).digest()
}
