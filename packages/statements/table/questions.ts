import { currenciesOfMark } from '../amounts/symbols.ts'
import type { DateOrder } from '../dates/printed.ts'
import type { Question } from '../types.ts'
import { cellText } from './cells.ts'
import type { HeaderCell } from './header.ts'
import type { ColumnProfile } from './profile.ts'
import type { TableRecord } from './source.ts'

const orderLabels: Record<DateOrder, string> = {
  dmy: 'Day first (31/12/2024)',
  mdy: 'Month first (12/31/2024)',
  ymd: 'Year first, then the month (24/12/31)',
  ydm: 'Year first, then the day (24/31/12)',
}

export function dateOrderQuestion(
  decision: { ask: DateOrder[]; samples: string[] },
  header: string,
): Question {
  const column = header === '' ? 'The dates' : `The dates under “${header}”`
  return {
    code: 'date_order',
    message: `${column} can be read in more than one way, and nothing else in the file decides. Which part is the month?`,
    choices: decision.ask.map((value) => ({ value, label: orderLabels[value] })),
    samples: decision.samples,
  }
}

export function decimalMarkQuestion(samples: string[]): Question {
  return {
    code: 'decimal_mark',
    message: 'The amounts could mean thousands or decimals. Which sign stands before the cents?',
    choices: [
      { value: '.', label: 'A point: 1,234.56' },
      { value: ',', label: 'A comma: 1.234,56' },
    ],
    samples: [...new Set(samples)].slice(0, 5),
  }
}

/** The amounts print a mark (`$`) that is not of the currency they were taken for. */
export function currencyQuestion(mark: string, samples: string[]): Question {
  const codes = [...currenciesOfMark(mark)]
  const names = new Intl.DisplayNames('en', { type: 'currency' })
  const how = codes.length === 0 ? ' Write its three letters, such as EUR.' : ''
  return {
    code: 'currency',
    message: `The amounts are printed with “${mark}”, which is not a sign of the account’s currency. Which currency is it?${how}`,
    choices: codes.map((code) => ({
      value: code,
      label: `${code}: ${names.of(code) ?? code}`,
    })),
    samples: samples.slice(0, 5),
  }
}

export function amountColumnQuestion(
  rivals: number[],
  headers: HeaderCell[],
  records: readonly TableRecord[],
): Question {
  return {
    code: 'amount_column',
    message: 'Two columns could be the amount, and they differ. Which one moved on the account?',
    choices: rivals.map((column) => ({
      value: String(column),
      label: headers[column]?.text || `Column ${column + 1}`,
    })),
    samples: records
      .slice(0, 5)
      .map((record) => rivals.map((column) => cellText(record, column)).join(' | ')),
  }
}

export function columnsQuestion(left: number, right: number, records: readonly TableRecord[]): Question {
  return {
    code: 'columns',
    message: `The file does not name its two columns of money (${left + 1} and ${right + 1}). Which one is money out?`,
    choices: [
      { value: 'first_out', label: `Column ${left + 1} is money out, column ${right + 1} money in` },
      { value: 'first_in', label: `Column ${left + 1} is money in, column ${right + 1} money out` },
    ],
    samples: records.slice(0, 5).map((record) => record.raw.slice(0, 120)),
  }
}

export function yearQuestion(profile: ColumnProfile): Question {
  return {
    code: 'year',
    message: 'The dates carry no year, and the file does not state its period. Which year are they in?',
    choices: [],
    samples: [...profile.distinct].slice(0, 5),
  }
}
