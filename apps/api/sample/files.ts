/**
 * The household's statements as its banks would have sent them, one small file per account and form: a bank's CSV with
 * running balances, a card's CSV with rows still pending, and a camt.053 of a German bank.
 */
import { toDecimal } from '@scale/money'
import type { SampleAccount, SampleRow } from './household.ts'

export interface StatementFile {
  name: string
  text: string
}

const signed = (minor: bigint, currency: string): string => toDecimal(minor, currency)
const unsigned = (minor: bigint, currency: string): string => toDecimal(minor < 0n ? -minor : minor, currency)
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
const dayFirst = (on: string): string => on.split('-').toReversed().join('/')
const sum = (rows: readonly SampleRow[]): bigint => rows.reduce((total, { minor }) => total + minor, 0n)

/** Rows with the balance after each, which proves that none is missing. `before` is the balance ahead of the first row. */
export function passbook(
  name: string,
  { currency, bankAccountId }: SampleAccount,
  rows: readonly SampleRow[],
  before: bigint,
): StatementFile {
  let balance = before
  const lines = rows.map(({ on, description, minor }) => {
    balance += minor
    const amount = unsigned(minor, currency)
    const [out, into] = minor < 0n ? [amount, ''] : ['', amount]
    return [dayFirst(on), quoted(description), out, into, signed(balance, currency)].join(',')
  })
  const head = [...(bankAccountId ? [`Account No :,${bankAccountId},,,`] : []), `Currency :,${currency},,,`]
  return {
    name,
    text: [...head, 'Date,Narration,Withdrawal Amt.,Deposit Amt.,Closing Balance', ...lines, ''].join('\n'),
  }
}

/** A card tells what it has taken and what it has only reserved. */
export function cardFile(
  name: string,
  { currency }: SampleAccount,
  rows: readonly SampleRow[],
): StatementFile {
  const lines = rows.map(({ on, description, minor, pending }) =>
    [dayFirst(on), quoted(description), signed(minor, currency), pending ? 'Pending' : 'Posted'].join(','),
  )
  return { name, text: ['Date,Description,Amount,Status', ...lines, ''].join('\n') }
}

/** ISO 20022 camt.053.001.08, as far as a household needs it. */
export function camtFile(name: string, account: SampleAccount, rows: readonly SampleRow[]): StatementFile {
  const { currency, openingMinor } = account
  const first = rows[0]?.on ?? ''
  const last = rows.at(-1)?.on ?? first
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>',
    `<GrpHdr><MsgId>SAMPLE-1</MsgId><CreDtTm>${last}T06:00:00</CreDtTm></GrpHdr>`,
    `<Stmt><Id>SAMPLE-1</Id><CreDtTm>${last}T06:00:00</CreDtTm>`,
    `<FrToDt><FrDtTm>${first}T00:00:00</FrDtTm><ToDtTm>${last}T23:59:59</ToDtTm></FrToDt>`,
    `<Acct><Id><IBAN>${(account.bankAccountId ?? '').replaceAll(' ', '')}</IBAN></Id><Ccy>${currency}</Ccy></Acct>`,
    balance('OPBD', first, openingMinor, currency),
    balance('CLBD', last, openingMinor + sum(rows), currency),
    ...rows.map((row, n) => entry(row, n, currency)),
    '</Stmt></BkToCstmrStmt></Document>',
    '',
  ]
  return { name, text: text.join('\n') }
}

const side = (minor: bigint): string => (minor < 0n ? 'DBIT' : 'CRDT')
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const balance = (kind: string, on: string, minor: bigint, currency: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${unsigned(minor, currency)}</Amt>` +
  `<CdtDbtInd>${side(minor)}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`

function entry({ on, minor, description, counterparty }: SampleRow, n: number, currency: string): string {
  const party = minor < 0n ? 'Cdtr' : 'Dbtr'
  const other = counterparty
    ? `<RltdPties><${party}><Pty><Nm>${escaped(counterparty)}</Nm></Pty></${party}></RltdPties>`
    : ''
  return (
    `<Ntry><Amt Ccy="${currency}">${unsigned(minor, currency)}</Amt><CdtDbtInd>${side(minor)}</CdtDbtInd>` +
    `<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>` +
    `<AcctSvcrRef>SPREE-${n + 1}</AcctSvcrRef><NtryDtls><TxDtls>${other}` +
    `<RmtInf><Ustrd>${escaped(description)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  )
}

/** A travel wallet that gives each amount in two currencies: which one moved is left for the person to say. */
export const undecidedFile: StatementFile = {
  name: 'travel-wallet.csv',
  text: [
    'Date,Details,INR,EUR',
    '13/04/2026,Metro day ticket,-200.00,-2.27',
    '15/04/2026,Bakery on the corner,-85.00,-0.97',
    '17/04/2026,From Meera for dinner,450.00,5.11',
    '',
  ].join('\n'),
}
