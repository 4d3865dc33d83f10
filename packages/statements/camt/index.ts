import type { ParseOptions, Problem, SkipReason, StatementReading } from '../types.ts'
import { StatementRejected } from '../types.ts'
import { indexLines } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section } from '../sections.ts'
import { joinSections, newAccount } from '../sections.ts'
import { XmlReader } from '../text/xml.ts'
import { readAccount, readBalance, readPeriod, typedBalances } from './account.ts'
import type { Balance } from './account.ts'
import { readEntry } from './entry.ts'

/** `Stmt` of camt.053, `Rpt` of camt.052, `Ntfctn` of camt.054. */
const reportNames = new Set(['Stmt', 'Rpt', 'Ntfctn'])

/**
 * Reads ISO 20022 camt.052, .053 and .054 of every version, with any namespace or none. One entry (`Ntry`) is one row: it is
 * what moved the balance, also where it batches several transactions, whose details then stand in its description.
 */
export function readCamt(text: string, encoding: string, options: ParseOptions): StatementReading {
  const limits = limitsFrom(options.limits)
  const lines = indexLines(text)
  const reader = new XmlReader(text, limits.depthMax)
  const sections: Section[] = []
  const problems: Problem[] = []
  let balances: Balance[] = []
  let rowCount = 0
  for (let event = reader.next(); event; event = reader.next()) {
    const section = sections.at(-1)
    if (event.kind === 'close' && section && reportNames.has(event.name)) {
      Object.assign(section.account, typedBalances(balances, section.account.currency))
    }
    if (event.kind !== 'open') continue
    if (reportNames.has(event.node.name)) {
      sections.push({ account: newAccount({}), rows: [] })
      balances = []
    }
    if (!section || event.closed) continue
    if (event.node.name === 'Acct') Object.assign(section.account, readAccount(reader.subtree(event)))
    else if (event.node.name === 'FrToDt') Object.assign(section.account, readPeriod(reader.subtree(event)))
    else if (event.node.name === 'Bal') balances.push(readBalance(reader.subtree(event)))
    else if (event.node.name === 'Ntry') {
      const outcome = readEntry(reader.subtree(event), { text, lines, currency: section.account.currency })
      if ('code' in outcome) problems.push(outcome)
      else section.rows.push(outcome)
      rowCount += 1
      requireWithin(rowCount, limits.rowsMax, 'rows')
    }
  }
  if (sections.length === 0) {
    throw new StatementRejected(
      'not_a_statement',
      'This XML has the frame of a bank statement but no statement inside. Download it again.',
    )
  }
  nameCurrencies(sections)
  const { accounts, rows } = joinSections(sections)
  return readingOf({ format: 'camt', encoding, accounts, rows, problems }, lines, reasonOf)
}

/** `Acct/Ccy` is optional: balances, then entries, tell the account's currency where they agree. */
function nameCurrencies(sections: readonly Section[]): void {
  for (const { account, rows } of sections) {
    const currencies = new Set(rows.map((row) => row.currency))
    if (account.currency === null && currencies.size === 1) account.currency = rows[0]?.currency ?? null
  }
}

function reasonOf(line: string): SkipReason {
  if (/<\/?(?:\w+:)?Bal>|<(?:\w+:)?Cd>[A-Z]{4}<.*BD/.test(line)) return 'balance'
  return /^\s*<[/?]?[\w:]+>\s*$/.test(line) ? 'markup' : 'metadata'
}
