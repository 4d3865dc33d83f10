import { isCurrency } from '@scale/money'
import { currencyOfMark } from '../amounts/symbols.ts'
import { fold } from '../table/words/fold.ts'
import { mostlyInFront, printsInFront } from './drafts.ts'
import type { PrintedEntry } from './entry.ts'
import type { PrintedLine } from './lines.ts'

const accountLabel =
  /(?:account|a c|konto|iban|compte|cuenta|conto|rekening|conta|kontonummer|card|karte)(?: ?(?:number|no|nr|num|nummer|n|numero|id))?$/
const idShape = /^(?:[A-Z]{2}\d{2}[A-Z0-9]{8,30}|[\dX*x][\dX*x./-]{5,33})$/

/** A label stands right before its number. */
const labelWordsMax = 6

/** The account's own number: the first one that stands behind, or right below, a word for account. */
export function accountIdOf(lines: readonly PrintedLine[]): string | null {
  for (const [index, line] of lines.entries()) {
    const id = accountIdIn(line, lines[index - 1])
    if (id !== null) return id
  }
  return null
}

/** The account a line names. */
export function accountIdIn({ words }: PrintedLine, above: PrintedLine | undefined): string | null {
  for (const [position, { text }] of words.entries()) {
    const id = spacedIban(words.slice(position)) ?? spacedNumber(words.slice(position)) ?? text
    if (!idShape.test(id) || (id.match(/\d/g)?.length ?? 0) < 4) continue
    if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(id)) continue
    const before = fold(
      words
        .slice(Math.max(0, position - labelWordsMax), position)
        .map((word) => word.text)
        .join(' '),
    )
    const over = fold(above?.words[0]?.text ?? '')
    if (accountLabel.test(before) || (position === 0 && accountLabel.test(over))) return id
  }
  return null
}

/** `DE89 3704 0044 0532 0130 00`, as banks print it. */
function spacedIban(words: PrintedLine['words']): string | null {
  const text = words.map((word) => word.text).join(' ')
  const match = /^[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,3})?(?= |$)/.exec(text)
  return match ? match[0].replaceAll(' ', '') : null
}

/** `06 1234 12345678`: a branch of few digits, and groups behind it. */
function spacedNumber(words: PrintedLine['words']): string | null {
  const text = words.map((word) => word.text).join(' ')
  const match = /^\d{2,4}(?: \d{3,10}){1,3}(?= |$)/.exec(text)
  return match ? match[0].replaceAll(' ', '') : null
}

/** Currency printed with the amounts, else the one the page names in brackets or behind a word for currency. */
export function currencyOf(entries: readonly PrintedEntry[], lines: readonly PrintedLine[]): string | null {
  const inFront = mostlyInFront(entries)
  const amounts = entries.flatMap((entry) => entry.amounts)
  const inRows = amounts.flatMap((amount) =>
    inFront || !printsInFront(amount) ? (amount.numeral.currency ?? []) : [],
  )
  // Where a few rows alone print a currency, it is what sets them apart from the others.
  const usual = inRows.length * 2 > entries.length
  const rows = new Set(usual ? [] : entries.map(({ line }) => line.line))
  const text = lines
    .filter(({ line }) => !rows.has(line))
    .map((line) => line.text)
    .join('\n')
  const bracketed = [
    ...text.matchAll(
      /\(\s?([A-Z]{3}|[₹€£`\s]+)\s?\)|(?:\b(?:in|currency|währung|devise|moneda|valuta|divisa|waluta|měna|moeda)|通貨|币种|幣別|통화|валюта)[:：\s]+([A-Z]{3})\b/gi,
    ),
  ]
  const named = bracketed.flatMap((match) => currencyOfSign((match[1] ?? match[2] ?? '').trim()) ?? [])
  const beside = [
    ...text.matchAll(
      /(?:^|\s)([^\s\d.,()-]{1,4})\s?[\d][\d.,']*[.,]\d\d\b|\d[.,]\d\d\s?([^\s\d.,()-]{1,3})(?=\s|$)/gm,
    ),
  ]
  const near = beside.flatMap((match) => currencyOfSign(match[1] ?? match[2] ?? '') ?? [])
  return (usual ? mostFrequent(inRows) : null) ?? mostFrequent([...named, ...near])
}

/** Fonts of Indian banks draw the rupee sign at the place of the backtick. */
function currencyOfSign(sign: string): string | null {
  if (sign === '`') return 'INR'
  const code = currencyOfMark(sign)
  return code !== null && isCurrency(code) ? code : null
}

function mostFrequent(codes: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

const owing =
  /\b(?:credit (?:limit|line)|new charges|card ?member|credit card statement|minimum (?:amount|payment|due)|past due amount|payment due|total amount due|available credit|mindestbetrag|kreditlimit|kreditkarten|verfugungsrahmen|limite de credit|limite de credito|pago minimo|paiement minimum|fatura)\b/

/** A statement of what is owed, rather than of what is there. */
export function isCardStatement(lines: readonly PrintedLine[]): boolean {
  return lines.some(({ text }) => owing.test(fold(text)))
}
