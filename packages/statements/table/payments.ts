import { minorDigits } from '@scale/money'
import type { Amount, DecimalMark } from '../amounts/printed.ts'
import { currencyOfMark } from '../amounts/symbols.ts'
import { cellAmount, cellText, isStroke } from './cells.ts'
import { flagWay } from './flags.ts'
import { isPerCurrency } from './per-currency.ts'
import type { Plan } from './plan.ts'
import { leavesOpen } from './row-currency.ts'
import type { TableRecord } from './source.ts'

/** `neutral`: flagged as neither in nor out; `undirected`: the flag says nothing; null: unreadable; undefined: no amount. */
export type Money = Amount | null | undefined | 'neutral' | 'undirected'

/** Reads the amounts of a table under its plan. */
export class MoneyReader {
  private readonly plan: Plan
  private readonly perCurrency: boolean

  constructor(plan: Plan) {
    this.plan = plan
    this.perCurrency = isPerCurrency(plan.layout)
  }

  /** The row's amount, signed as the account feels it. Undefined: no amount at all; null: one that cannot be read. */
  money(record: TableRecord): Money {
    const { layout, sign } = this.plan
    const currency = this.currency(record)
    if (layout.money.kind === 'split') return this.splitMoney(record, currency)
    const amount = this.amount(record, layout.money.column, currency)
    if (!amount) return amount
    if (sign.by === 'flag' && layout.direction !== null) {
      const way =
        flagWay(cellText(record, layout.direction)) ??
        (cellText(record, layout.direction) === '' ? sign.blank : null)
      // “Counts as neither” is an answer; a mere stroke leaves open which way the money went.
      if (way === 'neutral') return cellText(record, layout.direction) === '/' ? 'undirected' : 'neutral'
      if (way === null) return 'undirected'
      return directed(amount, way === 'out')
    }
    if (sign.bareOut) return directed(amount, amount.sign === null || amount.minor < 0n)
    const marked = amount.sign === 'cr' || amount.sign === 'dr'
    const signed = sign.spendPositive && !marked ? negated(amount) : amount
    return this.lessFee(record, signed)
  }

  private splitMoney(record: TableRecord, currency: string | null): Money {
    const { layout, sign } = this.plan
    if (layout.money.kind !== 'split') return undefined
    const [debit, credit] = this.sides(record, layout.money.debit, layout.money.credit, currency)
    if (debit === null || credit === null) return null
    if (debit === undefined && credit === undefined) return undefined
    const credited = credit && sign.creditNegative ? negated(credit) : credit
    const out = debit === undefined ? undefined : sign.debitNegative ? debit : negated(debit)
    if (out === undefined || credited === undefined) return out ?? credited
    if (out.minor === 0n) return credited
    if (credited.minor === 0n) return out
    if (!this.plan.netted) return 'undirected'
    return { ...credited, minor: credited.minor + out.minor, exact: null }
  }

  /** A stroke beside an amount is an empty side; two strokes are no row anybody can read. */
  private sides(
    record: TableRecord,
    debit: number,
    credit: number,
    currency: string | null,
  ): readonly [Amount | null | undefined, Amount | null | undefined] {
    const named = (column: number): string | null =>
      (this.perCurrency ? this.plan.layout.headers[column]?.currency : null) ?? currency
    const out = this.amount(record, debit, named(debit))
    const into = this.amount(record, credit, named(credit))
    if (out && into === null && isStroke(cellText(record, credit))) return [out, undefined]
    if (into && out === null && isStroke(cellText(record, debit))) return [undefined, into]
    return [out, into]
  }

  private lessFee(record: TableRecord, amount: Amount): Amount {
    const { feeSign, layout } = this.plan
    if (feeSign === 0 || layout.fee === null) return amount
    const fee = this.amount(record, layout.fee, amount.currency)
    return fee ? { ...amount, minor: amount.minor + BigInt(feeSign) * fee.minor } : amount
  }

  /** `currency` in the answer is the row's, from the cell, the row or the file. */
  amount(record: TableRecord, column: number, currency: string | null): Amount | null | undefined {
    if (column < 0) return undefined
    const found = cellAmount(record, column, this.mark(column), currency)
    if (found && found.currency === null) found.currency = currency
    if (!found || !this.plan.layout.headers[column]?.inMinorUnits) return found
    return /[.,]\d\d?\D*$/.test(cellText(record, column)) ? null : fromMinorUnits(found)
  }

  private mark(column: number): DecimalMark {
    return this.plan.marks.get(column) ?? '.'
  }

  private currency(record: TableRecord): string | null {
    const { layout, currency } = this.plan
    if (layout.currency === null) return currency
    const text = cellText(record, layout.currency)
    const code = text === '' ? null : currencyOfMark(text)
    return code === null || code === 'open' ? currency : code
  }

  /** What the row's currency cell says where that names no currency; null where it does, or the person said which. */
  openCurrency(record: TableRecord, { currency }: Amount): string | null {
    const { layout, currencyWord } = this.plan
    const text = layout.currency === null ? '' : cellText(record, layout.currency)
    return text !== currencyWord && leavesOpen(text, currency) ? text : null
  }

  /** An amount that can be read but for its mark of money, which is not of the row's currency. */
  isOfUnknownCurrency(record: TableRecord, column: number): boolean {
    return (
      Boolean(this.amount(record, column, null)) &&
      this.amount(record, column, this.currency(record)) === null
    )
  }

  /** Null, too, where the balance stands in another currency than the row's. */
  balance(record: TableRecord, currency: string | null): bigint | null {
    const { layout, sign } = this.plan
    if (layout.balance === null) return null
    const amount = this.amount(record, layout.balance, this.currency(record) ?? currency)
    if (!amount || (currency !== null && amount.currency !== currency)) return null
    const flag = layout.balanceFlag === null ? null : flagWay(cellText(record, layout.balanceFlag))
    const minor = flag === 'out' && amount.minor > 0n ? -amount.minor : amount.minor
    return sign.owed ? -minor : minor
  }

  /** The last readable amount of a line that is no transaction. */
  anyAmount(record: TableRecord): bigint | null {
    for (let at = record.cells.length - 1; at >= 0; at -= 1) {
      const text = cellText(record, at)
      if (text === '' || !/[.,\d]\d/.test(text)) continue
      const amount = cellAmount(
        record,
        at,
        this.mark(this.plan.marks.has(at) ? at : this.firstMarked()),
        this.plan.currency,
      )
      if (amount) return amount.minor
    }
    return null
  }

  private firstMarked(): number {
    return [...this.plan.marks.keys()][0] ?? 0
  }
}

/** A whole number of cents; one with cents of its own is not what its header says. */
function fromMinorUnits(amount: Amount): Amount | null {
  const unit = 10n ** BigInt(minorDigits(amount.currency ?? 'XXX'))
  return amount.exact === null && amount.minor % unit === 0n
    ? { ...amount, minor: amount.minor / unit }
    : null
}

function negated(amount: Amount): Amount {
  const exact =
    amount.exact === null ? null : amount.exact.startsWith('-') ? amount.exact.slice(1) : `-${amount.exact}`
  return { ...amount, minor: -amount.minor, exact }
}

function directed(amount: Amount, out: boolean): Amount {
  return amount.minor < 0n === out ? amount : negated(amount)
}
