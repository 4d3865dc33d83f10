import http2 from 'node:http2'
import { createClient } from '@connectrpc/connect'
import { createGrpcTransport } from '@connectrpc/connect-node'
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js'
import { create, fromBinary, toBinary } from '@bufbuild/protobuf'
import { expect, test } from 'vitest'
import {
  Health,
  HealthCheckRequestSchema,
  HealthCheckResponseSchema,
  HealthCheckResponse_ServingStatus as Status,
  type HealthCheckRequest,
  type HealthCheckResponse,
} from '../../grpc/gen/grpc/health/v1/health_pb.js'
import { coreServer } from '../../testing/core-server.ts'
import { probes } from './probe.ts'

const { listen, signUp } = await coreServer({ modules: [probes] })
const ann = await signUp('Ann')
const { port } = await listen()
const origin = `http://127.0.0.1:${port}`

interface Seen {
  status: number
  body: unknown
  headers: Record<string, unknown>
}
interface Ask {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

async function overHttp1({ method, path, headers, body }: Ask): Promise<Seen> {
  const reply = await fetch(origin + path, {
    method,
    headers: { ...headers, 'accept-encoding': 'identity' },
    ...(body ? { body } : {}),
    redirect: 'manual',
  })
  return {
    status: reply.status,
    body: readBody(await reply.text()),
    headers: Object.fromEntries(reply.headers),
  }
}

async function overHttp2({ method, path, headers, body }: Ask): Promise<Seen> {
  const session = http2.connect(origin)
  const stream = session.request({ ':method': method, ':path': path, ...headers })
  const seen = new Promise<http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader>((resolve) =>
    stream.once('response', resolve),
  )
  stream.end(body)
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  session.close()
  const { ':status': status, ...rest } = await seen
  // Not `rest` itself: it carries a symbol of Node's.
  return { status: status ?? 0, body: readBody(text), headers: Object.fromEntries(Object.entries(rest)) }
}

function readBody(text: string): unknown {
  const { requestId: _differs, ...rest } = text.startsWith('{') ? JSON.parse(text) : { text }
  return rest
}

/** What belongs to the connection or the moment, not to the answer. */
const volatile = [
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'x-request-id',
  'ratelimit',
  'content-length',
]

test.each<[string, Ask]>([
  ['a list', { method: 'GET', path: '/v1/probes', headers: ann.bearer }],
  [
    'a change',
    {
      method: 'POST',
      path: '/v1/probes',
      headers: { ...ann.bearer, 'content-type': 'application/json' },
      body: '{"splits":[]}',
    },
  ],
  [
    'a mistake',
    {
      method: 'POST',
      path: '/v1/probes',
      headers: { ...ann.bearer, 'content-type': 'application/json' },
      body: '{}',
    },
  ],
  ['a refusal', { method: 'GET', path: '/v1/probes' }],
  ['nothing there', { method: 'GET', path: '/v1/nothing' }],
  ['health', { method: 'GET', path: '/health/ready' }],
  ['the document', { method: 'GET', path: '/openapi.json' }],
])('%s is the same over HTTP/1.1 and HTTP/2', async (_what, ask) => {
  const [one, two] = [await overHttp1(ask), await overHttp2(ask)]
  for (const name of volatile) {
    delete one.headers[name]
    delete two.headers[name]
  }
  expect(two).toEqual(one)
  expect(one.status).toBeGreaterThanOrEqual(200)
})

test('gRPC health answers on the same port, to Connect and to grpc-js', async () => {
  const connect = createClient(Health, createGrpcTransport({ baseUrl: origin }))
  expect(await connect.check({ service: '' })).toMatchObject({ status: Status.SERVING })
  await expect(connect.check({ service: 'no.Such' })).rejects.toThrow('not_found')
  for await (const { status } of connect.watch({ service: '' })) {
    expect(status).toBe(Status.SERVING)
    break
  }
  expect(await checkByGrpcJs(`127.0.0.1:${port}`)).toBe(Status.SERVING)
})

test('an event stream works over both', async () => {
  const reply = await fetch(`${origin}/v1/events`, { headers: ann.bearer })
  expect(reply.headers.get('content-type')).toContain('text/event-stream')
  await reply.body?.cancel()
  const session = http2.connect(origin)
  const stream = session.request({ ':path': '/v1/events', ...ann.bearer })
  const first = await new Promise<string>((resolve) => stream.once('data', (chunk) => resolve(String(chunk))))
  expect(first).toContain('retry: ')
  session.destroy()
})

function checkByGrpcJs(address: string): Promise<Status> {
  const Client = makeGenericClientConstructor(
    {
      check: {
        path: `/${Health.typeName}/Check`,
        requestStream: false,
        responseStream: false,
        requestSerialize: (message: HealthCheckRequest) =>
          Buffer.from(toBinary(HealthCheckRequestSchema, message)),
        requestDeserialize: (bytes: Buffer) => fromBinary(HealthCheckRequestSchema, bytes),
        responseSerialize: (message: HealthCheckResponse) =>
          Buffer.from(toBinary(HealthCheckResponseSchema, message)),
        responseDeserialize: (bytes: Buffer) => fromBinary(HealthCheckResponseSchema, bytes),
      },
    },
    'Health',
  )
  const client = new Client(address, credentials.createInsecure())
  return new Promise((resolve, reject) => {
    const call: unknown = client['check']
    if (typeof call !== 'function') throw new TypeError('no such call')
    call.call(
      client,
      create(HealthCheckRequestSchema, {}),
      (error: Error | null, answer: HealthCheckResponse) => {
        client.close()
        if (error) reject(error)
        else resolve(answer.status)
      },
    )
  })
}
