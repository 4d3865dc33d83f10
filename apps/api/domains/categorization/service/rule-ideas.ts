/** Rules that choices suggest: a person filed a merchant the same way often enough, and no rule says so yet. */
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import type { RuleIdea } from '../schemas.ts'
import { type Remembered, remembered } from '../store/choices.ts'
import { merchantNames } from '../store/reasons.ts'
import { listRules } from '../store/rules.ts'
import { categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'

const agreeingMin = 3
const ideasMax = 20

/** Most choices first. Nothing is made of them until a person does. */
export async function ruleIdeas({ books, filing }: Categorizing, tx: Tx): Promise<RuleIdea[]> {
  const agreed = (await remembered(tx, 'all')).filter(
    ({ agreeing, choices }) => agreeing >= agreeingMin && agreeing === choices,
  )
  const ruled = await ruledRows({ filing }, tx, agreed)
  const open = agreed
    .filter(({ transactionIds }) => !transactionIds.some((id) => ruled.has(id)))
    .toSorted((one, other) => other.agreeing - one.agreeing)
    .slice(0, ideasMax)
  const examples = await filing.rows(
    tx,
    open.flatMap(({ transactionIds }) => transactionIds),
  )
  const names = await merchantNames(
    tx,
    open.map(({ merchant }) => merchant),
  )
  const book = await categoryBook(tx, filing)
  const ideas: RuleIdea[] = []
  for (const choice of open) {
    const condition = conditionOf(
      choice,
      examples.filter(({ id }) => choice.transactionIds.includes(id)),
    )
    const categoryId = book.inUse(choice.categoryId)
    if (condition === null || categoryId === null) continue
    ideas.push({
      name: names.get(choice.merchant) ?? choice.merchant,
      condition,
      actions: { categoryId: toWire('cat', categoryId) },
      choices: choice.agreeing,
      rows: (await books.totals(tx, { search: condition })).count,
    })
  }
  return ideas
}

/** Which of the rows that speak for choices some rule finds and files already. */
async function ruledRows(
  { filing }: Pick<Categorizing, 'filing'>,
  tx: Tx,
  agreed: readonly Remembered[],
): Promise<ReadonlySet<string>> {
  const among = agreed.flatMap(({ transactionIds }) => transactionIds)
  const ruled = new Set<string>()
  if (among.length === 0) return ruled
  for (const { condition, actions } of await listRules(tx)) {
    if (!actions.categoryId && !actions.split && !actions.transferWith) continue
    const found = await filing.found(tx, condition, { among, after: null, limit: among.length })
    for (const id of found) ruled.add(id)
  }
  return ruled
}

const wordsMax = 3

/** The words of the merchant's key that all examples hold, else other words they share; null where they share none. */
function conditionOf({ merchant, incoming }: Remembered, examples: readonly FiledRow[]): string | null {
  const [first, ...others] = examples.map(wordsOf)
  if (!first) return null
  const inAll = (word: string): boolean =>
    [first, ...others].every((words) => words.some((other) => other.startsWith(word)))
  const named = wordsIn(merchant).filter(inAll)
  const shared = named.length > 0 ? named : first.filter((word) => /^\p{L}{3,}$/u.test(word)).filter(inAll)
  if (shared.length === 0) return null
  return [...[...new Set(shared)].slice(0, wordsMax), incoming ? 'in:in' : 'in:out'].join(' ')
}

const wordsOf = ({ description, counterparty, reference }: FiledRow): string[] =>
  wordsIn([description, counterparty, reference].join(' '))

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
