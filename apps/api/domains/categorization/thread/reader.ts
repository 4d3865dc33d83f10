/** The thread that reads rows. It holds no database and no environment; rows come, readings go. */
import { parentPort } from 'node:worker_threads'
import type { FromReader, ToReader } from './protocol.ts'
import { readRow } from './read-row.ts'

if (!parentPort) throw new Error('the reader runs as a thread')
const port = parentPort

port.on('message', (message: ToReader) => {
  let answer: FromReader
  try {
    answer = answerTo(message)
  } catch (error) {
    // The name only: what a row says could stand in the message.
    answer = { is: 'failed', id: message.id, message: error instanceof Error ? error.name : 'Error' }
  }
  port.postMessage(answer)
})

function answerTo(message: ToReader): FromReader {
  if (message.do === 'load') return { is: 'loaded', id: message.id }
  return { is: 'read', id: message.id, readings: message.rows.map(readRow) }
}
