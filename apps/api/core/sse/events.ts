/**
 * `GET /v1/events`: what happens in a workspace, as server-sent events named by their type, with their data and `at`
 * as JSON. Stored events carry their number as the message's id, so a browser that reconnects with `Last-Event-ID`
 * misses nothing. An event `resync` says: what you missed is no longer kept, load afresh.
 */
import type { OutgoingHttpHeader } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { credentialOf, type Identities } from '../auth/identity.ts'
import type { Scope } from '../db/db.ts'
import { Fault } from '../errors.ts'
import type { Feed, Frame } from '../events/feed.ts'

export interface StreamLimits {
  perUserMax: number
  /** Proxies drop connections that are silent for longer. */
  beatMs: number
  /** How often a stream asks whether its reader may still listen, besides being told. */
  checkMs: number
  /** A reader that takes nothing for this long is let go; it comes back where it stopped. */
  stalledMsMax: number
}

export const streamLimits = { beatMs: 20_000, checkMs: 4000, stalledMsMax: 30_000 }

const retryMs = 3000

interface Parts {
  feed: Feed
  identities: Identities
  limits: StreamLimits
}

export function eventRoutes({ feed, identities, limits }: Parts): FastifyPluginAsyncZod {
  const open = new Map<string, number>()
  const streams = new Set<AbortController>()

  return async (app) => {
    app.addHook('preClose', async () => streams.forEach((stream) => stream.abort()))
    app.get(
      '/v1/events',
      {
        config: { access: 'viewer', whileErasing: true },
        schema: {
          tags: ['events'],
          summary: 'What happens in the workspace, as it happens (text/event-stream)',
          headers: z.looseObject({ 'last-event-id': number.optional() }),
          querystring: z.strictObject({ workspace: z.string().optional(), after: number.optional() }),
          response: {
            200: { description: 'Until you leave', content: { 'text/event-stream': { schema: z.string() } } },
          },
        },
      },
      async (request, reply) => {
        const { userId, ...scope } = request.scope
        if (userId === null) throw new Fault('unauthenticated')
        const held = open.get(userId) ?? 0
        if (held >= limits.perUserMax) throw new Fault('too_many_streams')
        open.set(userId, held + 1)
        const stream = new AbortController()
        streams.add(stream)
        const after = request.headers['last-event-id'] ?? request.query.after
        const stopWatching = endWithAccess(request, { identities, limits, stream })
        try {
          const writer = openWriter(request, reply, { stream, limits })
          await copyFrames(feed, { ...scope, userId }, after === undefined ? null : BigInt(after), writer)
        } finally {
          stopWatching()
          stream.abort()
          streams.delete(stream)
          const left = (open.get(userId) ?? 1) - 1
          if (left > 0) open.set(userId, left)
          else open.delete(userId)
          reply.raw.end()
        }
      },
    )
  }
}

const number = z.string().regex(/^\d{1,18}$/, 'must be the number of an event')

interface Writer {
  signal: AbortSignal
  write(text: string): Promise<void>
}

async function copyFrames(feed: Feed, scope: Scope, after: bigint | null, writer: Writer): Promise<void> {
  try {
    for await (const frame of feed.subscribe(scope, after, writer.signal)) await writer.write(message(frame))
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'events_expired') throw error
    await writer.write(message({ seq: null, type: 'resync', data: {}, at: null }))
    await copyFrames(feed, scope, null, writer)
  }
}

function message({ seq, type, data, at }: Omit<Frame, 'at'> & { at: Frame['at'] | null }): string {
  const id = seq === null ? '' : `id: ${seq}\n`
  return `${id}event: ${type}\ndata: ${JSON.stringify({ ...data, at: at?.toString() ?? null })}\n\n`
}

/** Takes the connection over from Fastify, with the headers the hooks have set. */
function openWriter(
  request: FastifyRequest,
  reply: FastifyReply,
  { stream, limits }: { stream: AbortController; limits: StreamLimits },
): Writer {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...onlyText(reply.getHeaders()),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx would hold messages back until its buffer is full.
    'x-accel-buffering': 'no',
  })
  raw.write(`retry: ${retryMs}\n\n`)
  const beat = setInterval(() => raw.writableNeedDrain || raw.write(': beat\n\n'), limits.beatMs)
  const end = () => {
    clearInterval(beat)
    stream.abort()
  }
  raw.on('close', end)
  raw.on('error', end)
  request.raw.on('aborted', end)
  return {
    signal: stream.signal,
    async write(text) {
      if (stream.signal.aborted || raw.write(text)) return
      const stalled = setTimeout(() => raw.destroy(), limits.stalledMsMax)
      await new Promise<void>((resolve) => {
        raw.once('drain', resolve)
        stream.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      clearTimeout(stalled)
    },
  }
}

function onlyText(headers: Record<string, OutgoingHttpHeader | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

/** Ends the stream as soon as its reader is signed out, loses the key, or leaves the workspace. */
function endWithAccess(
  request: FastifyRequest,
  { identities, limits, stream }: { identities: Identities; limits: StreamLimits; stream: AbortController },
): () => void {
  const { scope } = request
  const credential = credentialOf(request.headers)
  const check = async () => {
    const identity = credential && (await identities.of(credential))
    if (!identity?.memberships.some(({ workspaceId }) => workspaceId === scope.workspaceId)) stream.abort()
  }
  // A database that is away for a moment ends no stream; the next check comes soon.
  const checkSafely = () => void check().catch(() => {})
  const interval = setInterval(checkSafely, limits.checkMs)
  const unsubscribe = identities.onForget((userId) => {
    if (userId === undefined || userId === scope.userId) checkSafely()
  })
  return () => {
    clearInterval(interval)
    unsubscribe()
  }
}
