/** Readers in a process of their own: `count` of them, each waiting for its answer, then `pauseMs` before the next. */
import { Agent, request } from 'node:http'

export interface Wanted {
  origin: string
  headers: Record<string, string>
  /** Chosen from in turn. */
  paths: readonly string[]
  count: number
  pauseMs: number
  forMs: number
}

export interface Read {
  /** Milliseconds from sending to the last byte, of each request. */
  tookMs: number[]
  forMs: number
  bytes: number
  /** Answers other than 200. */
  refused: number
}

if (process.send) {
  process.once('message', (wanted: Wanted) => {
    void read(wanted).then((result) => process.send?.(result, () => process.exit(0)))
  })
}

async function read(wanted: Wanted): Promise<Read> {
  const agent = new Agent({ keepAlive: true, maxSockets: wanted.count })
  const tookMs: number[] = []
  let bytes = 0
  let turn = 0
  let refused = 0
  const start = performance.now()
  const reader = async (first: number): Promise<void> => {
    // Readers do not start in step.
    await sleep((wanted.pauseMs * first) / wanted.count)
    while (performance.now() - start < wanted.forMs) {
      const path = wanted.paths[turn++ % wanted.paths.length] ?? '/'
      const sent = performance.now()
      const answer = await get(agent, wanted, path)
      bytes += answer.bytes
      if (answer.status === 200) tookMs.push(performance.now() - sent)
      else refused += 1
      if (wanted.pauseMs > 0) await sleep(wanted.pauseMs)
    }
  }
  await Promise.all(Array.from({ length: wanted.count }, (_, index) => reader(index)))
  agent.destroy()
  return { tookMs, forMs: performance.now() - start, bytes, refused }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function get(
  agent: Agent,
  { origin, headers }: Wanted,
  path: string,
): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const sent = request(origin + path, { agent, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => (bytes += chunk.length))
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, bytes })
      })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}
