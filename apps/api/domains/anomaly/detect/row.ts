/** A row of the ledger as the detectors see it: who stands at the other end, in which currency, filed under what. */
import { isCurrency } from '@scale/money'
import { type Payee, payeeOf } from '@scale/merchants'

export interface LedgerRow {
  id: string
  accountId: string
  /** YYYY-MM-DD */
  bookedOn: string
  amountMinor: bigint
  currency: string
  description: string
  counterparty: string | null
  /** Slug or id of the category it is filed under. */
  category: string | null
  /** A leg of a transfer between own accounts. */
  transfer: boolean
}

export interface Row {
  id: string
  account: string
  /** Days since 1970-01-01. */
  day: number
  /** Size in minor units, above 0. */
  size: number
  incoming: boolean
  currency: string
  payee: string
  name: string
  category: string | null
  /** The bank's own charge. */
  isFee: boolean
  isCash: boolean
  /** To or from a person. */
  isPerson: boolean
  /** The currency the narration says it was made in, where that is another. */
  abroad: string | null
}

/** Narration ends long before; what goes on is no narration. */
const textMax = 500
const memoMax = 20_000

/**
 * Reads rows, with a memory of texts read before. Transfers between own accounts and rows of nothing are left out: they
 * are neither earned nor spent.
 */
export function openReader(): (rows: readonly LedgerRow[]) => Row[] {
  const memo = new Map<string, Payee & { abroad: string | null }>()
  const reading = ({ description, counterparty, currency, amountMinor }: LedgerRow) => {
    const text = {
      description: description.slice(0, textMax),
      counterparty: counterparty?.slice(0, textMax) ?? null,
    }
    const sign = amountMinor < 0n ? -1 : 1
    const key = `${sign}${currency}\n${text.counterparty ?? ''}\n${text.description}`
    const known = memo.get(key)
    if (known) return known
    if (memo.size >= memoMax) memo.clear()
    const read = { ...payeeOf(text, { currency, sign }), abroad: currencyNamed(text.description, currency) }
    memo.set(key, read)
    return read
  }
  return (rows) =>
    rows.flatMap((row) => (row.transfer || row.amountMinor === 0n ? [] : [rowOf(row, reading(row))]))
}

function rowOf(row: LedgerRow, { key, name, said, finding, abroad }: Payee & { abroad: string | null }): Row {
  const { kind } = said.narration
  const category = row.category ?? finding?.category ?? null
  return {
    id: row.id,
    account: row.accountId,
    day: dayOf(row.bookedOn),
    size: sizeOf(row.amountMinor),
    incoming: row.amountMinor > 0n,
    currency: row.currency,
    payee: key,
    name,
    category,
    isFee:
      kind === 'fee' ||
      category === 'fees.bank' ||
      category === 'fees.exchange' ||
      bankCharge.test(row.description),
    isCash: kind === 'withdrawal' || kind === 'deposit',
    isPerson: kind === 'person',
    abroad,
  }
}

/** What banks call their charges where the narration alone does not tell that the bank itself charged. */
const bankCharge =
  /\b(?:overdraft|late payment|return(?:ed)?|statement|cash advance|account|atm|chaps|wire|cheque|min(?:imum)? bal(?:ance)?|ecs|nach|conversion|non-sterling|foreign)\b.{0,20}\b(?:fees?|charges?)\b|^entgelt\b|\b(?:mahn|ruecklast|rücklast|ueberzieh|überzieh|kontof)\w*(?:geb|zins|entgelt)|^geb(?:ue|ü)hr/i

const millisecondsPerDay = 86_400_000

export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay)
}

export function dateOf(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10)
}

/** Sizes are compared as ratios, so they are floating; amounts on the wire are the ledger's own. */
const sizeOf = (amountMinor: bigint): number => Number(amountMinor < 0n ? -amountMinor : amountMinor)

/** With its decimals, for three letters and a number alone may be anything. */
const besideAmount = /(?<![A-Z])([A-Z]{3}) ?(?=\d[\d.,]*[.,]\d\d(?!\d))|[.,]\d\d ?([A-Z]{3})(?![A-Z])/g

/** A currency printed beside an amount, such as `USD 54.20`, that is not the row's own. */
function currencyNamed(text: string, own: string): string | null {
  for (const [, before, after] of text.matchAll(besideAmount)) {
    const code = before ?? after ?? ''
    if (code !== own && isCurrency(code)) return code
  }
  return null
}
