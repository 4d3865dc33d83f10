import { currentWorkspace } from './workspace.ts'

/** What the API answers when it cannot do as asked (RFC 9457), as an error that a screen can show. */
export class ApiFault extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly field: string | undefined
  readonly requestId: string | undefined
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiFault'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail ?? problem.title
    this.field = problem.field
    this.requestId = problem.requestId
  }
}

interface Problem {
  status: number
  code: string
  title: string
  detail?: string
  field?: string
  requestId?: string
}

export type QueryValue = string | number | boolean | null | undefined | readonly string[]

interface CallOptions {
  query?: Record<string, QueryValue>
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
  /** Version of the thing being edited: the edit is refused if somebody else was faster. */
  version?: number
  signal?: AbortSignal
  /** Set by a caller that may send the same wish twice; made fresh for each call otherwise. */
  idempotencyKey?: string
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request to the API on this origin. Throws `ApiFault` for any answer that is not a success. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  return bodyOf<T>(await send(method, path, options))
}

/** A file that is held whole before it is saved, so that a refusal can be told. Throws `ApiFault`. */
export async function fileAt(path: string, query: Record<string, QueryValue>): Promise<Blob> {
  return (await send('GET', path, { query })).blob()
}

/** A change a person can take back: with the id of the operation that `POST /v1/operations/{id}/undo` undoes. */
export async function act<T>(
  method: Method,
  path: string,
  options: CallOptions = {},
): Promise<{ answer: T; operationId: string | null }> {
  const answer = await send(method, path, options)
  return { answer: await bodyOf<T>(answer), operationId: answer.headers.get('x-operation') }
}

async function bodyOf<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T
  return (await answer.json()) as T
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const headers = new Headers({ accept: 'application/json', ...options.headers })
  const workspace = currentWorkspace()
  if (workspace) headers.set('x-workspace', workspace)
  if (method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  if (options.version !== undefined) headers.set('if-match', `"${options.version}"`)
  if (options.json !== undefined) headers.set('content-type', 'application/json')
  const body = options.json === undefined ? options.body : JSON.stringify(options.json)
  const request: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) request.body = body
  if (options.signal) request.signal = options.signal

  const answer = await reach(path + queryText(options.query), request)
  if (!answer.ok) throw await faultOf(answer)
  return answer
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiFault({ status: 0, code: 'server_unreachable', title: 'SCALE did not answer' })
  }
}

async function faultOf(answer: Response): Promise<ApiFault> {
  const requestId = answer.headers.get('x-request-id') ?? undefined
  const text = await answer.text()
  const told = readProblem(text)
  return new ApiFault({
    code: 'unexpected_answer',
    title: answer.statusText || 'Unexpected answer',
    ...(requestId ? { requestId } : {}),
    ...told,
    status: answer.status,
  })
}

function readProblem(text: string): Partial<Problem> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    const { title, message } = value as { title?: string; message?: string }
    return { ...(value as Partial<Problem>), title: title ?? message ?? 'Unexpected answer' }
  } catch {
    return {}
  }
}

/** `?a=1&b=2&b=3`; what is null, undefined or an empty list stays away. */
export function queryText(query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) for (const one of value) search.append(name, one)
    else search.append(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** An address the browser fetches by itself (a download, a stream): it cannot carry headers. */
export function addressOf(path: string, query: Record<string, QueryValue> = {}): string {
  return path + queryText({ workspace: currentWorkspace(), ...query })
}
