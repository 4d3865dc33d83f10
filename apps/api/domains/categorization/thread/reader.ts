/** The thread that reads rows. It holds no database and no environment; rows come, readings go. */
import { parentPort } from 'node:worker_threads'
import type { FromReader, Reading, ReadRows, ToReader } from './protocol.ts'
import type { Models } from './models.ts'
import { readRow } from './read-row.ts'
import { wordingReader } from './wording.ts'

if (!parentPort) throw new Error('the reader runs as a thread')
const port = parentPort

const readWording = wordingReader()

/** The training core takes tens of megabytes; most workspaces have no model of their own. */
let models: Models | null = null

port.on('message', (message: ToReader) => {
  void answerSafely(message).then((answer) => port.postMessage(answer))
})

// The dictionary is unpacked at the first row; with this one, while the real ones are still on their way.
readRow({
  bookedOn: '2000-01-01',
  amount: -1,
  currency: 'EUR',
  description: 'a shop nobody knows',
  counterparty: null,
  reference: null,
  bankCategory: null,
  account: null,
})

async function answerSafely(message: ToReader): Promise<FromReader> {
  try {
    return await answerTo(message)
  } catch (error) {
    // The name only: what a row says could stand in the message.
    return { is: 'failed', id: message.id, message: error instanceof Error ? error.name : 'Error' }
  }
}

async function answerTo(message: ToReader): Promise<FromReader> {
  const { id } = message
  if (message.do === 'load') {
    models ??= new (await import('./models.ts')).Models()
    await models.load(message.model, message.weights)
    return { is: 'loaded', id }
  }
  const { model } = message
  if (model !== null && !models?.has(model)) return { is: 'unknown_model', id }
  const readings = message.rows.map(readWording)
  const all = model === null || models === null ? readings : models.read(model, message.rows, readings)
  return { is: 'read', id, read: sent(all) }
}

/** Beyond this the places begin anew. */
const placesMax = 10_000
let places = new Map<Reading, number>()

function sent(readings: readonly Reading[]): ReadRows {
  if (places.size > placesMax) places = new Map()
  const from = places.size
  const fresh: Reading[] = []
  const of = Int32Array.from(readings, (reading) => {
    const known = places.get(reading)
    if (known !== undefined) return known
    places.set(reading, places.size)
    fresh.push(reading)
    return places.size - 1
  })
  return { from, fresh, places: of }
}
