import { minorDigits } from '@scale/money'
import type { Values } from './values.ts'

/** Which transactions: every part narrows; parts left out do not. Ids are UUIDs. */
export interface RowFilter {
  ids?: readonly string[]
  accountIds?: readonly string[]
  /** Any of these categories, descendants already included; also through a split. */
  categoryIds?: readonly string[]
  categorised?: boolean
  from?: string
  to?: string
  /** Bounds of the size of the amount, in ten-thousandths of the major unit, whatever the currency. */
  amountMin?: bigint
  amountMax?: bigint
  direction?: 'in' | 'out'
  currency?: string
  tags?: readonly string[]
  transfer?: boolean
  pending?: boolean
  reconciled?: boolean
  excluded?: boolean
  split?: boolean
  deleted?: boolean
  source?: 'import' | 'hand'
  importId?: string
  /** Each must begin some word of the row's text. */
  words?: readonly string[]
  wordsNot?: readonly string[]
  /** Each must stand somewhere in that one field, in any case. */
  fields?: readonly { field: TextField; holds: string }[]
}

/** The texts of a row that can be asked about one by one. */
export type TextField = keyof typeof textColumns
const textColumns = {
  title: 't.title',
  description: 't.description',
  counterparty: 't.counterparty',
  reference: 't.reference',
  note: 't.note',
  bankCategory: 't.bank_category',
} as const

const bySize = (digits: number): string[] =>
  Intl.supportedValuesOf('currency').filter((currency) => minorDigits(currency) === digits)
const currenciesByDigits = { none: bySize(0), three: bySize(3), four: bySize(4) }

/** The conditions of a filter on `accounts.transactions t`, joined by `and`; category conditions only where asked for. */
export function conditions(
  values: Values,
  workspaceId: string,
  filter: RowFilter,
  withCategory = true,
): string {
  const all = [`t.workspace_id = ${values.add(workspaceId)}`, 't.withdrawn_at is null']
  const also = (condition: string) => all.push(condition)
  also(filter.deleted ? 't.deleted_at is not null' : 't.deleted_at is null')
  if (filter.ids) also(`t.id = any(${values.add(filter.ids)}::uuid[])`)
  if (filter.accountIds?.length === 1) also(`t.account_id = ${values.add(filter.accountIds[0])}`)
  else if (filter.accountIds) also(`t.account_id = any(${values.add(filter.accountIds)}::uuid[])`)
  if (filter.from) also(`t.booked_on >= ${values.add(filter.from)}`)
  if (filter.to) also(`t.booked_on <= ${values.add(filter.to)}`)
  if (filter.direction) also(`t.amount_minor ${filter.direction === 'in' ? '>' : '<'} 0`)
  if (filter.currency) also(`t.currency = ${values.add(filter.currency)}`)
  if (filter.importId) also(`t.import_id = ${values.add(filter.importId)}`)
  for (const tag of filter.tags ?? []) also(`${values.add(tag)} = any(t.tags)`)
  also(flag('t.transfer_id is not null', filter.transfer))
  also(flag('t.pending', filter.pending))
  also(flag('t.reconciled_at is not null', filter.reconciled))
  also(flag('t.excluded', filter.excluded))
  also(flag('t.is_split', filter.split))
  also(flag('t.import_id is null', filter.source === undefined ? undefined : filter.source === 'hand'))
  also(flag(categorised, filter.categorised))
  if (filter.amountMin !== undefined) also(`abs(t.amount_minor) >= ${bound(values, filter.amountMin, 'up')}`)
  if (filter.amountMax !== undefined)
    also(`abs(t.amount_minor) <= ${bound(values, filter.amountMax, 'down')}`)
  if (filter.words?.length) also(holdsWords(values, filter.words))
  for (const word of filter.wordsNot ?? []) also(`not ${holdsWords(values, [word])}`)
  for (const { field, holds } of filter.fields ?? [])
    also(`position(${values.add(holds.toLowerCase())} in lower(coalesce(${textColumns[field]}, ''))) > 0`)
  if (withCategory && filter.categoryIds) also(inCategories(values, filter.categoryIds))
  return all.filter((condition) => condition !== '').join(' and ')
}

const categorised = `(t.category_id is not null or t.transfer_id is not null or (t.is_split and not exists (
  select 1 from accounts.splits s
  where s.workspace_id = t.workspace_id and s.transaction_id = t.id and s.category_id is null)))`

function flag(condition: string, wanted: boolean | undefined): string {
  if (wanted === undefined) return ''
  return wanted ? condition : `not (${condition})`
}

function inCategories(values: Values, categoryIds: readonly string[]): string {
  const ids = values.add(categoryIds)
  return `(t.category_id = any(${ids}::uuid[]) or (t.is_split and exists (
    select 1 from accounts.splits s
    where s.workspace_id = t.workspace_id and s.transaction_id = t.id and s.category_id = any(${ids}::uuid[]))))`
}

function holdsWords(values: Values, words: readonly string[]): string {
  const lower = words.map((word) => word.toLowerCase())
  return `accounts.holds_words(t, ${values.add(lower)}::text[], ${values.add(lower.map(beginningOf))}::text[])`
}

/** A word that starts with a letter or digit must begin a word of the text; any other may stand anywhere. */
function beginningOf(word: string): string {
  const plain = word.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')
  return /^[\p{L}\p{N}]/u.test(word) ? `\\m${plain}` : plain
}

/** A bound in minor units of each row's own currency. */
function bound(values: Values, tenThousandths: bigint, rounding: 'up' | 'down'): string {
  const inDigits = (digits: number): string => {
    const unit = 10n ** BigInt(4 - digits)
    const whole = tenThousandths / unit
    const up = rounding === 'up' && tenThousandths % unit > 0n
    return `${values.add(up ? whole + 1n : whole)}::bigint`
  }
  const { none, three, four } = currenciesByDigits
  return `case when t.currency = any(${values.add(none)}) then ${inDigits(0)}
    when t.currency = any(${values.add(three)}) then ${inDigits(3)}
    when t.currency = any(${values.add(four)}) then ${inDigits(4)} else ${inDigits(2)} end`
}
