import type { Row } from './row.ts'

/** Facts of the bank, not ids: a row that was withdrawn and imported again is the same row. */
export const rowMark = ({ account, day, size, currency, incoming }: Omit<Row, 'id'>): string =>
  [account, day, incoming ? '+' : '-', size, currency].join(' ')
