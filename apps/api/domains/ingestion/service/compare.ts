/**
 * Compares the lines of one account of a file with the ledger, and writes down what is not simply new. Lines stream by
 * day and amount, so a million of them pass in flat memory; each group is decided by the pure rules of match.ts,
 * balances.ts and settle.ts.
 */
import type { Tx } from '../../../core/db/db.ts'
import type { Accounts } from '../../accounts/contract.ts'
import { type BalancePair, judgeBalances } from './balances.ts'
import { type IncomingLine, type MatchContext, matchGroup } from './match.ts'
import { linkReadAgain } from '../store/again.ts'
import {
  type Source,
  idAgreement,
  sourcesWithin,
  knownBalances,
  knownLinesByBankId,
  pendingLines,
} from '../store/known.ts'
import { type DecisionRecord, clearComparison, insertDecisions } from '../store/decisions.ts'
import { undecidedLines } from '../store/lines.ts'
import {
  type CompareLimits,
  type ComparedAccount,
  type Comparison,
  compareLimits,
  isNew,
  matched,
  withLocks,
} from './comparison.ts'
import { handDaysMax, pendingDaysMax, settle } from './settle.ts'
import { sameText } from './text.ts'
import { knownOf, windowsOf } from './windows.ts'

/** From this many rows on that are known under other ids and none under their own, ids tell nothing. */
const unstableIdsMin = 3

export async function compareAccount(
  tx: Tx,
  accounts: Accounts,
  account: ComparedAccount,
  limits: CompareLimits = compareLimits,
): Promise<void> {
  await clearComparison(tx, account.importId, account.accountNo)
  const period = { from: account.from, to: account.to }
  const wide = { from: addDays(period.from, -pendingDaysMax), to: addDays(period.to, pendingDaysMax) }
  const deleted = new Set(await accounts.deletedTransactions(tx, account.accountId, wide))
  const comparison: Comparison = { ...account, tx, accounts, limits, deleted, settled: new Set() }
  const except = [account.importId, ...(account.replaces ? [account.replaces] : [])]
  const within = { accountId: account.accountId, ...period }
  await compareWithLedger(comparison, await sourcesWithin(tx, within, 'committed', except), except)
  if (account.replaces) await linkReadAgain(tx, account.importId, account.replaces, [...deleted])
  await bringBackUndone(comparison, await sourcesWithin(tx, within, 'undone', except))
  await settleOpen(comparison, wide)
}

async function compareWithLedger(
  comparison: Comparison,
  sources: readonly Source[],
  except: readonly string[],
): Promise<void> {
  if (sources.length === 0) return
  const { tx, limits, layout } = comparison
  const importIds = sources.map(({ importId }) => importId)
  const { agree, disagree } = await idAgreement(tx, { ...comparison, importIds }, limits.idSample)
  const context: MatchContext = { layout, idsTrusted: agree > 0 || disagree < unstableIdsMin }
  const pairs: BalancePair[] = []
  const added: IncomingLine[] = []
  for await (const groups of windowsOf(comparison)) {
    const known = await knownOf(comparison, { sources, state: 'committed' }, groups)
    const unmatched: IncomingLine[] = []
    const decisions: DecisionRecord[] = []
    for (const [key, lines] of groups) {
      const candidates = known.get(key)
      if (!candidates) {
        unmatched.push(...lines)
        continue
      }
      const group = matchGroup(lines, candidates, context)
      for (const { incoming, known: line, state, reason } of group.matches) {
        if (state === 'updates') comparison.settled.add(line.transactionId)
        decisions.push(matched(comparison, incoming.seq, line, state, reason))
      }
      pairs.push(...group.balanceDiffers)
      for (const line of group.unmatched) {
        const isOneMore = candidates.some(({ description }) => sameText(description, line.description))
        if (isOneMore) decisions.push(isNew(line.seq, 'one_more_of_equal_rows'))
        else unmatched.push(line)
      }
    }
    if (context.idsTrusted) decisions.push(...(await changedByBank(comparison, unmatched, except)))
    for (const line of unmatched) if (added.length < limits.addedMax) added.push(line)
    await insertDecisions(tx, comparison.importId, await withLocks(comparison, decisions))
  }
  await decideBalances(comparison, importIds, pairs, added)
}

