/**
 * One port for HTTP/1.1, HTTP/2 without TLS (prior knowledge) and gRPC. The first bytes tell them apart: only an
 * HTTP/2 client opens with `PRI * HTTP/2.0` (RFC 9113 §3.4), and no HTTP/1 method starts with "PRI".
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import http2, { type Http2ServerRequest, type Http2ServerResponse, type ServerHttp2Session } from 'node:http2'
import net, { type AddressInfo, type Socket } from 'node:net'

export type Handler = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void

export interface GateLimits {
  /** A connection that says nothing is closed after this. */
  silenceMsMax: number
  headersMsMax: number
  requestMsMax: number
  /** How often the two limits above are checked. */
  checkMs: number
  headerBytesMax: number
  streamsPerConnectionMax: number
  /** An HTTP/2 connection on which nothing moves is asked to go; HTTP/1.1 has its own keep-alive limit. */
  idleMsMax: number
  /** How long running requests may go on after `close`. */
  drainMsMax: number
}

export const gateLimits: GateLimits = {
  silenceMsMax: 10_000,
  headersMsMax: 20_000,
  requestMsMax: 300_000,
  checkMs: 5000,
  headerBytesMax: 16 * 1024,
  streamsPerConnectionMax: 200,
  idleMsMax: 120_000,
  drainMsMax: 10_000,
}

export interface Gate {
  listen(options: { host: string; port: number }): Promise<AddressInfo>
  /** Takes no new connections, lets running requests end, then cuts what is left. */
  close(): Promise<void>
}

const preface = 'PRI'

export function openGate(handler: Handler, limits: GateLimits = gateLimits): Gate {
  const sockets = new Set<Socket>()
  /** Opened ahead of need, as browsers do; nothing was asked on them yet. */
  const silent = new Set<Socket>()
  const sessions = new Set<ServerHttp2Session>()
  const http1 = http1Server(handler, limits)
  const http2c = http2Server(handler, limits, sessions)

  const port = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    silent.add(socket)
    socket.once('close', () => {
      sockets.delete(socket)
      silent.delete(socket)
    })
    // A reset before either server has taken the socket over.
    socket.on('error', () => socket.destroy())
    handOver(socket, limits.silenceMsMax, (protocol) => {
      silent.delete(socket)
      const server = protocol === 'http2' ? http2c : http1
      server.emit('connection', socket)
    })
  })

  return {
    listen: ({ host, port: number }) =>
      new Promise((resolve, reject) => {
        port.once('error', reject)
        port.listen(number, host, () => {
          port.removeListener('error', reject)
          const address = port.address()
          if (address === null || typeof address === 'string') return reject(new Error('No TCP address'))
          resolve(address)
        })
      }),
    async close() {
      const closed = new Promise<void>((resolve) => port.close(() => resolve()))
      for (const socket of silent) socket.destroy()
      http1.closeIdleConnections()
      for (const session of sessions) session.close()
      const cut = setTimeout(() => sockets.forEach((socket) => socket.destroy()), limits.drainMsMax)
      // Keep-alive connections fall idle one by one as their last answer leaves.
      const sweep = setInterval(() => http1.closeIdleConnections(), 50)
      await closed
      clearTimeout(cut)
      clearInterval(sweep)
      http1.close()
      http2c.close()
    },
  }
}

function http1Server(handler: Handler, limits: GateLimits): http.Server {
  const server = http.createServer(
    {
      headersTimeout: limits.headersMsMax,
      requestTimeout: limits.requestMsMax,
      maxHeaderSize: limits.headerBytesMax,
      connectionsCheckingInterval: limits.checkMs,
      requireHostHeader: true,
    },
    handler,
  )
  // It never listens itself, and only on this event does it start to watch its time limits and idle connections.
  server.emit('listening')
  return server
}

/** Keeps `sessions` to those that are open. */
function http2Server(
  handler: Handler,
  limits: GateLimits,
  sessions: Set<ServerHttp2Session>,
): http2.Http2Server {
  const server = http2.createServer({
    maxHeaderListPairs: 100,
    settings: {
      maxConcurrentStreams: limits.streamsPerConnectionMax,
      maxHeaderListSize: limits.headerBytesMax,
    },
  })
  server.on('request', handler)
  server.on('session', (session) => {
    sessions.add(session)
    session.setTimeout(limits.idleMsMax, () => session.close())
    session.once('close', () => sessions.delete(session))
  })
  return server
}

/** Reads just enough to know the protocol and puts it back, so the chosen server sees the connection untouched. */
function handOver(socket: Socket, silenceMsMax: number, to: (protocol: 'http1' | 'http2') => void): void {
  const give = (protocol: 'http1' | 'http2') => {
    socket.setTimeout(0)
    socket.removeListener('timeout', hangUp)
    socket.removeListener('readable', peek)
    to(protocol)
  }
  const hangUp = () => socket.destroy()
  const peek = () => {
    const start: Buffer | null = socket.read()
    if (start === null) return
    socket.unshift(start)
    const seen = start.toString('latin1', 0, preface.length)
    if (seen === preface) give('http2')
    else if (!preface.startsWith(seen)) give('http1')
    // One or two bytes that could become either: wait for the next.
  }
  socket.setTimeout(silenceMsMax, hangUp)
  socket.on('readable', peek)
}
