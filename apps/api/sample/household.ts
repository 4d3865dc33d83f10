/**
 * A made-up household for people who want to look around: a freelancer in Pune with a client in Berlin, eighteen months
 * up to today. Written by us; no name, number or row is anybody's. The same day and seed always give the same rows.
 */
import type { AccountType } from '@scale/statements'
import { rupees, sampleMonths } from './month.ts'
import { monthRows } from './months.ts'

export interface SampleAccount {
  key: AccountKey
  name: string
  type: AccountType
  currency: string
  bankAccountId: string | null
  openingMinor: bigint
}
export type AccountKey = 'savings' | 'card' | 'euro' | 'cash' | 'loan' | 'invest' | 'flat'

export interface SampleRow {
  account: AccountKey
  on: string
  minor: bigint
  description: string
  counterparty?: string
  /** Slug of its category; absent: not categorised yet. */
  category?: string
  /** Rows with the same key are the two legs of one transfer. */
  transfer?: string
  title?: string
  note?: string
  tags?: readonly string[]
  excluded?: boolean
  pending?: boolean
  /** Parts by category slug; they sum to the row. */
  splits?: readonly { category: string; minor: bigint; note: string }[]
}

export const sampleAccounts: readonly SampleAccount[] = [
  {
    key: 'savings',
    name: 'Sahyadri Savings',
    type: 'bank',
    currency: 'INR',
    bankAccountId: 'XXXX4821',
    openingMinor: 184_250_00n,
  },
  {
    key: 'card',
    name: 'Sahyadri Rupee Card',
    type: 'card',
    currency: 'INR',
    bankAccountId: 'XXXX9013',
    openingMinor: -12_480_00n,
  },
  {
    key: 'euro',
    name: 'Spree Girokonto',
    type: 'bank',
    currency: 'EUR',
    bankAccountId: 'DE02 1203 0000 0000 2020 51',
    openingMinor: 2_340_15n,
  },
  { key: 'cash', name: 'Cash', type: 'cash', currency: 'INR', bankAccountId: null, openingMinor: 3_500_00n },
  {
    key: 'loan',
    name: 'Home loan',
    type: 'loan',
    currency: 'INR',
    bankAccountId: 'HL-0077213',
    openingMinor: -38_60_000_00n,
  },
  {
    key: 'invest',
    name: 'Index funds',
    type: 'investment',
    currency: 'INR',
    bankAccountId: null,
    openingMinor: 4_10_000_00n,
  },
  {
    key: 'flat',
    name: 'Flat in Pune',
    type: 'investment',
    currency: 'INR',
    bankAccountId: null,
    openingMinor: 62_00_000_00n,
  },
]

/** Any number; another one is another household. */
export const sampleSeed = 20_260_215

/** All rows from eighteen months ago to `today`, oldest first. */
export function sampleRows(today: Temporal.PlainDate, seed = sampleSeed): SampleRow[] {
  const chance = mulberry(seed)
  const first = today.with({ day: 1 }).subtract({ months: sampleMonths - 1 })
  const rows: SampleRow[] = []
  for (let index = 0; index < sampleMonths; index += 1) {
    rows.push(...monthRows({ first: first.add({ months: index }), index, chance }))
  }
  const last = today.toString()
  const past = rows.filter((row) => row.on <= last)
  return [...past, ...pendingRows(today)].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
}

function pendingRows(today: Temporal.PlainDate): SampleRow[] {
  return [
    {
      account: 'card',
      on: today.toString(),
      minor: -rupees(742),
      description: 'TIFFINWALA ORDER BENGALURU IN',
      pending: true,
    },
    {
      account: 'card',
      on: today.toString(),
      minor: -rupees(2_180),
      description: 'FRESHKART GROCERY PUNE IN',
      category: 'food.groceries',
      pending: true,
    },
  ]
}

/** A small seeded generator (mulberry32): the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
