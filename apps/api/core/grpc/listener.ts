/**
 * gRPC beside REST: calls are told by their content type and go to Connect, all else to Fastify. Connect takes a
 * moment to load, so it is loaded by the first call.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import type { ConnectRouter } from '@connectrpc/connect'
import type { Handler } from '../http/gate.ts'

/** Larger messages are refused with `resource_exhausted`. */
const messageBytesMax = 4 * 1024 * 1024

const isCall = (request: IncomingMessage | Http2ServerRequest): boolean =>
  /^application\/grpc(?:-web)?(?:[+; ]|$)/.test(request.headers['content-type'] ?? '')

export interface Calls {
  services: () => Promise<(router: ConnectRouter) => void>
  /** Ends running streams with `unavailable` when the server stops. */
  stopping: AbortSignal
}

export function withGrpc(rest: Handler, calls: Calls): Handler {
  let grpc: Promise<Handler> | undefined
  return (request, response) => {
    if (!isCall(request)) return rest(request, response)
    grpc ??= load(calls)
    grpc.then(
      (handle) => handle(request, response),
      () => refuse(response),
    )
  }
}

async function load({ services, stopping }: Calls): Promise<Handler> {
  const [{ connectNodeAdapter }, routes] = await Promise.all([import('@connectrpc/connect-node'), services()])
  return connectNodeAdapter({
    routes,
    readMaxBytes: messageBytesMax,
    grpcWeb: true,
    connect: false,
    shutdownSignal: stopping,
  })
}

function refuse(response: ServerResponse | Http2ServerResponse): void {
  response.statusCode = 503
  if ('stream' in response) response.end()
  else response.end()
}
