import type { Question } from '../types.ts'
import type { OfxNode } from './sgml.ts'
import { field } from './sgml.ts'

/** Types that take money out by their name (OFX 1.6, 11.4.2.3.1.1); INT, XFER and their like go either way. */
const leaving: ReadonlySet<string> = new Set(
  'DEBIT CHECK ATM POS FEE SRVCHG PAYMENT CASH DIRECTDEBIT REPEATPMT'.split(' '),
)

export type Signs = 'as_is' | 'by_type' | 'unclear'

/** `TRNAMT` carries the sign; a file whose debits are all without a minus, and nothing else has one, may mean them by their type. */
export function signsOf(transactions: readonly OfxNode[], answer: string | undefined): Signs {
  const signed = transactions.some((node) => /-|\(/.test(field(node, 'TRNAMT') ?? ''))
  if (signed || !transactions.some(leaves)) return 'as_is'
  return answer === 'as_is' || answer === 'by_type' ? answer : 'unclear'
}

export function leaves(node: OfxNode): boolean {
  const amount = field(node, 'TRNAMT') ?? ''
  return /[1-9]/.test(amount) && leaving.has(field(node, 'TRNTYPE')?.toUpperCase() ?? '')
}

export function signQuestion(transactions: readonly OfxNode[]): Question {
  return {
    code: 'sign',
    message:
      'The file calls movements debits but prints no minus anywhere. Did the debits leave the account?',
    choices: [
      { value: 'by_type', label: 'Yes: debits, checks and fees are money out' },
      { value: 'as_is', label: 'No: every amount is money in, as printed' },
    ],
    samples: transactions
      .filter(leaves)
      .slice(0, 5)
      .map((node) => [field(node, 'TRNTYPE'), field(node, 'NAME'), field(node, 'TRNAMT')].join(' ')),
  }
}
