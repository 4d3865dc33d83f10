import type { StagedRow } from './columns.ts'
import type { Tally } from './protocol.ts'

interface Month {
  month: string
  currency: string
  inMinor: bigint
  outMinor: bigint
  rows: number
}

/** Counts rows by account and sums them by month while they pass, so that a preview needs no second read. */
export class RunningTally {
  rows = 0
  problems = 0
  skips = 0
  #accounts: { rows: number; from: string | null; to: string | null }[]
  #months = new Map<string, Month>()

  constructor(accounts: number) {
    this.#accounts = Array.from({ length: accounts }, () => ({ rows: 0, from: null, to: null }))
  }

  add(row: StagedRow): void {
    this.rows += 1
    const account = this.#accounts[row.account]
    if (account) {
      account.rows += 1
      if (account.from === null || row.bookedOn < account.from) account.from = row.bookedOn
      if (account.to === null || row.bookedOn > account.to) account.to = row.bookedOn
    }
    const month = this.#month(row.bookedOn.slice(0, 7), row.currency)
    month.rows += 1
    if (row.amountMinor > 0n) month.inMinor += row.amountMinor
    else month.outMinor += row.amountMinor
  }

  #month(month: string, currency: string): Month {
    const key = `${month} ${currency}`
    let sums = this.#months.get(key)
    if (!sums) {
      sums = { month, currency, inMinor: 0n, outMinor: 0n, rows: 0 }
      this.#months.set(key, sums)
    }
    return sums
  }

  result(): Tally {
    const months = [...this.#months.values()].map((sums) => ({
      ...sums,
      inMinor: String(sums.inMinor),
      outMinor: String(sums.outMinor),
    }))
    const { rows, problems, skips } = this
    return { rows, problems, skips, accounts: this.#accounts, months }
  }
}
