import type { PlainRow, Reading } from './protocol.ts'

/** What one row says of its merchant. */
export function readRow(row: PlainRow): Reading {
  const name = (row.counterparty ?? row.description).trim().slice(0, 80)
  return {
    merchant: name.toLowerCase().replace(/\d+/g, '#'),
    merchantName: name,
    model: null,
    dictionary: null,
  }
}
