/**
 * The search language of the transaction list: words and `field:value`, in any order, all must hold.
 *   uber "air india" -refund amount:>500 amount:100..200 cat:food tag:trip account:hdfc date:2026-01 after:2026-01-15
 *   before:2026-02 currency:EUR in:out is:transfer is:uncategorised not:split counterparty:uber reference:"INV 12"
 * Anything that is no field is a word. Names of accounts and categories are resolved by the caller.
 */
import type { RowFilter, TextField } from '../store/filter.ts'

export interface Search {
  filter: RowFilter
  accountNames: string[]
  categoryNames: string[]
}

const token = /(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/giu

export function parseSearch(text: string): Search {
  const search: Search = { filter: {}, accountNames: [], categoryNames: [] }
  for (const [whole, minus, key, quoted, bare] of text.matchAll(token)) {
    const value = quoted ?? bare ?? ''
    const read = key === undefined ? undefined : fields[key.toLowerCase()]
    if (read && minus === '' && read(search, value)) continue
    addWord(search.filter, minus === '-' ? whole.slice(1) : whole, minus === '-')
  }
  return search
}

/** Each reads its value into the search; false where the value means nothing to it. */
const fields: Record<string, (search: Search, value: string) => boolean> = {
  amount: ({ filter }, value) => readAmount(filter, value),
  cat: (search, value) => readCategory(search, value),
  category: (search, value) => readCategory(search, value),
  account: ({ accountNames }, value) => accountNames.push(value) > 0,
  tag: ({ filter }, value) => (filter.tags = [...(filter.tags ?? []), value]).length > 0,
  currency: ({ filter }, value) => readCurrency(filter, value),
  date: ({ filter }, value) => readPeriod(filter, value),
  after: ({ filter }, value) => readBound(filter, value, 'from'),
  before: ({ filter }, value) => readBound(filter, value, 'to'),
  in: ({ filter }, value) => readDirection(filter, value),
  is: ({ filter }, value) => readState(filter, value, true),
  not: ({ filter }, value) => readState(filter, value, false),
  title: readText('title'),
  description: readText('description'),
  counterparty: readText('counterparty'),
  reference: readText('reference'),
  note: readText('note'),
  bank: readText('bankCategory'),
}

function addWord(filter: RowFilter, text: string, negated: boolean): void {
  const words = text
    .replaceAll('"', ' ')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return
  if (negated) filter.wordsNot = [...(filter.wordsNot ?? []), words.join(' ')]
  else filter.words = [...(filter.words ?? []), ...words]
}

function readText(field: TextField) {
  return ({ filter }: Search, holds: string): boolean => {
    if (holds === '') return false
    filter.fields = [...(filter.fields ?? []), { field, holds }]
    return true
  }
}

const decimal = /^(\d{1,15})(?:\.(\d{1,4}))?$/

/** Ten-thousandths of the major unit, or null. */
export function tenThousandths(text: string): bigint | null {
  const match = decimal.exec(text.replaceAll(',', '').replace(/^[-+]/, ''))
  return match ? BigInt(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) : null
}

function readAmount(filter: RowFilter, value: string): boolean {
  const range = /^(.+)\.\.(.+)$/.exec(value)
  if (range) {
    const low = tenThousandths(range[1] ?? '')
    const high = tenThousandths(range[2] ?? '')
    if (low === null || high === null) return false
    return narrow(filter, low < high ? low : high, low < high ? high : low)
  }
  const match = /^(>=|<=|>|<|=)?(.+)$/.exec(value)
  const bound = tenThousandths(match?.[2] ?? '')
  if (bound === null) return false
  const sign = match?.[1] ?? '='
  if (sign === '>') return narrow(filter, bound + 1n, null)
  if (sign === '>=') return narrow(filter, bound, null)
  if (sign === '<') return narrow(filter, null, bound - 1n)
  if (sign === '<=') return narrow(filter, null, bound)
  return narrow(filter, bound, bound)
}

function narrow(filter: RowFilter, low: bigint | null, high: bigint | null): boolean {
  if (low !== null && (filter.amountMin === undefined || low > filter.amountMin)) filter.amountMin = low
  if (high !== null && (filter.amountMax === undefined || high < filter.amountMax)) filter.amountMax = high
  return true
}

function readCategory(search: Search, value: string): boolean {
  if (value.toLowerCase() === 'none') search.filter.categorised = false
  else search.categoryNames.push(value)
  return true
}

function readCurrency(filter: RowFilter, value: string): boolean {
  if (!/^[a-z]{3}$/i.test(value)) return false
  filter.currency = value.toUpperCase()
  return true
}

/** `2026`, `2026-01`, `2026-01-15`, or two of them with `..` between. */
function readPeriod(filter: RowFilter, value: string): boolean {
  const [low = '', high = low] = value.split('..')
  const from = daysOf(low)
  const to = daysOf(high)
  if (!from || !to) return false
  later(filter, from.first)
  earlier(filter, to.last)
  return true
}

function readBound(filter: RowFilter, value: string, side: 'from' | 'to'): boolean {
  const days = daysOf(value)
  if (!days) return false
  if (side === 'from') later(filter, days.first)
  else earlier(filter, days.last)
  return true
}

function later(filter: RowFilter, day: string): void {
  if (filter.from === undefined || day > filter.from) filter.from = day
}
function earlier(filter: RowFilter, day: string): void {
  if (filter.to === undefined || day < filter.to) filter.to = day
}

function daysOf(text: string): { first: string; last: string } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (!match) return null
  try {
    if (match[3]) return { first: Temporal.PlainDate.from(text).toString(), last: text }
    const month = Temporal.PlainYearMonth.from(`${match[1]}-${match[2] ?? '01'}`)
    const end = match[2] ? month : Temporal.PlainYearMonth.from(`${match[1]}-12`)
    return {
      first: month.toPlainDate({ day: 1 }).toString(),
      last: end.toPlainDate({ day: end.daysInMonth }).toString(),
    }
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readDirection(filter: RowFilter, value: string): boolean {
  if (value !== 'in' && value !== 'out') return false
  filter.direction = value
  return true
}

const states = {
  transfer: 'transfer',
  pending: 'pending',
  reconciled: 'reconciled',
  excluded: 'excluded',
  split: 'split',
  deleted: 'deleted',
  categorised: 'categorised',
  categorized: 'categorised',
} as const

function readState(filter: RowFilter, value: string, wanted: boolean): boolean {
  const word = value.toLowerCase()
  if (word === 'uncategorised' || word === 'uncategorized') filter.categorised = !wanted
  else if (word === 'in' || word === 'out') filter.direction = (word === 'in') === wanted ? 'in' : 'out'
  else if (word === 'hand') filter.source = wanted ? 'hand' : 'import'
  else if (Object.hasOwn(states, word)) filter[states[word as keyof typeof states]] = wanted
  else return false
  return true
}
