import type { Tx } from '../core/db/db.ts'
import { Fault } from '../core/errors.ts'
import { type Proposal, ProposalAnswer, type ProposalList } from '../domains/categorization/schemas.ts'
import type { Wired } from '../wiring.ts'
import { readArgs } from './args.ts'
import { categoryCalled } from './category-called.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { inLocal, type Local } from './local.ts'
import { columns, counted } from './terminal.ts'

export const command: Command = {
  name: 'discover',
  usage: `scale discover [list|accept PROPOSAL|merge PROPOSAL|dismiss PROPOSAL] [--name N] [--under CATEGORY] [--into CATEGORY] [--json]
  Looks among the rows that wait for groups that have no category yet, and lists them; list shows what was found before.
  accept makes a category of one, called --name, standing --under a category; merge puts its rows --into one that exists.
  PROPOSAL is its number in the list, or its id.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { name: 'text', under: 'text', into: 'text', json: 'flag' })
    const [verb = 'look', named, ...more] = rest
    const takesProposal = verb === 'accept' || verb === 'merge' || verb === 'dismiss'
    const known = takesProposal || (rest.length === 1 && verb === 'list') || rest.length === 0
    if (!known || more.length > 0 || takesProposal !== (named !== undefined))
      throw new UsageFault('That is no form of it.')
    if ((values.into !== undefined) !== (verb === 'merge'))
      throw new UsageFault('merge needs --into, and nothing else takes it.')
    if (verb !== 'accept' && (values.name !== undefined || values.under !== undefined))
      throw new UsageFault('--name and --under go with accept.')
    return inLocal(io, async (local) => {
      if (takesProposal) await answer(local, io, { verb, named: named ?? '', ...values })
      else {
        if (verb === 'look') await look(local, io)
        await list(local, io, values.json)
      }
      return exits.done
    })
  },
}

async function look({ wired, scope }: Local, io: Io): Promise<void> {
  const progress = io.progress('Looking')
  await wired.categorization.sorting
    .discover(scope, (share) => progress.show(share, 1))
    .finally(() => progress.end())
}

async function list({ core, wired, scope }: Local, io: Io, json: boolean): Promise<void> {
  const { found, names } = await core.db.withWorkspace(
    scope,
    async (tx) => ({
      found: await wired.categorization.sorting.proposals(tx),
      names: new Map((await wired.accounts.books.categories(tx)).map(({ id, name }) => [id, name])),
    }),
    'snapshot',
  )
  const { items, ...waiting } = found
  if (json) return io.out(JSON.stringify({ proposals: items, ...waiting }))
  if (items.length === 0) return io.out(nothing(found))
  for (const line of columns(items.map((one, at) => lineOf(one, at, names)))) await io.out(line)
  await io.out(io.paint.dim('Take one on: scale discover accept NUMBER --name NAME'))
}

const nothing = ({ waiting, waitingLeast }: ProposalList): string =>
  waiting < waitingLeast
    ? `Nothing to find yet: ${counted(waiting, 'row')} of at least ${waitingLeast} wait in the review.`
    : 'Nothing was found: the rows that wait belong to no group of their own.'

const exampleMax = 40

const lineOf = (
  { name, rows, parentId, examples }: Proposal,
  at: number,
  names: ReadonlyMap<string, string>,
): string[] => [
  String(at + 1),
  name,
  counted(rows, 'row'),
  parentId === null ? '' : `under ${names.get(parentId) ?? ''}`,
  (examples[0]?.counterparty ?? examples[0]?.description ?? '').slice(0, exampleMax),
]

interface Wanted {
  verb: 'accept' | 'merge' | 'dismiss'
  /** The proposal's number in the list, or its id. */
  named: string
  name: string | undefined
  under: string | undefined
  into: string | undefined
  json: boolean
}

async function answer({ core, wired, scope }: Local, io: Io, wanted: Wanted): Promise<void> {
  const { proposal, done } = await core.db.withWorkspace(scope, async (tx) => {
    const { sorting } = wired.categorization
    const { items } = await sorting.proposals(tx)
    const chosen = items.find(({ id }, at) => id === wanted.named || String(at + 1) === wanted.named)
    if (!chosen)
      throw new Fault('not_found', {
        detail: `There is no proposal "${wanted.named}". See: scale discover list`,
      })
    const said = await answerOf(tx, wired, chosen, wanted)
    return { proposal: chosen, done: await sorting.answerProposal(tx, chosen.id, said) }
  })
  if (wanted.json) return io.out(JSON.stringify({ proposal: proposal.id, ...done }))
  await io.out(
    done.state === 'dismissed'
      ? `Dismissed ${proposal.name}. It will not be proposed again.`
      : `Filed ${counted(done.filed?.changed ?? 0, 'row')} of ${proposal.name}.`,
  )
}

async function answerOf(
  tx: Tx,
  { accounts: { books } }: Wired,
  proposal: Proposal,
  { verb, name, under, into }: Wanted,
): Promise<ProposalAnswer> {
  if (verb === 'dismiss') return { dismiss: true }
  if (verb === 'merge') return { mergeInto: await categoryCalled(tx, books, into ?? '') }
  const parentId = under === undefined ? proposal.parentId : await categoryCalled(tx, books, under)
  const accept = ProposalAnswer.safeParse({ accept: { name: name ?? proposal.name, parentId } })
  if (accept.success) return accept.data
  throw new UsageFault('--name takes 1 to 80 characters.')
}
