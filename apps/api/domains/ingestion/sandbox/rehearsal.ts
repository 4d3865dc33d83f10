/** A statement nobody owns, which a thread that waits for a real one reads meanwhile. */
import type { ReadRequest } from './protocol.ts'

const rows = 400

export function rehearsalFile(): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = String(1 + Math.floor(row / 15)).padStart(2, '0')
    const amount = row % 9 === 0 ? `${row + 100}.25` : `-${row + 10}.50`
    return `2000-01-${day},CARD PAYMENT SHOP ${row},${1000 + row},${amount},${10_000 + row}.75`
  })
  return new TextEncoder().encode(['Date,Description,Reference,Amount,Balance', ...lines].join('\n'))
}

export const rehearsal: Omit<ReadRequest, 'file'> = {
  options: { currency: 'EUR', early: true },
  remembered: [],
  currencyDefault: 'EUR',
  shape: 'columns',
  rowsPerBatch: rows,
}
