import { describe, expect, test } from 'vitest'
import { parseStatement } from '../../read.ts'
import type { ParsedStatement, ParseOptions } from '../../types.ts'
import { StatementRejected } from '../../types.ts'
import { gist } from './pages.ts'

const read = (text: string, options: ParseOptions = {}) =>
  parseStatement(new TextEncoder().encode(text), options)

const refusal = (text: string) =>
  read(text).then(
    () => 'read',
    (error: unknown) => (error instanceof StatementRejected ? error.code : String(error)),
  )

describe('OFX', () => {
  const ofx = (...amounts: string[]) =>
    `<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM><BANKTRANLIST>${amounts
      .map(
        (amount, index) => `<STMTTRN>${amount}<DTPOSTED>2026010${index + 1}<FITID>${index}<NAME>N</STMTTRN>`,
      )
      .join('\n')}</BANKTRANLIST></STMTRS></OFX>`
  const bare = ofx('<TRNTYPE>DEBIT<TRNAMT>12.50', '<TRNTYPE>CREDIT<TRNAMT>100.00')

  test('debits without a minus, in a file that prints none, are asked about', async () => {
    expect(gist(await read(bare))).toEqual(['asks sign'])
    expect(gist(await read(bare, { answers: { sign: 'by_type' } }))).toEqual([
      '2026-01-01 -12.50 USD N',
      '2026-01-02 100.00 USD N',
    ])
  })

  test('beside other minuses the sign counts, not the type', async () => {
    const signed = ofx('<TRNTYPE>DEBIT<TRNAMT>12.50', '<TRNTYPE>DEBIT<TRNAMT>-100.00')
    expect(gist(await read(signed))).toEqual(['2026-01-01 12.50 USD N', '2026-01-02 -100.00 USD N'])
  })
})

test('CAMT: a minus beside DBIT could be meant twice', async () => {
  const entry = (amount: string) =>
    `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-01-02</Dt></BookgDt><AddtlNtryInf>N</AddtlNtryInf></Ntry>`
  const camt = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>\n${entry('1.50')}\n${entry('-2.50')}\n</Stmt></BkToCstmrStmt></Document>`
  expect(gist(await read(camt))).toEqual(['2026-01-02 -1.50 EUR N', 'line 3 direction_unknown'])
})

test('MT940: a reference that nobody gave is none', async () => {
  const mt940 =
    ':20:A\n:25:1\n:60F:C260101EUR0,\n:61:260102C1,NTRFNONREF\n:86:/NAME/N/REMI/R/EREF/NOTPROVIDED\n'
  expect((await read(mt940)).rows[0]?.reference).toBeNull()
})

test('BAI2: groups that delete or test move no money', async () => {
  const group = (status: number) =>
    `02,2,1,${status},260101,,USD,2/\n03,77,,/\n16,115,10000,0,,,Lockbox/\n49,10000,3/\n98,10000,1,5/\n`
  const bai2 = `01,1,2,260102,0200,1,,,2/\n${group(1)}${group(2)}${group(4)}99,30000,3,17/\n`
  const statement = await read(bai2)
  expect(statement.rows).toHaveLength(1)
  expect(statement.skipped.filter(({ reason }) => reason === 'not_booked').map(({ line }) => line)).toEqual([
    9, 14,
  ])
})

test('QIF: trades and lists alone are refused, beside money they are skipped', async () => {
  const trade = '!Type:Invst\nD1/15/2026\nNBuy\nYACME\nT50.00\n^\n'
  expect(await refusal(trade)).toBe('not_a_statement')
  expect(await refusal('!Account\nNVisa\nTCCard\n^\n')).toBe('not_a_statement')
  const mixed = await read(`${trade}!Type:Bank\nD1/15/2026\nT-5.00\nPTea\n^\n`)
  expect(gist(mixed)).toEqual(['2026-01-15 -5.00 Tea'])
  expect(mixed.skipped).toContainEqual(expect.objectContaining({ line: 2, lineEnd: 6, reason: 'not_money' }))
})

test('JSON: whole numbers may be cents, which is asked, remembered and told by a key', async () => {
  const rows = (key: string) =>
    [-4505, 7, -90].map((amount, at) => ({ date: `2026-06-0${at + 2}`, [key]: amount, text: `Row ${at}` }))
  const json = (key: string, options: ParseOptions) =>
    read(JSON.stringify(rows(key)), { currency: 'GBP', ...options })
  const sums = (statement: ParsedStatement) => statement.rows.map(({ amountMinor }) => amountMinor)
  const asked = await json('amount', {})
  expect([asked.questions.map(({ code }) => code), asked.rows]).toEqual([['unit'], []])
  const cents = await json('amount', { answers: { unit: 'minor' } })
  expect(sums(cents)).toEqual([-4505n, 7n, -90n])
  expect(cents.mapping && sums(await json('amount', { mapping: cents.mapping }))).toEqual([-4505n, 7n, -90n])
  const units = await json('amount', { answers: { unit: 'major' } })
  expect([sums(units), units.mapping?.unit]).toEqual([[-450500n, 700n, -9000n], 'major'])
  expect(sums(await json('amountInCents', {}))).toEqual([-4505n, 7n, -90n])
  expect(sums(await json('amount', { currency: 'JPY' }))).toEqual([-4505n, 7n, -90n])
})
