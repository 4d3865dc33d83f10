import type { SheetCell } from '../types.ts'

const amountKey = /^(?:transactionAmount\.)?amount$/i
const directionKey = /^creditDebit(?:Indicator)?$/i

/**
 * Interfaces of banks name both sides of a payment, or the other one alone. Who the money went to, or came from, is the
 * counterparty; where nothing tells the direction, the one who was paid. `signed`: amounts of this file carry a minus.
 */
export function withCounterparty(cells: Map<string, SheetCell>, signed: boolean): Map<string, SheetCell> {
  const [creditor, debtor] = [/^creditor\.?name$/i, /^debtor\.?name$/i].map((name) => {
    const key = keyOf(cells, name)
    const cell = cells.get(key)
    cells.delete(key)
    return cell
  })
  const direction = textAt(cells, directionKey)
  const cameIn = direction === '' ? signed && !isPaidOut(cells) : /^c/i.test(direction)
  const name = (cameIn ? debtor : creditor) ?? creditor ?? debtor
  if (name) cells.set('counterpartyName', name)
  return cells
}

/** The amount carries a minus. */
export function isPaidOut(cells: ReadonlyMap<string, SheetCell>): boolean {
  return textAt(cells, amountKey).startsWith('-')
}

function keyOf(cells: ReadonlyMap<string, SheetCell>, name: RegExp): string {
  return [...cells.keys()].find((key) => name.test(key)) ?? ''
}

function textAt(cells: ReadonlyMap<string, SheetCell>, name: RegExp): string {
  return cells.get(keyOf(cells, name))?.text ?? ''
}
