import type { Mapping } from '../types.ts'
import type { Plan } from './plan.ts'

/** What was decided, in the form that is remembered. */
export function mappingOf(plan: Plan): Mapping {
  const { layout, marks, sign } = plan
  const columns: Mapping['columns'] = { booked_on: layout.booked }
  const set = (role: keyof Mapping['columns'], column: number | null): void => {
    if (column !== null && column >= 0) columns[role] = column
  }
  set('value_on', layout.value)
  if (layout.money.kind === 'single') set('amount', layout.money.column)
  else {
    set('debit', layout.money.debit)
    set('credit', layout.money.credit)
  }
  set('direction', layout.direction)
  set('balance', layout.balance)
  set('currency', layout.currency)
  set('description', layout.descriptions[0] ?? null)
  set('counterparty', layout.counterparty)
  set('reference', layout.reference)
  set('bank_id', layout.bankId)
  set('account', layout.account)
  set('category', layout.category)
  set('status', layout.status)
  const money =
    layout.money.kind === 'single' ? layout.money.column : Math.max(layout.money.debit, layout.money.credit)
  return {
    headerFingerprint: plan.fingerprint,
    columns,
    dateOrder: plan.dateOrder,
    decimalMark: marks.get(money) ?? null,
    sign: sign.spendPositive || sign.bareOut ? 'spend_positive' : 'as_is',
  }
}
