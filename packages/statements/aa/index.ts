import type { ParsedAccount, ParseOptions, Problem, SkipReason, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import { isoDay } from '../dates/calendar.ts'
import { currencyCode } from '../amounts/currency.ts'
import type { JsonNode } from '../json/tree.ts'
import { indexLines } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section } from '../sections.ts'
import { joinSections, newAccount } from '../sections.ts'
import { parseXml } from '../text/xml.ts'
import type { AaNode } from './node.ts'
import { childNamed, fromJson, fromXml, holdersOf, valueOf } from './node.ts'
import { readTransaction, schemaAmount } from './transaction.ts'

/** What an FI type is as an account. Only deposits and cards list movements of money; the others are accounts without rows. */
const accountTypes: ReadonlyMap<string, ParsedAccount['type']> = new Map([
  ['deposit', 'bank'],
  ['creditcard', 'card'],
])

/**
 * Reads decrypted financial information of India's Account Aggregators, as XML or JSON.
 * Source: ReBIT FI schemas (api.rebit.org.in), deposit 1.1 and 2.0, credit card.
 */
export function readAaXml(text: string, encoding: string, options: ParseOptions): StatementReading {
  return readAa(fromXml(parseXml(text, limitsFrom(options.limits).depthMax)), { text, encoding, options })
}

export function readAaJson(root: JsonNode, file: AaFile): StatementReading {
  return readAa(fromJson('', root), file)
}

export interface AaFile {
  text: string
  encoding: string
  options: ParseOptions
}

const accountParts = ['transactions', 'summary', 'profile']

function readAa(root: AaNode, { text, encoding, options }: AaFile): StatementReading {
  const lines = indexLines(text)
  const problems: Problem[] = []
  const sections = holdersOf(root, accountParts).map((node) => {
    const section: Section = { account: accountOf(node), rows: [] }
    if (!accountTypes.has(fiType(node))) return section
    for (const transaction of transactionsOf(node)) {
      const outcome = readTransaction(transaction, { text, lines, currency: section.account.currency })
      if ('code' in outcome) problems.push(outcome)
      else section.rows.push(outcome)
    }
    return section
  })
  if (sections.length === 0) {
    throw new StatementRejected('not_a_statement', 'This Account Aggregator file holds no account.')
  }
  const { accounts, rows } = joinSections(sections)
  requireWithin(rows.length, limitsFrom(options.limits).rowsMax, 'rows')
  return readingOf({ format: 'aa', encoding, accounts, rows, problems }, lines, reasonOf)
}

function transactionsOf(account: AaNode): AaNode[] {
  return childNamed(account, 'transactions')?.children.filter((child) => child.name === 'transaction') ?? []
}

/** `type="deposit"`, or the schema's namespace where the type is left out. */
function fiType(account: AaNode): string {
  const stated = (valueOf(account, 'type') ?? '').toLowerCase().replace(/[^a-z]/g, '')
  return stated === '' && childNamed(account, 'transactions') ? 'deposit' : stated
}

function accountOf(node: AaNode): Section['account'] {
  const summary = childNamed(node, 'summary')
  const period = childNamed(node, 'transactions')
  const holder = holdersOf(node, ['holder'])[0]
  const currency = currencyCode(valueOf(summary, 'currency'))
  const type = fiType(node)
  const balance = type === 'deposit' ? valueOf(summary, 'currentbalance') : null
  return newAccount({
    id: valueOf(node, 'maskedaccnumber', 'linkedaccref'),
    bankId: valueOf(summary, 'ifsccode', 'ifsc'),
    name: valueOf(childNamed(holder, 'holder'), 'name'),
    type: accountTypes.get(type) ?? 'investment',
    currency,
    closingMinor: balance === null ? null : (schemaAmount(balance, currency)?.minor ?? null),
    from: isoDay(valueOf(period, 'startdate') ?? ''),
    to: isoDay(valueOf(period, 'enddate') ?? ''),
  })
}

function reasonOf(line: string): SkipReason {
  return /transaction/i.test(line) ? 'not_money' : 'metadata'
}
