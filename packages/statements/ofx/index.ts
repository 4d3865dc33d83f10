import type {
  ParsedAccount,
  ParseOptions,
  Problem,
  Question,
  SkipReason,
  StatementReading,
} from '../types.ts'
import { StatementRejected } from '../types.ts'
import type { AmountStyle } from '../amounts/style.ts'
import { amountStyle, decimalMarkQuestion, plainAmount } from '../amounts/style.ts'
import { currencyCode } from '../amounts/currency.ts'
import { exactAmount } from '../amounts/decimal.ts'
import type { LineIndex } from '../text/lines.ts'
import { indexLines } from '../text/lines.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { readingOf } from '../reading.ts'
import type { Section } from '../sections.ts'
import { joinSections, newAccount } from '../sections.ts'
import { compactDay } from '../dates/calendar.ts'
import type { OfxNode } from './sgml.ts'
import { field, find, findAll, parseOfx } from './sgml.ts'
import { signQuestion, signsOf } from './signs.ts'
import { readTransaction } from './transaction.ts'

const statementNames = ['STMTRS', 'CCSTMTRS', 'INVSTMTRS', 'LOANSTMTRS', 'AMRTSTMTRS']

/**
 * Reads OFX 1.x, OFX 2.x, QFX and QBO: bank, card and investment statements. Of an investment statement the cash movements
 * (`INVBANKTRAN`) are rows; trades in securities are skipped as `not_money`.
 */
export function readOfx(text: string, encoding: string, options: ParseOptions): StatementReading {
  const limits = limitsFrom(options.limits)
  const bodyStart = Math.max(text.search(/<OFX[\s>]/i), 0)
  const root = parseOfx(text, bodyStart, limits.depthMax)
  refuseBankErrors(root)
  const lines = indexLines(text)
  const sections: Section[] = []
  const problems: Problem[] = []
  const questions: Question[] = []
  for (const statement of findAll(root, statementNames)) {
    const section = readStatement(statement, { text, lines, problems, questions, options })
    if (section) sections.push(section)
  }
  sections.push(...listedAccounts(root))
  if (sections.length === 0 && !signedOn(root)) {
    throw new StatementRejected(
      'not_a_statement',
      'This OFX file holds no statement of any account. Download it again from the bank.',
    )
  }
  const { accounts, rows } = joinSections(sections)
  requireWithin(rows.length, limits.rowsMax, 'rows')
  return readingOf(
    { format: 'ofx', encoding, accounts, rows, problems, questions: questions.slice(0, 1) },
    lines,
    reasonOf,
  )
}

/** A bank that refuses says so in a STATUS; it is quoted where no statement came with it. */
function refuseBankErrors(root: OfxNode): void {
  if (findAll(root, statementNames).length > 0 || find(root, 'ACCTINFO')) return
  const failed = findAll(root, ['STATUS']).find((status) => {
    const code = field(status, 'CODE')
    return field(status, 'SEVERITY')?.toUpperCase() === 'ERROR' || (code !== null && code !== '0')
  })
  if (!failed) return
  const said = field(failed, 'MESSAGE') ?? 'no reason given'
  throw new StatementRejected(
    'bank_refused',
    `The bank sent no statement. It says: “${said}” (code ${field(failed, 'CODE') ?? 'none'}).`,
  )
}

/** A bank that let the program in and had nothing to report sent a valid file without statements. */
function signedOn(root: OfxNode): boolean {
  return field(find(root, 'SONRS', 'STATUS'), 'CODE') === '0'
}

interface Around {
  text: string
  lines: LineIndex
  problems: Problem[]
  questions: Question[]
  options: ParseOptions
}

