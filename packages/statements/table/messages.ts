import type { ProblemCode } from '../types.ts'

const messages: Record<ProblemCode, (found: string) => string> = {
  date_missing: () => 'The row has an amount but no date. Add the date, or leave the row out.',
  date_unreadable: (found) => `“${found}” is not a date. Write it as 2024-12-31, or leave the row out.`,
  date_impossible: (found) =>
    `“${found}” is not a day of the calendar in the order of this file. Correct the date, or leave the row out.`,
  date_ahead: (found) =>
    `“${found}” lies more than ten years ahead. If the bank counts years in another calendar, ask it for a file with years such as 2024; else correct the date, or leave the row out.`,
  amount_missing: () => 'The row has a date but no amount. Add the amount, or leave the row out.',
  amount_unreadable: (found) =>
    `“${found}” is not an amount in the style of this file. Correct it, or leave the row out.`,
  currency_unknown: (found) =>
    `“${found}” does not say which currency the row is in. Write the three-letter code, or leave the row out.`,
  direction_unknown: () =>
    'The row does not say whether the money came in or went out. Say which, or leave the row out.',
  row_malformed: () => 'The row has the wrong shape for this table. Correct it, or leave it out.',
}

/** What was found, what it means and what to do, in one or two sentences. */
export function problemMessage(code: ProblemCode, found: string): string {
  return messages[code](found.slice(0, 80))
}
