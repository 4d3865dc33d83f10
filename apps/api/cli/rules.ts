import type { Tx } from '../core/db/db.ts'
import { NewRule } from '../domains/categorization/schemas.ts'
import type { Wired } from '../wiring.ts'
import { accountCalled } from './account-called.ts'
import { readArgs } from './args.ts'
import { categoryCalled } from './category-called.ts'
import { type Command, type Exit, type Io, UsageFault, exits } from './command.ts'
import { inLocal, type Local } from './local.ts'
import { columns, counted } from './terminal.ts'

export const command: Command = {
  name: 'rules',
  usage: `scale rules [list|add|remove ID|preview SEARCH|preview ID|apply ID|log ID] [--name N] [--when SEARCH] [--category C] [--split C=PERCENT]… [--transfer ACCOUNT] [--tag T]… [--title T] [--json]
  Rules do something with every row their search finds, on each import; apply does it to the rows that are there. preview tells
  what a search finds, or what applying a rule would change; log tells what a rule did.
  add --name N --when SEARCH, with one of --category, --split (twice or more, 100 percent in all) and --transfer (links a row with
  its counterpart in that account), or with --tag and --title, alone or beside`,
  async run(args, io) {
    const { values, rest } = readArgs(args, {
      name: 'text',
      when: 'text',
      category: 'text',
      split: 'texts',
      transfer: 'text',
      tag: 'texts',
      title: 'text',
      json: 'flag',
    })
    const [verb = 'list', named, ...more] = rest
    const act = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
    if (!act || more.length > 0 || act.takes !== (named !== undefined))
      throw new UsageFault('That is no form of it.')
    return inLocal(io, async (local) => {
      const { json, text } = await act.run(local, named ?? '', values)
      if (values.json) await io.out(JSON.stringify(json))
      else for (const line of text(io)) await io.out(line)
      return exits.done satisfies Exit
    })
  },
}

interface Wanted {
  name: string | undefined
  when: string | undefined
  category: string | undefined
  /** CATEGORY=PERCENT each. */
  split: string[]
  transfer: string | undefined
  tag: string[]
  title: string | undefined
}

interface Verb {
  /** An id or a search follows it. */
  takes: boolean
  run(local: Local, named: string, wanted: Wanted): Promise<{ json: object; text: (io: Io) => string[] }>
}

const verbs: Readonly<Record<string, Verb>> = {
  list: {
    takes: false,
    async run({ core, wired, scope }) {
      const rules = await core.db.withWorkspace(scope, wired.categorization.sorting.rules, 'read')
      const lines = rules.map(({ id, name, condition, rows, enabled }) => [
        id,
        name,
        condition,
        counted(rows, 'row'),
        enabled ? '' : 'off',
      ])
      return { json: { rules }, text: () => (rules.length > 0 ? columns(lines) : ['No rules yet.']) }
    },
  },
  add: { takes: false, run: add },
  remove: {
    takes: true,
    async run({ core, wired, scope }, id) {
      await core.db.withWorkspace(scope, (tx) => wired.categorization.sorting.removeRule(tx, id))
      return { json: { removed: id }, text: () => ['Removed. What the rule did stays.'] }
    },
  },
  apply: {
    takes: true,
    async run({ wired, scope }, id) {
      const done = await wired.categorization.sorting.applyRule(scope, id)
      return { json: { rule: id, ...done }, text: () => [`Changed ${counted(done.changed, 'row')}.`] }
    },
  },
  preview: {
    takes: true,
    async run({ core, wired, scope }, named) {
      const { sorting } = wired.categorization
      const found = await core.db.withWorkspace(
        scope,
        (tx) => (isRuleId(named) ? sorting.previewPast(tx, named) : sorting.previewRule(tx, named)),
        'snapshot',
      )
      const lines = found.examples.map(({ bookedOn, amount, description }) => [
        bookedOn,
        amount.amount,
        amount.currency,
        description.slice(0, 60),
      ])
      const head =
        'found' in found
          ? `${counted(found.rows, 'row')} of ${found.found} would change`
          : counted(found.rows, 'row')
      return { json: found, text: (io: Io) => [io.paint.bold(head), ...columns(lines, new Set([1]))] }
    },
  },
  log: {
    takes: true,
    async run({ core, wired, scope }, id) {
      const runs = await core.db.withWorkspace(
        scope,
        (tx) => wired.categorization.sorting.ruleRuns(tx, id),
        'read',
      )
      const lines = runs.map(({ at, importId, rows, undone }) => [
        at.slice(0, 16).replace('T', ' '),
        importId ?? 'the past',
        `${counted(rows, 'row')}${undone ? ', undone' : ''}`,
      ])
      return {
        json: { runs },
        text: () => (runs.length > 0 ? columns(lines) : ['It has not changed a row yet.']),
      }
    },
  },
}

const isRuleId = (named: string): boolean => /^rul_[0-9a-z]{26}$/.test(named)

async function add({ core, wired, scope }: Local, _named: string, wanted: Wanted): ReturnType<Verb['run']> {
  const rule = await core.db.withWorkspace(scope, async (tx) => {
    const { name, when } = wanted
    if (name === undefined || when === undefined) throw new UsageFault('A rule needs --name and --when.')
    const asked = NewRule.safeParse({ name, condition: when, actions: await actionsOf(tx, wired, wanted) })
    if (asked.success) return wired.categorization.sorting.addRule(tx, asked.data)
    throw new UsageFault(
      `This rule cannot be: ${asked.error.issues.map(({ message }) => message).join('; ')}.`,
    )
  })
  return { json: { rule }, text: () => [`Added ${rule.id}. It runs on every import from now on.`] }
}

async function actionsOf(
  tx: Tx,
  { accounts }: Wired,
  { category, split, transfer, tag, title }: Wanted,
): Promise<object> {
  const parts: object[] = []
  for (const part of split) {
    const [, called = '', percent = ''] = /^(.+)=([\d.]+)$/.exec(part) ?? []
    if (called === '') throw new UsageFault(`--split takes CATEGORY=PERCENT, not "${part}".`)
    parts.push({ categoryId: await categoryCalled(tx, accounts.books, called), percent: Number(percent) })
  }
  return {
    ...(category === undefined ? {} : { categoryId: await categoryCalled(tx, accounts.books, category) }),
    ...(parts.length === 0 ? {} : { split: parts }),
    ...(transfer === undefined ? {} : { transferWith: await accountCalled(tx, accounts.contract, transfer) }),
    ...(tag.length === 0 ? {} : { addTags: tag }),
    ...(title === undefined ? {} : { title }),
  }
}
