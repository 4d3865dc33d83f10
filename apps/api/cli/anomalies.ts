import type { Alert, AlertAct } from '../domains/anomaly/schemas.ts'
import { readArgs } from './args.ts'
import { detailOf, headlineOf } from './alert-words.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { inLocal, type Local } from './local.ts'
import { columns, counted } from './terminal.ts'
import { Fault } from '../core/errors.ts'

const acts: Readonly<Record<string, { act: AlertAct; done: string }>> = {
  acknowledge: { act: 'acknowledge', done: 'Acknowledged.' },
  fine: { act: 'fine', done: 'Noted. It takes more for the next one like it to be told.' },
  mute: { act: 'mute_payee', done: 'Muted. This payee is not mentioned again.' },
  'mute-kind': { act: 'mute_kind', done: 'Muted. Alerts of this kind are not told again.' },
  reopen: { act: 'reopen', done: 'Open again.' },
}

/** What the list of everything shows at most. */
const alertsMax = 200

export const command: Command = {
  name: 'anomalies',
  usage: `scale anomalies [list|explain ALERT|acknowledge ALERT|fine ALERT|mute ALERT|mute-kind ALERT|reopen ALERT] [--all] [--json]
  Looks at the rows that came since the last look, and lists what is odd and not answered; list shows it without looking,
  --all with what was answered or grew old. fine says it is as it should be; mute silences its payee, mute-kind its kind.
  ALERT is its number in the list, or its id.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { all: 'flag', json: 'flag' })
    const [verb = 'look', named, ...more] = rest
    const takesAlert = verb === 'explain' || Object.hasOwn(acts, verb)
    const known = takesAlert || (rest.length === 1 && verb === 'list') || rest.length === 0
    if (!known || more.length > 0 || takesAlert !== (named !== undefined))
      throw new UsageFault('That is no form of it.')
    return inLocal(io, async (local) => {
      if (takesAlert) await answer(local, io, { verb, named: named ?? '', ...values })
      else {
        if (verb === 'look') await look(local, io)
        await list(local, io, values)
      }
      return exits.done
    })
  },
}

async function look({ core, wired, scope }: Local, io: Io): Promise<void> {
  const { count } = await core.db.withWorkspace(scope, (tx) => wired.accounts.books.totals(tx, {}), 'read')
  const progress = io.progress('Looking', 'rows')
  await wired.anomaly.contract
    .look(scope, (looked) => progress.show(looked, count))
    .finally(() => progress.end())
}

const wanted = (all: boolean) => ({ state: all ? 'all' : 'open', limit: alertsMax }) as const

async function list({ core, wired, scope }: Local, io: Io, { all, json }: Asked): Promise<void> {
  const { items, ...counts } = await core.db.withWorkspace(
    scope,
    (tx) => wired.anomaly.contract.alerts(tx, wanted(all)),
    'read',
  )
  if (json) return io.out(JSON.stringify({ alerts: items, ...counts }))
  if (items.length === 0) return io.out('Nothing odd that is not answered.')
  const lines = items.map((alert, at) => [
    String(at + 1),
    alert.day,
    headlineOf(alert),
    alert.facts.amount.amount,
    alert.facts.amount.currency,
    all ? alert.state : '',
  ])
  for (const line of columns(lines, new Set([3]))) await io.out(line)
  await io.out(io.paint.dim('Why: scale anomalies explain NUMBER'))
}

interface Asked {
  all: boolean
  json: boolean
}

async function answer(
  { core, wired, scope }: Local,
  io: Io,
  { verb, named, all, json }: Asked & { verb: string; named: string },
): Promise<void> {
  const { contract } = wired.anomaly
  const alert = await core.db.withWorkspace(scope, async (tx) => {
    const { items } = await contract.alerts(tx, wanted(all))
    const chosen = items.find(({ id }, at) => id === named || String(at + 1) === named)
    const id = chosen?.id ?? named
    if (!id.startsWith('alt_'))
      throw new Fault('not_found', { detail: `There is no alert "${named}". See: scale anomalies list` })
    const act = acts[verb]?.act
    return act ? contract.act(tx, id, act) : contract.alert(tx, id)
  })
  if (json) return io.out(JSON.stringify({ alert }))
  if (verb !== 'explain') return io.out(acts[verb]?.done ?? '')
  await explain(alert, io)
}

async function explain(alert: Alert, io: Io): Promise<void> {
  await io.out(io.paint.bold(headlineOf(alert)))
  for (const line of detailOf(alert)) await io.out(line)
  const lines = alert.rows.map(({ bookedOn, amount, description }) => [
    bookedOn,
    amount.amount,
    amount.currency,
    description.slice(0, 60),
  ])
  if (lines.length > 0) await io.out(io.paint.dim(`${counted(lines.length, 'row')} that show it:`))
  for (const line of columns(lines, new Set([1]))) await io.out(line)
}
