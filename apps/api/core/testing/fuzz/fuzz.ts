/**
 * Calls every documented operation with what its schema allows and with what it does not, and collects each answer
 * that breaks a promise: a 5xx, an undocumented status, a refusal that is no problem+json, or words of our inside.
 */
import fc, { type Arbitrary } from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { faults } from '../../errors.ts'
import { oddValue, spoiled, valueOf, type Lookup, type Schema } from './arbitrary.ts'

const operationForm = z.looseObject({
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        in: z.string(),
        required: z.boolean().default(false),
        schema: z.looseObject({}),
      }),
    )
    .default([]),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}).default({}) })) })
    .optional(),
  responses: z.record(z.string(), z.unknown()),
})
const documentForm = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationForm)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})).default({}) }),
})
type Operation = z.infer<typeof operationForm>

export interface FuzzOptions {
  app: FastifyInstance
  headers: Record<string, string>
  /** Wire ids of what the caller's workspace holds. */
  ids: readonly string[]
  seed: number
  casesPerOperation: number
  /** Operations that would end the run for all others, such as erasing the workspace. */
  skip: ReadonlySet<string>
}

export interface Broken {
  operation: string
  promise: string
  request: string
}

interface Call {
  path: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

export async function fuzz(
  options: FuzzOptions,
): Promise<{ broken: Broken[]; calls: number; statuses: Map<string, Set<number>> }> {
  const document = documentForm.parse((await options.app.inject('/openapi.json')).json())
  const lookup: Lookup = {
    schemaAt: (ref) => document.components.schemas[ref.split('/').at(-1) ?? ''] ?? {},
    idsLike: (pattern) => options.ids.filter((id) => /^[a-z]{3}_/.test(id) && pattern.test(id)),
  }
  const broken: Broken[] = []
  const statuses = new Map<string, Set<number>>()
  let calls = 0
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`
      if (options.skip.has(name)) continue
      const samples = fc.sample(callOf(operation, lookup), {
        seed: options.seed,
        numRuns: options.casesPerOperation,
      })
      for (const call of samples) {
        const found = await tryCall(options, { method: method.toUpperCase(), path, operation, call })
        calls++
        statuses.set(name, (statuses.get(name) ?? new Set()).add(found.status))
        const request = JSON.stringify(call).slice(0, 600)
        for (const promise of found.promises) {
          // One example of each is enough to find it.
          const known = broken.some((other) => other.operation === name && other.promise === promise)
          if (!known) broken.push({ operation: name, promise, request })
        }
      }
    }
  }
  return { broken, calls, statuses }
}

/** Half of the calls are as documented, half have one thing wrong. */
function callOf(operation: Operation, lookup: Lookup): Arbitrary<Call> {
  const part = (where: string) =>
    valueOf(objectSchema(operation.parameters.filter((parameter) => parameter.in === where)), lookup)
  const body = operation.requestBody?.content['application/json']?.schema
  const valid = fc.record({
    path: part('path'),
    query: part('query'),
    body: body === undefined ? fc.constant(undefined) : valueOf(body, lookup),
  })
  return fc
    .oneof(
      valid,
      valid.chain((call) => spoiledCall(call)),
    )
    .map(asCall)
}

function spoiledCall(call: { path: unknown; query: unknown; body: unknown }): Arbitrary<typeof call> {
  return fc.oneof(
    fc.record({ path: fc.constant(call.path), query: spoiled(call.query), body: fc.constant(call.body) }),
    fc.record({ path: spoiled(call.path), query: fc.constant(call.query), body: fc.constant(call.body) }),
    ...(call.body === undefined
      ? []
      : [spoiled(call.body), oddValue].map((body) =>
          fc.record({ path: fc.constant(call.path), query: fc.constant(call.query), body }),
        )),
  )
}

function objectSchema(parameters: Operation['parameters']): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  }
}

const bag = z.record(z.string(), z.unknown()).catch({})
const asCall = ({ path, query, body }: { path: unknown; query: unknown; body: unknown }): Call => ({
  path: bag.parse(path),
  query: bag.parse(query),
  body,
})

async function tryCall(
  { app, headers }: FuzzOptions,
  { method, path, operation, call }: { method: string; path: string; operation: Operation; call: Call },
): Promise<{ status: number; promises: string[] }> {
  const reply = await app.inject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).parse(method),
    url: path.replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => encodeURIComponent(wellFormed(call.path[name] ?? 'x')) || 'x',
    ),
    query: Object.fromEntries(
      Object.entries(call.query).map(([name, value]) => [wellFormed(name), wellFormed(value)]),
    ),
    headers: {
      ...headers,
      'if-match': '*',
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { payload: JSON.stringify(call.body) }),
  })
  const status = reply.statusCode
  const documented = Object.keys(operation.responses)
  const promises: string[] = []
  // The reason stands in the server's log, under the request id.
  if (status >= 500) promises.push(`answered ${status}`)
  if (!documented.includes(String(status)) && !documented.includes(`${String(status)[0]}XX`))
    promises.push(`status ${status} is not documented`)
  if (status >= 400) {
    const known = path.startsWith('/v1/auth/') ? isLibraryCode : isOurCode
    promises.push(...refusalFaults(String(reply.headers['content-type']), reply.body, known))
  }
  if (
    /\bat \/|node_modules|\bselect .* from\b|violates .* constraint|postgres/i.test(reply.body) &&
    status >= 400
  ) {
    promises.push(`shows our inside: ${reply.body.slice(0, 300)}`)
  }
  return { status, promises }
}

const isOurCode = (code: string): boolean => code in faults
/** Sign-in also answers with the codes of its library, which it documents: `INVALID_PASSWORD`. */
const isLibraryCode = (code: string): boolean => isOurCode(code) || /^[A-Z][A-Z_]+$/.test(code)

function refusalFaults(type: string, body: string, known: (code: string) => boolean): string[] {
  if (!type.startsWith('application/problem+json')) return [`a refusal of type ${type}`]
  const { code } = z.looseObject({ code: z.string() }).parse(JSON.parse(body))
  return known(code) ? [] : [`the code ${code} is not in the table`]
}

function wellFormed(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
}
