import type { Row } from '@scale/hypcd'
import type { PlainRow, Reading } from './protocol.ts'

/** A row as the model sees it, in training as in use: all its words, and what the dictionary makes of it. */
export function modelRow(row: PlainRow, { dictionary }: Pick<Reading, 'dictionary'>): Row {
  const { description, counterparty, amount, bookedOn: date, bankCategory } = row
  const text = (counterparty === null ? description : `${counterparty} ${description}`).slice(0, textMax)
  const hints = [dictionary?.label, dictionary?.label.split('.')[0], bankCategory].filter(
    (hint) => typeof hint === 'string' && hint !== '',
  )
  return {
    text,
    amount,
    date,
    hints: hints.map(String),
    ...(row.account !== null && { account: row.account }),
  }
}

/** Narration ends long before; what goes on is no narration. */
const textMax = 500
