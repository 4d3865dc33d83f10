/**
 * What was filed before, counted: under the text as it stands, the merchant without references, and both together with the amount or with
 * the account that paid. A count speaks for itself where a merchant is known; how far it is believed against the network is learned (stack.ts).
 */
import type { Row } from '../encoder/row.ts'
import { foldText, normaliseFolded } from '../text/normalise.ts'
import type { Examples } from './training.ts'

/** Ways to recognise a row, each with counts of its own; `recent` ones forget by half every `halfLifeDays`. Those of the text come first. */
const textLevels = [
  { of: 'text', recent: false },
  { of: 'merchant', recent: false },
  { of: 'first word', recent: false },
  { of: 'text', recent: true },
  { of: 'merchant', recent: true },
] as const
const rowLevels = [
  { of: 'text, amount', recent: false },
  { of: 'text, size', recent: false },
  { of: 'merchant, size', recent: false },
  { of: 'account', recent: false },
  { of: 'account, merchant', recent: false },
  { of: 'account, hint', recent: false },
] as const
export const levels = [...textLevels, ...rowLevels]

const halfLifeDays = 45

/** Class and how often, 0 for those not listed. */
export type Counts = ReadonlyMap<number, number>

export interface Memory {
  /** Per level, then by key. */
  readonly counts: readonly ReadonlyMap<string, Counts>[]
  /** Those that were met. */
  readonly labels: ReadonlySet<number>
}

export function remember({ rows, labels }: Examples): Memory {
  const days = rows.map(({ date }) => (date === undefined ? Number.NaN : Date.parse(date) / 86_400_000))
  const last = days.reduce((latest, day) => (day > latest ? day : latest), -Infinity)
  const counts = levels.map(() => new Map<string, Map<number, number>>())
  const reader = keyReader()
  for (const [row, each] of rows.entries()) {
    const day = days[row] ?? Number.NaN
    const age = Number.isNaN(day) ? 0 : last - day
    const label = labels[row] ?? 0
    for (const [level, key] of reader.keys(each).entries()) {
      if (key === null) continue
      const weight = levels[level]?.recent ? 0.5 ** (age / halfLifeDays) : 1
      const own = counts[level]?.get(key) ?? new Map<number, number>()
      own.set(label, (own.get(label) ?? 0) + weight)
      counts[level]?.set(key, own)
    }
  }
  return { counts, labels: new Set(labels) }
}

export interface Names {
  readonly text: string
  readonly merchant: string
  readonly first: string
}

export interface KeyReader {
  names(text: string): Names
  /** Per level; null where the row has none. */
  keys(row: Row): (string | null)[]
}

/** Remembers what texts read like. */
export function keyReader(): KeyReader {
  const known = new Map<string, Names>()
  const names = (raw: string): Names => {
    const before = known.get(raw)
    if (before) return before
    const text = foldText(raw)
    const merchant = normaliseFolded(text)
    const made = { text, merchant, first: merchant.split(' ', 1)[0] ?? '' }
    if (known.size >= textsMax) known.clear()
    known.set(raw, made)
    return made
  }
  const keys = (row: Row) => [...keysOfText(names(row.text)), ...keysOfRow(row, names(row.text))]
  return { names, keys }
}

const textsMax = 50_000

function keysOfText({ text, merchant, first }: Names): string[] {
  return [text, merchant, first, text, merchant]
}

/** Keys of a text, merchant or account that is not `met` are left out. */
function keysOfRow(
  { amount, account, hints }: Row,
  { text, merchant }: Names,
  met = { text: true, merchant: true, account: true },
): (string | null)[] {
  const hasAmount = amount !== undefined && Number.isFinite(amount)
  const size = hasAmount ? Math.sign(amount) * Math.log1p(Math.abs(amount)) : 0
  const hint = hints?.[0]
  return [
    hasAmount && met.text ? `${text}|${Math.round(amount * 100)}` : null,
    hasAmount && met.text ? `${text}|${Math.round(3 * size)}` : null,
    hasAmount && met.merchant ? `${merchant}|${Math.round(1.5 * size)}` : null,
    account ?? null,
    account === undefined || !met.account || !met.merchant ? null : `${account}\n${merchant}`,
    account === undefined || !met.account || hint === undefined ? null : `${account}\n${hint}`,
  ]
}

export type Recalled = readonly (Counts | undefined)[]

/** What is remembered of a text, by the first levels. */
export function recallText({ counts }: Memory, names: Names): Recalled {
  return keysOfText(names).map((key, level) => counts[level]?.get(key))
}

/** Whether this very text has counts, references and all. */
export function hasMetText({ counts }: Memory, { text }: Names): boolean {
  return counts[0]?.has(text) === true
}

/** What is remembered of a text's merchant, where the text itself is not. */
export function recallMerchant({ counts }: Memory, names: Names): Recalled {
  return keysOfText(names).map((key, level) =>
    textLevels[level]?.of === 'text' ? undefined : counts[level]?.get(key),
  )
}

const nothing: Recalled = rowLevels.map(() => undefined)

/** What is remembered of a row beside its text, by the other levels. What was never met alone was not met with an amount either. */
export function recallRow({ counts }: Memory, row: Row, names: Names, [text, merchant]: Recalled): Recalled {
  const met = {
    text: text !== undefined,
    merchant: merchant !== undefined,
    account: row.account !== undefined && counts[accountLevel]?.has(row.account) === true,
  }
  if (!met.text && !met.merchant && !met.account) return nothing
  return keysOfRow(row, names, met).map((key, level) =>
    key === null ? undefined : counts[textLevels.length + level]?.get(key),
  )
}

const placeOf = (name: (typeof rowLevels)[number]['of']) => rowLevels.findIndex(({ of }) => of === name)
const [account, accountMerchant] = [placeOf('account'), placeOf('account, merchant')]
const accountLevel = textLevels.length + account

/** How well the account that paid is known: not at all, by other merchants, by this one. */
export const standings = 3

export function standingOf(recalledOfRow: Recalled): number {
  if (recalledOfRow[accountMerchant]) return 2
  return recalledOfRow[account] ? 1 : 0
}
