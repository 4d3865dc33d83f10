/** Which of two unnamed columns is money out. */
import type { Mapping, ParseOptions, Question } from '../types.ts'
import type { Layout } from './plan.ts'
import { columnsQuestion } from './questions.ts'
import { rowWords, wayOf } from './sign.ts'
import type { TableRecord } from './source.ts'

/** Two unnamed columns: words of spending beside one of them name both, else the person does. */
export function pairOrder(
  layout: Layout,
  evidence: { records: readonly TableRecord[] },
  options: ParseOptions,
  remembered: Mapping | null,
  questions: Question[],
  card: boolean,
): void {
  if (layout.money.kind !== 'split') return
  const { debit: left, credit: right } = layout.money
  const swap = (): void => {
    layout.money = { kind: 'split', debit: right, credit: left }
  }
  const answer = options.answers?.columns
  if (answer === 'first_out' || remembered?.columns.debit === left) return
  if (answer === 'first_in' || remembered?.columns.debit === right) return swap()
  const votes = { left: 0, right: 0 }
  for (const record of evidence.records) {
    const way = wayOf(rowWords(record, layout), card)
    if (way === null) continue
    const inLeft = /[1-9]/.test(record.cells[left] ?? '')
    if (inLeft === (way === 'out')) votes.left += 1
    else votes.right += 1
  }
  const [many, few] = [Math.max(votes.left, votes.right), Math.min(votes.left, votes.right)]
  if (many < 3 || few * 5 > many) questions.push(columnsQuestion(left, right, evidence.records))
  else if (votes.right > votes.left) swap()
}
