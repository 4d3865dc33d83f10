import { once } from 'node:events'
import http2 from 'node:http2'
import net from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { gateLimits, openGate, type Gate, type Handler } from '../gate.ts'

let gate: Gate
afterEach(() => gate.close())

const echo: Handler = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const answer = JSON.stringify({
      version: request.httpVersion,
      path: request.url,
      body: Buffer.concat(chunks).toString(),
    })
    response.setHeader('content-type', 'application/json')
    // The two kinds of response differ in the types of `end` only.
    if ('stream' in response) response.end(answer)
    else response.end(answer)
  })
}

async function open(limits = gateLimits): Promise<number> {
  gate = openGate(echo, limits)
  return (await gate.listen({ host: '127.0.0.1', port: 0 })).port
}

test('HTTP/1.1 and HTTP/2 answer on the same port', async () => {
  const port = await open()
  const overHttp1 = await fetch(`http://127.0.0.1:${port}/a`, { method: 'POST', body: 'x'.repeat(100_000) })
  expect(await overHttp1.json()).toMatchObject({ version: '1.1', path: '/a', body: 'x'.repeat(100_000) })
  expect(JSON.parse(await overHttp2(port, '/a', 'y'.repeat(100_000)))).toMatchObject({
    version: '2.0',
    body: 'y'.repeat(100_000),
  })
})

test('a client that sends its preface byte by byte is understood', async () => {
  const port = await open()
  const socket = net.connect(port, '127.0.0.1').setNoDelay()
  for (const byte of 'POST /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi') {
    socket.write(byte)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  expect(await text(socket)).toContain('"path":"/slow","body":"hi"')
})

test('a connection that says nothing is closed', async () => {
  const port = await open({ ...gateLimits, silenceMsMax: 30 })
  const socket = net.connect(port, '127.0.0.1')
  await once(socket, 'close')
})

test('an HTTP/2 connection on which nothing moves any more is closed', async () => {
  const port = await open({ ...gateLimits, idleMsMax: 50 })
  const session = http2.connect(`http://127.0.0.1:${port}`)
  await once(session, 'connect')
  await once(session, 'close')
})

test('headers that trickle in for ever are cut off', async () => {
  const port = await open({ ...gateLimits, headersMsMax: 100, checkMs: 20 })
  const socket = net.connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408/)
})

test('a request with two lengths is refused, so nothing can be smuggled behind it', async () => {
  const port = await open()
  for (const lengths of [
    'content-length: 3\r\ntransfer-encoding: chunked',
    'transfer-encoding: chunked\r\ncontent-length: 3',
    'content-length: 3\r\ncontent-length: 4',
    'transfer-encoding: xchunked',
  ]) {
    const socket = net.connect(port, '127.0.0.1')
    socket.write(
      `POST /a HTTP/1.1\r\nhost: a\r\n${lengths}\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\nhost: a\r\n\r\n`,
    )
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
    expect(answer).not.toContain('smuggled')
  }
})

test('close lets a running request end and cuts one that does not', async () => {
  const port = await open({ ...gateLimits, drainMsMax: 100 })
  const running = fetch(`http://127.0.0.1:${port}/last`)
  const stuck = net.connect(port, '127.0.0.1')
  stuck.on('error', () => {})
  stuck.write('POST /stuck HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nnever')
  expect((await running).status).toBe(200)
  const cut = new Promise((resolve) => stuck.once('close', resolve))
  await gate.close()
  await cut
  await expect(fetch(`http://127.0.0.1:${port}/late`)).rejects.toThrow()
})

async function overHttp2(port: number, path: string, body: string): Promise<string> {
  const session = http2.connect(`http://127.0.0.1:${port}`)
  const stream = session.request({ ':path': path, ':method': 'POST' })
  stream.end(body)
  const answer = await text(stream)
  session.close()
  return answer
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let answer = ''
  for await (const chunk of stream) answer += String(chunk)
  return answer
}
