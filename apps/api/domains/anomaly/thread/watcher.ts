/** The thread that watches rows. It holds no database; rows come, findings go. */
import { deserialize, serialize } from 'node:v8'
import { parentPort } from 'node:worker_threads'
import { candidatesOf } from '../detect/choose.ts'
import type { Finding } from '../detect/finding.ts'
import { startWatch, type Watch } from '../detect/memory.ts'
import { type LedgerRow, openReader } from '../detect/row.ts'
import { observe } from '../detect/watch.ts'
import type { FromWatcher, Looked, ToWatcher } from './protocol.ts'

if (!parentPort) throw new Error('the watcher runs as a thread')
const port = parentPort

interface Look {
  watch: Watch
  findings: Finding[]
}
const looks = new Map<string, Look>()
const read = openReader()

port.on('message', ({ id, ...message }: ToWatcher & { id: number }) => {
  const answer = answerSafely(id, message)
  const transfer = answer.is === 'done' && answer.looked ? [answer.looked.memory.buffer] : []
  port.postMessage(answer, transfer)
})

function answerSafely(id: number, message: ToWatcher): FromWatcher {
  try {
    return { is: 'done', id, looked: answerTo(message) }
  } catch (error) {
    looks.delete(message.look)
    // The name only: what a row says could stand in the message.
    return { is: 'failed', id, message: error instanceof Error ? error.name : 'Error' }
  }
}

function answerTo(message: ToWatcher): Looked | null {
  switch (message.do) {
    case 'open': {
      const watch: Watch = message.memory ? deserialize(message.memory) : startWatch()
      looks.set(message.look, { watch, findings: [] })
      return null
    }
    case 'rows':
      return take(message.look, message.rows)
    case 'end':
      return end(message.look)
    case 'drop':
      looks.delete(message.look)
      return null
  }
}

function take(name: string, rows: readonly LedgerRow[]): null {
  const look = looks.get(name)
  if (!look) throw new RangeError('no such look')
  look.findings.push(...observe(look.watch, read(rows)))
  return null
}

function end(name: string): Looked {
  const look = looks.get(name)
  if (!look) throw new RangeError('no such look')
  looks.delete(name)
  const { watch, findings } = look
  const settled = watch.settled.splice(0)
  const through = Number.isFinite(watch.through) ? watch.through : null
  return { candidates: candidatesOf(findings), settled, memory: Uint8Array.from(serialize(watch)), through }
}
