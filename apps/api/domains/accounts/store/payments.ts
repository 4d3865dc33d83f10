/** Rows as whoever looks for payments that come back sees them. */
import type { Payment, Payments } from '../contract/payments.ts'

export const payments: Payments = {
  async page(tx, { from, after, limit, order = 'newest' }) {
    const [beyond, direction] = order === 'newest' ? ['<', 'desc'] : ['>', 'asc']
    const { rows } = await tx.query<Payment>(
      `select t.id, t.account_id as "accountId", t.booked_on as "bookedOn", t.amount_minor as "amountMinor", t.currency,
         t.description, t.counterparty, t.bank_category as "bankCategory", t.title, t.category_id as "categoryId", t.transfer_id is not null as transfer
       from accounts.transactions t
       where t.workspace_id = $1 and ($2::date is null or t.booked_on >= $2)
         and ($3::uuid is null or (t.booked_on, t.id) ${beyond} ($4::date, $3::uuid))
         and t.deleted_at is null and t.withdrawn_at is null and not t.excluded and not t.pending
         and (t.transfer_id is null or t.amount_minor < 0)
       order by t.booked_on ${direction}, t.id ${direction} limit $5`,
      [tx.scope.workspaceId, from, after?.id ?? null, after?.bookedOn ?? null, limit],
    )
    return rows
  },
}
