/** What a person does with an alert. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire } from '../../../core/ids.ts'
import type { Alert, AlertAct } from '../schemas.ts'
import { type AlertChange, type AlertRow, changeAlert, findAlert, muteOpen } from '../store/alerts.ts'
import { insertMute } from '../store/mutes.ts'
import { oneAlert } from './alerts.ts'
import type { Watching } from './deps.ts'
import { noSuchAlert } from './faults.ts'

export async function act(
  deps: Pick<Watching, 'filing'>,
  tx: Tx,
  wireId: string,
  what: AlertAct,
): Promise<Alert> {
  const alert = await findAlert(tx, fromWire('alt', wireId))
  if (!alert) throw noSuchAlert()
  // Looking is no answer: one that was answered stays so.
  if (what !== 'see' || alert.state === 'new') {
    if (what === 'mute_payee' || what === 'mute_kind') await mute(tx, alert, what)
    else await changeAlert(tx, alert.id, changes[what])
    await appendEvent(tx, {
      type: 'anomaly.alerts_changed',
      data: { told: 0, ended: what === 'see' ? 0 : 1 },
    })
    if (what !== 'see') await appendAudit(tx, { action: `anomaly.alert_${what}`, object: wireId })
  }
  return oneAlert(deps, tx, wireId)
}

const changes: Record<Exclude<AlertAct, 'mute_payee' | 'mute_kind'>, AlertChange> = {
  see: { state: 'seen', ended: null, verdict: null },
  acknowledge: { state: 'acknowledged', ended: null, verdict: 'useful' },
  fine: { state: 'acknowledged', ended: null, verdict: 'fine' },
  reopen: { state: 'seen', ended: null, verdict: null },
}

/** Of this payee, or of this kind: no more of them, and those that are open fall silent too. */
async function mute(
  tx: Tx,
  { id, kind, payee, payeeName }: AlertRow,
  what: 'mute_payee' | 'mute_kind',
): Promise<void> {
  if (what === 'mute_payee' && payee === null)
    throw new Fault('invalid', {
      detail: 'This alert is about no payee; mute its kind instead.',
      field: 'act',
    })
  const silent = what === 'mute_kind' ? { kind, payee: null } : { kind: null, payee }
  await insertMute(tx, { ...silent, payeeName: what === 'mute_payee' ? payeeName : null })
  await changeAlert(tx, id, { state: 'muted', ended: null, verdict: null })
  await muteOpen(tx, silent)
}
