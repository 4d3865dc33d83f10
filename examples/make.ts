/**
 * Writes the two examples that no text editor can: `node examples/make.ts`. All people, banks and payments are invented.
 * The workbook's encryption is salted, so its bytes differ at each run; what it says does not.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { utils, write } from '@e965/xlsx'
import officeCrypto from 'officecrypto-tool'

type Payment = [date: string, text: string, amountMinor: number]

const decimal = (minor: number) => {
  const digits = String(Math.abs(minor)).padStart(3, '0')
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`
}

function withBalances(payments: Payment[], openingMinor: number) {
  let balanceMinor = openingMinor
  return payments.map(([date, text, amountMinor]) => {
    balanceMinor += amountMinor
    return { date, text, amountMinor, balanceMinor }
  })
}

const salaryAccount: Payment[] = [
  ['03/06/2026', 'UPI/615400221188/KAVERI FRESH MART/Groceries', -184_275],
  ['05/06/2026', 'NEFT/N156260771/RAO HANDLOOMS/Invoice 44', 6_450_000],
  ['09/06/2026', 'ATM WDL JAYANAGAR 044170', -1_000_000],
  ['12/06/2026', 'UPI/616300554410/JYOTI TELECOM/Recharge', -34_900],
  ['15/06/2026', 'SIP LOTUS INDEX FUND FOLIO 4417', -1_500_000],
  ['22/06/2026', 'UPI/617300119921/NAMMA BOOKS/Books', -89_900],
  ['30/06/2026', 'SB INTEREST CREDIT', 41_200],
]

const singaporeAccount: Payment[] = [
  ['01 Jun 2026', 'GIRO RIVERSIDE RESIDENCES RENT', -185_000],
  ['03 Jun 2026', 'DEBIT CARD LAU LAI NOODLES', -1_260],
  ['05 Jun 2026', 'INWARD TRANSFER FROM TAN MEI LING', 8_000],
  ['08 Jun 2026', 'DEBIT CARD BLUERAIL TOP-UP', -2_000],
  ['12 Jun 2026', 'BILL PAYMENT MERLION UTILITIES', -11_435],
  ['15 Jun 2026', 'TRANSFER TO SAVINGS 044-17702-9', -50_000],
  ['19 Jun 2026', 'DEBIT CARD ORCHID PHARMACY', -3_790],
  ['24 Jun 2026', 'SALARY PELICAN LOGISTICS PTE LTD', 520_000],
  ['26 Jun 2026', 'CASH WITHDRAWAL ATM 4417', -20_000],
  ['30 Jun 2026', 'INTEREST EARNED', 218],
]

/** Encrypted as Excel does it (agile, AES); opens with the password in examples/README.md. */
function protectedWorkbook(): Uint8Array {
  const rows = withBalances(salaryAccount, 5_812_050).map(({ date, text, amountMinor, balanceMinor }) => [
    date,
    text,
    amountMinor < 0 ? -amountMinor / 100 : null,
    amountMinor > 0 ? amountMinor / 100 : null,
    balanceMinor / 100,
  ])
  const sheet = utils.aoa_to_sheet([
    ['Udaya Grameen Bank'],
    ['Account Number', 'XXXXXXXX9902'],
    ['Customer', 'ASHA RAO'],
    ['Currency', 'INR'],
    [],
    ['Transaction Date', 'Particulars', 'Debit', 'Credit', 'Balance'],
    ...rows,
  ])
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Statement')
  const plain = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  return officeCrypto.encrypt(plain, { password: 'asha1990' })
}

interface Placed {
  x: number
  y: number
  text: string
  right?: boolean
}

/** Courier is 0.6 em wide, so amounts can be set flush right without font metrics. */
const fontPoints = 9
const widthOf = (text: string) => text.length * 0.6 * fontPoints

function statementPages(): Placed[][] {
  const openingMinor = 742_318
  const rows = withBalances(singaporeAccount, openingMinor)
  const halves = [rows.slice(0, 6), rows.slice(6)]
  return halves.map((half, page) => {
    const placed: Placed[] = [
      { x: 50, y: 790, text: 'STRAITS HERON BANK' },
      { x: 50, y: 776, text: 'Statement of Account   01 Jun 2026 to 30 Jun 2026' },
      { x: 50, y: 762, text: 'Account 044-17701-2   Currency SGD   ARUN NAIR' },
      { x: 50, y: 730, text: 'Date' },
      { x: 130, y: 730, text: 'Description' },
      { x: 400, y: 730, text: 'Withdrawal', right: true },
      { x: 470, y: 730, text: 'Deposit', right: true },
      { x: 545, y: 730, text: 'Balance', right: true },
    ]
    let y = 714
    const line = (date: string, text: string, amountMinor: number | null, balanceMinor: number) => {
      placed.push({ x: 50, y, text: date }, { x: 130, y, text })
      if (amountMinor !== null) {
        placed.push({ x: amountMinor < 0 ? 400 : 470, y, text: decimal(Math.abs(amountMinor)), right: true })
      }
      placed.push({ x: 545, y, text: decimal(balanceMinor), right: true })
      y -= 16
    }
    if (page === 0) line('', 'Balance brought forward', null, openingMinor)
    for (const row of half) line(row.date, row.text, row.amountMinor, row.balanceMinor)
    if (page === 1) line('', 'Balance carried forward', null, rows.at(-1)?.balanceMinor ?? openingMinor)
    placed.push({ x: 50, y: 40, text: `Page ${page + 1} of ${halves.length}` })
    return placed
  })
}

/** A PDF 1.4 of text alone: one catalogue, one page tree, one font, and a content stream a page. */
function pdf(pages: Placed[][]): string {
  const escape = (text: string) => text.replace(/[\\()]/g, '\\$&')
  const draw = ({ x, y, text, right }: Placed) =>
    `BT /F1 ${fontPoints} Tf ${(right ? x - widthOf(text) : x).toFixed(2)} ${y} Td (${escape(text)}) Tj ET`
  const contents = pages.map((placed) =>
    placed
      .filter((each) => each.text !== '')
      .map(draw)
      .join('\n'),
  )
  const pageNumbers = pages.map((_, index) => 4 + index * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
}

const here = import.meta.dirname
writeFileSync(path.join(here, 'india-protected.xlsx'), protectedWorkbook())
writeFileSync(path.join(here, 'singapore-statement.pdf'), pdf(statementPages()), 'latin1')