/** A row that comes with an id the ledger knows on another day or with another amount. */
async function changedByBank(
  comparison: Comparison,
  unmatched: readonly IncomingLine[],
  except: readonly string[],
): Promise<DecisionRecord[]> {
  const named = unmatched.filter(({ bankId }) => bankId !== null)
  if (named.length === 0) return []
  const ids = [...new Set(named.flatMap(({ bankId }) => bankId ?? []))]
  const known = await knownLinesByBankId(comparison.tx, comparison.accountId, ids, except)
  const byId = new Map(known.map((line) => [line.bankId, line]))
  return named.flatMap((line) => {
    const before = byId.get(line.bankId)
    if (!before || before.settled || !sameText(before.description, line.description)) return []
    byId.delete(line.bankId)
    if (before.pending && !line.pending) {
      comparison.settled.add(before.transactionId)
      return [matched(comparison, line.seq, before, 'updates', 'pending_same_id')]
    }
    return [matched(comparison, line.seq, before, 'needs_you', 'bank_changed_row')]
  })
}

async function decideBalances(
  comparison: Comparison,
  importIds: readonly string[],
  pairs: readonly BalancePair[],
  added: readonly IncomingLine[],
): Promise<void> {
  if (pairs.length === 0) return
  const days = [...new Set(pairs.map(({ incoming }) => incoming.bookedOn))]
  const balances = await knownBalances(comparison.tx, { ...comparison, importIds }, days)
  const inFileOrder = added.toSorted((one, other) => one.seq - other.seq)
  const decisions = judgeBalances(pairs, inFileOrder, balances).map(({ incoming, known, verdict }) => {
    if (verdict === 'balance_continues') return isNew(incoming.seq, verdict)
    const state = verdict === 'balance_differs' ? 'needs_you' : 'duplicate'
    return matched(comparison, incoming.seq, known, state, verdict)
  })
  await insertDecisions(comparison.tx, comparison.importId, decisions)
}

/** Rows that an undone import had recorded come back as the transactions they were, with what the person made of them. */
async function bringBackUndone(comparison: Comparison, sources: readonly Source[]): Promise<void> {
  if (sources.length === 0) return
  const { tx, layout } = comparison
  for await (const groups of windowsOf(comparison)) {
    const known = await knownOf(comparison, { sources, state: 'undone' }, groups)
    const decisions = [...groups].flatMap(([key, lines]) => {
      const candidates = known.get(key)
      if (!candidates) return []
      const { matches } = matchGroup(lines, candidates, { layout, idsTrusted: false })
      return matches.map(({ incoming, known: { transactionId } }): DecisionRecord =>
        comparison.deleted.has(transactionId)
          ? {
              ...isNew(incoming.seq, 'back_after_undo'),
              state: 'deleted_by_you',
              reason: 'deleted_in_ledger',
              transactionId,
            }
          : { ...isNew(incoming.seq, 'back_after_undo'), transactionId },
      )
    })
    await insertDecisions(tx, comparison.importId, decisions)
  }
}

async function settleOpen(comparison: Comparison, period: { from: string; to: string }): Promise<void> {
  const { tx, accounts, accountId } = comparison
  const open = (await accounts.openTransactions(tx, accountId, period)).filter(
    ({ id }) => !comparison.settled.has(id),
  )
  if (open.length === 0) return
  const days = open.map(({ bookedOn }) => bookedOn).toSorted()
  const reach = {
    from: addDays(days[0] ?? period.from, -handDaysMax),
    // A provider's own link or id holds over any time; the rest within days.
    to: open.some(({ bankId }) => bankId !== null)
      ? period.to
      : addDays(days.at(-1) ?? period.to, pendingDaysMax),
  }
  const lines = await undecidedLines(tx, comparison, reach, comparison.limits.settleMax)
  const settlings = settle(lines, open)
  const behind = await pendingLines(
    tx,
    settlings.map((each) => each.open.id),
  )
  const decisions = settlings.map(({ incoming, open: before, state, reason }): DecisionRecord => {
    const line = behind.get(before.id)
    const { bookedOn, currency, description } = before
    return {
      seq: incoming.seq,
      state,
      reason,
      matchImportId: line?.importId ?? null,
      matchSeq: line?.seq ?? null,
      transactionId: before.id,
      matchFacts: line ? null : { bookedOn, amountMinor: String(before.amountMinor), currency, description },
    }
  })
  await insertDecisions(tx, comparison.importId, await withLocks(comparison, decisions))
}

function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
