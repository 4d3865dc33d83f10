/** The ledger as daily series: which series a row counts in, and with which sign. */
import type { AccountStanding, DailySum, FilingCategory } from '../../accounts/contract.ts'
import type { SubjectKind } from '../schemas.ts'
import { dayOf } from './days.ts'
import { sizeOf } from './size.ts'

/** What the series of a workspace are made of; it travels to a thread. */
export interface Ledger {
  /** Future days too. */
  readonly sums: readonly DailySum[]
  readonly standings: readonly AccountStanding[]
  readonly categories: readonly Pick<FilingCategory, 'id' | 'kind' | 'mergedInto'>[]
  /** The day it is. */
  readonly today: string
  readonly monthStartsOn: number
}

export interface SubjectKey {
  readonly kind: SubjectKind
  readonly subjectId: string | null
  readonly currency: string
}

/** Minor units per day; of a balance, its change. */
export interface DailySeries {
  readonly key: SubjectKey
  /** The first day with a row. */
  readonly from: number
  /** Through the last day that is known. */
  readonly values: Float64Array
  /** Of a balance: what was there before the first row. */
  readonly opening: number
}

export interface Entry extends Pick<DailySum, 'accountId' | 'categoryId' | 'currency' | 'side'> {
  readonly inMinor: number
  /** At most 0. */
  readonly outMinor: number
}

export type Keyed = readonly [id: string, minor: number]

/** Types of accounts whose money can be spent at once. */
const liquid: ReadonlySet<string> = new Set(['bank', 'cash', 'card'])
/** Whether it counts in what all accounts hold. */
export const isPartOfAll = ({ type, archived }: Pick<AccountStanding, 'type' | 'archived'>): boolean =>
  !archived && liquid.has(type)

export const idOf = ({ kind, subjectId, currency }: SubjectKey): string =>
  `${kind} ${subjectId ?? ''} ${currency}`

/** What may be below nothing, even where it never was: in less out, and what moves a balance. */
export const isSigned = (id: string): boolean => id.startsWith('net') || id.startsWith('balance')

export function keyOf(id: string): SubjectKey {
  const [kind = '', subjectId = '', currency = ''] = id.split(' ')
  return { kind: kind as SubjectKind, subjectId: subjectId === '' ? null : subjectId, currency }
}

/** In which series an entry counts. */
export function placing({ standings, categories }: Pick<Ledger, 'standings' | 'categories'>) {
  const accounts = new Map(standings.map((account) => [account.id, account]))
  const known = new Map(categories.map((category) => [category.id, category]))
  const today = (id: string | null) => {
    let category = id === null ? undefined : known.get(id)
    while (category?.mergedInto) category = known.get(category.mergedInto)
    return category
  }
  return ({ accountId, categoryId, currency, side, inMinor, outMinor }: Entry): Keyed[] => {
    const net = inMinor + outMinor
    const of = (kind: SubjectKind, subjectId: string | null, minor: number): Keyed => [
      idOf({ kind, subjectId, currency }),
      minor,
    ]
    const account = accounts.get(accountId)
    // What an account gives to another of one's own is a flow of its own too.
    const own = [of('balance', accountId, net), of('net', accountId, net)]
    const placed = account?.currency === currency ? own : []
    if (account && isPartOfAll(account)) placed.push(of('balance', null, net))
    if (side === 'uncategorised') {
      placed.push(of('income', null, inMinor), of('expense', null, -outMinor), of('net', null, net))
    }
    const category = side === 'category' ? today(categoryId) : undefined
    if (category && category.kind !== 'transfer') {
      const incoming = category.kind === 'income'
      placed.push(
        incoming ? of('income', null, net) : of('expense', null, -net),
        of('net', null, net),
        of('category', category.id, incoming ? net : -net),
      )
    }
    return placed
  }
}

export interface Read {
  readonly series: readonly DailySeries[]
  /** The last day that is known: the newest day with a row, today at the latest. Null where there is none. */
  readonly asOf: number | null
  /** Series whose every row is dated ahead. */
  readonly onlyFuture: readonly SubjectKey[]
  /** What is dated ahead, by series. */
  readonly ahead: ReadonlyMap<string, readonly { day: number; minor: number }[]>
}

/** Rows dated ahead are no history; they are told apart, since they are known to come. */
export function readLedger(ledger: Ledger): Read {
  const place = placing(ledger)
  const today = dayOf(ledger.today)
  const past = new Map<string, Map<number, number>>()
  const ahead = new Map<string, { day: number; minor: number }[]>()
  let asOf: number | null = null
  for (const sum of ledger.sums) {
    const day = dayOf(sum.on)
    const entry = { ...sum, inMinor: sizeOf(sum.inMinor), outMinor: sizeOf(sum.outMinor) }
    if (day <= today) asOf = Math.max(asOf ?? day, day)
    for (const [id, minor] of place(entry)) {
      if (minor === 0 && !id.startsWith('balance')) continue
      if (day > today) {
        ahead.set(id, [...(ahead.get(id) ?? []), { day, minor }])
        continue
      }
      const days = past.get(id) ?? new Map<number, number>()
      days.set(day, (days.get(day) ?? 0) + minor)
      past.set(id, days)
    }
  }
  const openings = openingsOf(ledger.standings)
  const series = [...past].map(([id, days]): DailySeries => {
    const from = Math.min(...days.keys())
    const values = new Float64Array((asOf ?? from) - from + 1)
    for (const [day, minor] of days) values[day - from] = minor
    return { key: keyOf(id), from, values, opening: openings.get(id) ?? 0 }
  })
  const onlyFuture = [...ahead.keys()].filter((id) => !past.has(id)).map(keyOf)
  return { series, asOf, onlyFuture, ahead }
}

function openingsOf(standings: readonly AccountStanding[]): Map<string, number> {
  const openings = new Map<string, number>()
  for (const account of standings) {
    const { id, currency, openingMinor } = account
    openings.set(idOf({ kind: 'balance', subjectId: id, currency }), sizeOf(openingMinor))
    if (!isPartOfAll(account)) continue
    const total = idOf({ kind: 'balance', subjectId: null, currency })
    openings.set(total, (openings.get(total) ?? 0) + sizeOf(openingMinor))
  }
  return openings
}
