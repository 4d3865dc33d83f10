/** Beside what was paid for and the amount, which always stand. In the order in which they give way when room is short. */
export const columnNames = ['reference', 'valueDate', 'note', 'account', 'category', 'date'] as const
export type Column = (typeof columnNames)[number]

interface Track {
  minPx: number
  css: string
}

const tracks: Record<Column | 'select' | 'what' | 'amount', Track> = {
  select: { minPx: 20, css: '1.25rem' },
  date: { minPx: 100, css: '6.25rem' },
  valueDate: { minPx: 100, css: '6.25rem' },
  what: { minPx: 160, css: 'minmax(10rem, 3fr)' },
  category: { minPx: 112, css: 'minmax(7rem, 1.5fr)' },
  account: { minPx: 112, css: 'minmax(7rem, 1.4fr)' },
  note: { minPx: 112, css: 'minmax(7rem, 1.6fr)' },
  reference: { minPx: 112, css: 'minmax(7rem, 1.2fr)' },
  amount: { minPx: 136, css: '8.5rem' },
}
const gapPx = 16
const marginPx = 48
const stackedPxMax = 540

const stackedTemplate = '1.25rem minmax(0, 1fr) auto'

export interface Layout {
  /** Two lines a row, for a phone. */
  stacked: boolean
  shows: ReadonlySet<Column>
  template: string
}

/** As many of the wanted columns as stand side by side without being crushed. */
export function layoutFor(wanted: ReadonlySet<Column>, widthPx: number): Layout {
  if (widthPx < stackedPxMax) return { stacked: true, shows: new Set(), template: stackedTemplate }
  const shows = new Set(wanted)
  for (const column of columnNames) {
    if (needs(shows) <= widthPx) break
    shows.delete(column)
  }
  return {
    stacked: false,
    shows,
    template: order(shows)
      .map((name) => tracks[name].css)
      .join(' '),
  }
}

function order(shows: ReadonlySet<Column>) {
  const has = (column: Column) => shows.has(column)
  const before = (['date', 'valueDate'] as const).filter(has)
  const after = (['category', 'account', 'note', 'reference'] as const).filter(has)
  return ['select', ...before, 'what', ...after, 'amount'] as const
}

function needs(shows: ReadonlySet<Column>): number {
  const names = order(shows)
  return names.reduce((sum, name) => sum + tracks[name].minPx, marginPx + (names.length - 1) * gapPx)
}
