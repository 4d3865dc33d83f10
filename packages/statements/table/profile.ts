import { newMarkTally, tallyMark, type MarkTally } from '../amounts/printed.ts'
import { newDateTally, tallyParts, type DateTally } from '../dates/order.ts'
import { currencyOfMark } from '../amounts/symbols.ts'
import { cellDateParts, cellNumeral, cellText, isStroke } from './cells.ts'
import type { TableRecord } from './source.ts'
import { flagWords } from './words/rows.ts'
import { fold } from './words/fold.ts'

/** What the cells of one column look like, over the records of the sample that look like transactions. */
export interface ColumnProfile {
  records: number
  filled: number
  /** Cells of a stroke alone, which in a column of money say `nothing`. */
  strokes: number
  /** Cells that are dates and could not be amounts (`25/02/2024`, `2 Jan 24`), and ones that could be both (`20240225`). */
  dates: number
  compactDates: number
  yearless: number
  serials: number
  numerals: number
  /** Numerals with a decimal mark or a mark of money, and whole numbers of seven digits and more or with leading zeros. */
  priced: number
  longWholes: number
  negative: number
  explicitPlus: number
  credited: number
  zeros: number
  typed: number
  currencies: Map<string, number>
  /** Marks that leave the currency open (`$`). */
  openMarks: Map<string, number>
  flagsIn: number
  flagsOut: number
  flagsNeutral: number
  distinct: Set<string>
  letters: number
  marks: MarkTally
  dateOrder: DateTally
}

const distinctMax = 4_000

export function newProfile(): ColumnProfile {
  return {
    records: 0,
    filled: 0,
    strokes: 0,
    dates: 0,
    compactDates: 0,
    yearless: 0,
    serials: 0,
    numerals: 0,
    priced: 0,
    longWholes: 0,
    negative: 0,
    explicitPlus: 0,
    credited: 0,
    zeros: 0,
    typed: 0,
    currencies: new Map(),
    openMarks: new Map(),
    flagsIn: 0,
    flagsOut: 0,
    flagsNeutral: 0,
    distinct: new Set(),
    letters: 0,
    marks: newMarkTally(),
    dateOrder: newDateTally(),
  }
}

export function profileColumns(records: readonly TableRecord[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, newProfile)
  for (const record of records) {
    for (let column = 0; column < width; column += 1) {
      const profile = profiles[column]
      if (profile) addCell(profile, record, column)
    }
  }
  return profiles
}

function addCell(profile: ColumnProfile, record: TableRecord, column: number): void {
  const text = cellText(record, column)
  profile.records += 1
  if (text === '') return
  profile.filled += 1
  if (profile.distinct.size < distinctMax) profile.distinct.add(text)
  const found = cellNumeral(record, column)
  const parts = cellDateParts(record, column, false)
  if (parts !== null) {
    tallyParts(profile.dateOrder, parts, text)
    if (parts.kind === 'yearless') profile.yearless += 1
    else if (found !== null) profile.compactDates += 1
    else profile.dates += 1
  }
  if (found === null) {
    if (isStroke(text)) profile.strokes += 1
    addWord(profile, text)
    return
  }
  const { numeral, typed } = found
  profile.numerals += 1
  if (typed) profile.typed += 1
  else tallyMark(profile.marks, text)
  if (/[1-9]/.test(numeral.digits) === false) profile.zeros += 1
  if (numeral.sign === 'minus' || numeral.sign === 'paren' || numeral.sign === 'dr') profile.negative += 1
  if (numeral.sign === 'plus') profile.explicitPlus += 1
  if (numeral.sign === 'cr') profile.credited += 1
  if (numeral.currency !== null) count(profile.currencies, numeral.currency)
  if (numeral.openMark !== null) count(profile.openMarks, numeral.openMark)
  if (numeral.vote !== 'neutral' || numeral.currency !== null || /[^\d+-]/.test(text.trim()))
    profile.priced += 1
  else if (/^(?:0\d+|\d{7,})$/.test(numeral.digits)) profile.longWholes += 1
  if (typed && cellDateParts(record, column, true)?.kind === 'day') profile.serials += 1
}

function addWord(profile: ColumnProfile, text: string): void {
  if (/\p{L}/u.test(text)) profile.letters += 1
  const code = text.length <= 6 ? currencyOfMark(text) : null
  if (code !== null && code !== 'open') count(profile.currencies, code)
  if (text.length > 24) return
  const folded = fold(text)
  if (flagWords.in.has(folded)) profile.flagsIn += 1
  else if (flagWords.out.has(folded)) profile.flagsOut += 1
  else if (flagWords.neutral.has(folded)) profile.flagsNeutral += 1
}

function count(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1)
}

/** Share of the filled cells; 0 for an empty column. */
export function share(count: number, profile: ColumnProfile): number {
  return profile.filled === 0 ? 0 : count / profile.filled
}

export function looksDated(profile: ColumnProfile): boolean {
  return share(profile.dates + profile.compactDates, profile) >= 0.7
}

export function looksNumeric(profile: ColumnProfile): boolean {
  return profile.numerals > 0 && profile.numerals >= 0.7 * (profile.filled - profile.strokes)
}

export function flagged(profile: ColumnProfile): number {
  return share(profile.flagsIn + profile.flagsOut + profile.flagsNeutral, profile)
}
