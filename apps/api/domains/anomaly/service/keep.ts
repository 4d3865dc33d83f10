/** What a look found, beside what was told before: new alerts within the week's budget, old ones brought up to date. */
import type { Tx } from '../../../core/db/db.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { type Candidate, chosen, weekOfDay } from '../detect/choose.ts'
import type { AlertKind } from '../detect/finding.ts'
import { dateOf, dayOf } from '../detect/row.ts'
import {
  type AlertRow,
  changeAlert,
  changeEvidence,
  dropWaiting,
  expireBefore,
  insertAlerts,
  knownAlerts,
  type NewAlert,
  verdicts,
} from '../store/alerts.ts'
import { listMutes, type Mute } from '../store/mutes.ts'
import { getSettings } from '../store/settings.ts'
import type { Looked } from '../thread/protocol.ts'
import { thresholdFor } from './threshold.ts'

/** Nobody answered for so long: it is history. */
const openDays = 90
/** A look tells what had to wait for another week. */
const aheadDays = 14

interface LookedAt {
  /** The look began at the first row: what it does not find is not there any more. */
  whole: boolean
  today: number
}

export async function keepLooked(tx: Tx, looked: Looked, { whole, today }: LookedAt): Promise<void> {
  const known = await knownAlerts(tx)
  const told = [...known.values()].filter(({ state }) => state !== 'waiting')
  const waiting = whole ? [] : [...known.values()].filter(({ state }) => state === 'waiting').map(candidateOf)
  const isKnown = ({ fingerprint }: Candidate): boolean =>
    (known.get(fingerprint)?.state ?? 'waiting') !== 'waiting'
  const until =
    looked.through === null ? today : Math.min(Math.max(today, looked.through), looked.through + aheadDays)
  const mutes = await listMutes(tx)
  const fresh = [...waiting, ...looked.candidates].filter((one) => !isKnown(one) && !isMuted(one, mutes))
  const { alertsPerWeek } = await getSettings(tx)
  const choice = chosen(uniqueBySubject(fresh, told), {
    perWeek: alertsPerWeek,
    threshold: thresholdFor(await verdicts(tx)),
    told: countByWeek(told),
    until,
  })
  await dropWaiting(tx)
  const historyBefore = until - openDays
  await insertAlerts(tx, [
    ...choice.told.map((one) => newAlert(one, { toldOn: one.toldOn, isOld: one.toldOn < historyBefore })),
    ...choice.waiting.map((one) => newAlert(one, { toldOn: null, isOld: false })),
  ])
  const changed = await bringUpToDate(tx, told, looked, whole)
  const expired = await expireBefore(tx, dateOf(historyBefore))
  const told_ = choice.told.length
  if (told_ + changed + expired > 0)
    await appendEvent(tx, { type: 'anomaly.alerts_changed', data: { told: told_, ended: changed + expired } })
}

const isMuted = ({ kind, payee }: Candidate, mutes: readonly Mute[]): boolean =>
  mutes.some(
    (mute) => (mute.kind === null || mute.kind === kind) && (mute.payee === null || mute.payee === payee),
  )

function countByWeek(told: readonly AlertRow[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { toldOn } of told) {
    const week = weekOfDay(dayOf(toldOn ?? ''))
    counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  return counts
}

/** What weeks show has no one day: rows that changed may move it, and it is the same thing still. */
const sameSeriesDays = 60

function uniqueBySubject(fresh: readonly Candidate[], told: readonly AlertRow[]): Candidate[] {
  const series = told.filter(({ kind }) => kind === 'level_shift' || kind === 'rhythm_broken')
  return fresh.filter(
    ({ kind, payee, category, day }) =>
      !series.some(
        (one) =>
          one.kind === kind &&
          one.payee === payee &&
          (kind === 'rhythm_broken' || one.category === category) &&
          Math.abs(dayOf(one.day) - day) <= sameSeriesDays,
      ),
  )
}

const newAlert = (
  one: Candidate,
  { toldOn, isOld }: { toldOn: number | null; isOld: boolean },
): NewAlert => ({
  fingerprint: one.fingerprint,
  kind: one.kind,
  state: toldOn === null ? 'waiting' : isOld ? 'expired' : 'new',
  ended: isOld ? 'old' : null,
  day: dateOf(one.day),
  toldOn: toldOn === null ? null : dateOf(toldOn),
  score: one.score,
  rarity: one.odd ?? null,
  payee: one.payee,
  payeeName: one.name,
  category: one.category,
  accountId: one.account,
  currency: one.currency,
  transactionIds: one.rows,
  facts: one.facts,
})

const candidateOf = (row: AlertRow): Candidate => ({
  kind: row.kind as AlertKind,
  fingerprint: row.fingerprint,
  day: dayOf(row.day),
  payee: row.payee,
  name: row.payeeName,
  category: row.category,
  account: row.accountId,
  currency: row.currency,
  rows: row.transactionIds,
  facts: row.facts,
  strength: 0,
  score: row.score,
  ...(row.rarity !== null && { odd: row.rarity }),
})

/** Evidence that has other ids now, what came after all, what is gone, and what came back. Returns how many changed. */
async function bringUpToDate(
  tx: Tx,
  told: readonly AlertRow[],
  { candidates, settled }: Looked,
  whole: boolean,
): Promise<number> {
  const found = new Map(candidates.map((one) => [one.fingerprint, one]))
  const came = new Set(settled)
  let changed = 0
  for (const alert of told) {
    const { id, fingerprint, state, ended, verdict, transactionIds } = alert
    const again = found.get(fingerprint)
    const isOpen = state === 'new' || state === 'seen'
    if (again && again.rows.join() !== transactionIds.join())
      await changeEvidence(tx, id, { transactionIds: again.rows, facts: again.facts })
    if (came.has(fingerprint) && isOpen)
      await changeAlert(tx, id, { state: 'expired', ended: 'settled', verdict })
    else if (whole && !again && isOpen)
      await changeAlert(tx, id, { state: 'expired', ended: 'withdrawn', verdict })
    else if (again && ended === 'withdrawn')
      await changeAlert(tx, id, { state: 'seen', ended: null, verdict })
    else continue
    changed += 1
  }
  return changed
}
