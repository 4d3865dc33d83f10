import { expect, test } from 'vitest'
import { linkTransfers } from '../service/transfers.ts'
import { accountsServer, household, text } from './server.ts'

const { core, signUp, callAs } = await accountsServer()

test('of many pairs all are linked or none: a row that stands in two refuses every one of them', async () => {
  const person = await signUp()
  const call = callAs(person)
  const { savings, card, enter } = await household(call)
  const outs = [await enter(savings, '-5.00', 'To the card'), await enter(savings, '-5.00', 'And again')]
  const ins = [await enter(card, '5.00', 'Thank you'), await enter(card, '5.00', 'Thanks once more')]
  const id = (rows: typeof outs, at: number) => text(rows[at] ?? {}, 'id')
  const pair = (out: number, into: number) => ({
    fromTransactionId: id(outs, out),
    toTransactionId: id(ins, into),
  })
  // The refusal is caught inside, so that whatever was done before it would be kept.
  const outcomeOf = (pairs: ReturnType<typeof pair>[]): Promise<unknown> =>
    core.db.withWorkspace({ workspaceId: person.workspaceId, userId: person.userId }, (tx) =>
      linkTransfers(tx, pairs).then(
        ({ body }) => body.length,
        (error: { code: string }) => error.code,
      ),
    )
  const linked = async () => {
    const { items } = (await call('GET', '/v1/transactions')).body as { items: { transfer: unknown }[] }
    return items.filter(({ transfer }) => transfer !== null).length
  }

  expect(await outcomeOf([pair(0, 0), pair(1, 0)])).toBe('transaction_in_transfer')
  expect(await outcomeOf([pair(0, 0), pair(0, 1)])).toBe('transaction_in_transfer')
  expect(await outcomeOf([pair(0, 0), pair(0, 0)])).toBe('transaction_in_transfer')
  expect(await linked()).toBe(0)
  expect(await outcomeOf([pair(0, 0), pair(1, 1)])).toBe(2)
  expect(await linked()).toBe(4)
})