function readStatement(statement: OfxNode, around: Around): Section | null {
  const account = accountOf(statement)
  const list = find(statement, 'BANKTRANLIST') ?? find(statement, 'INVTRANLIST')
  if (account.id === null && !list && !find(statement, 'LEDGERBAL')) return null
  account.from = compactDay(field(list, 'DTSTART') ?? '')
  account.to = compactDay(field(list, 'DTEND') ?? '')
  const transactions = findAll(statement, ['STMTTRN', 'STMTTRNP'])
  const amounts = transactions.map((node) => field(node, 'TRNAMT') ?? '')
  const closing = field(find(statement, 'LEDGERBAL'), 'BALAMT')
  const style = amountStyle(
    [...amounts, closing ?? ''],
    account.currency,
    around.options.answers?.decimal_mark,
  )
  account.closingMinor = closing === null ? null : minorOf(closing, style, account.currency)
  if (style === 'unclear') around.questions.push(decimalMarkQuestion(amounts))
  const signs = signsOf(transactions, around.options.answers?.sign)
  if (signs === 'unclear') around.questions.push(signQuestion(transactions))
  const rows = []
  for (const node of transactions) {
    const outcome = readTransaction(node, { ...around, style, signs, currency: account.currency })
    if ('code' in outcome) around.problems.push(outcome)
    else rows.push(outcome)
  }
  const currencies = new Set(rows.map((row) => row.currency))
  if (account.currency === null && currencies.size === 1) account.currency = rows[0]?.currency ?? null
  return { account, rows }
}

function minorOf(text: string, style: AmountStyle, currency: string | null): bigint | null {
  const decimal = plainAmount(text, style)
  return decimal === null ? null : (exactAmount(decimal, currency)?.minor ?? null)
}

type Account = Section['account']

function accountOf(statement: OfxNode): Account {
  const from =
    find(statement, 'BANKACCTFROM') ??
    find(statement, 'CCACCTFROM') ??
    find(statement, 'INVACCTFROM') ??
    find(statement, 'LOANACCTFROM')
  const currency = currencyCode(field(statement, 'CURDEF'))
  return newAccount({
    ...identity(from),
    type: typeOf(statement.name, field(from, 'ACCTTYPE')),
    currency,
  })
}

function identity(from: OfxNode | undefined): { id: string | null; bankId: string | null } {
  return { id: field(from, 'ACCTID'), bankId: field(from, 'BANKID') ?? field(from, 'BROKERID') }
}

function typeOf(statementName: string, accountType: string | null): ParsedAccount['type'] {
  if (statementName === 'CCSTMTRS' || accountType?.toUpperCase() === 'CREDITCARD') return 'card'
  if (statementName === 'INVSTMTRS') return 'investment'
  if (
    statementName.startsWith('LOAN') ||
    statementName.startsWith('AMRT') ||
    accountType?.toUpperCase() === 'CREDITLINE'
  )
    return 'loan'
  return 'bank'
}

/** A sign-up answer lists accounts without statements: a valid file with no transactions. */
function listedAccounts(root: OfxNode): Section[] {
  return findAll(root, ['ACCTINFO']).flatMap((info) => {
    const from = find(info, 'BANKACCTFROM') ?? find(info, 'CCACCTFROM') ?? find(info, 'INVACCTFROM')
    const type = typeOf(
      find(info, 'CCACCTFROM') ? 'CCSTMTRS' : find(info, 'INVACCTFROM') ? 'INVSTMTRS' : '',
      field(from, 'ACCTTYPE'),
    )
    const account = newAccount({ ...identity(from), name: field(info, 'DESC'), type })
    return account.id === null ? [] : [{ account, rows: [] }]
  })
}

function reasonOf(line: string): SkipReason {
  if (/<(?:LEDGERBAL|AVAILBAL|BALAMT|BAL)\b/i.test(line)) return 'balance'
  if (/<(?:INV|BUY|SELL|REINVEST|INCOME|SEC|UNITS|UNITPRICE|POS)/i.test(line)) return 'not_money'
  return /^\s*<\/?[\w.]+>\s*$/.test(line) ? 'markup' : 'metadata'
}
