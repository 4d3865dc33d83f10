import type { LineIndex } from '../text/lines.ts'

export interface QifRecord {
  /** `stray` stands in no section; `other` in one that moves no money (categories, classes, securities). */
  kind: 'transaction' | 'account' | 'other' | 'stray'
  /** Lower-case type of the section: `bank`, `ccard`, `invst`. */
  section: string
  account: string | null
  line: number
  lineEnd: number
  raw: string
  /** First value of each field letter; a split's own fields (S, E, $, %) are not among them. */
  fields: Map<string, string>
}

const moneySections = new Set(['bank', 'cash', 'ccard', 'oth a', 'oth l'])

/** Cuts a QIF file into its records, each ended by `^` (or by the next section, or by the end of the file). */
export function splitRecords(lines: LineIndex): QifRecord[] {
  const records: QifRecord[] = []
  let section: string | null = null
  let account: string | null = null
  let open: { from: number; fields: Map<string, string> } | null = null
  const end = (lineEnd: number): void => {
    if (open && open.fields.size > 0) {
      const kind = kindOf(section, open.fields)
      if (kind === 'account') account = open.fields.get('N')?.trim() || null
      const raw = linesBetween(lines, open.from, lineEnd)
      records.push({
        kind,
        section: section ?? 'bank',
        account,
        line: open.from,
        lineEnd,
        raw,
        fields: open.fields,
      })
    }
    open = null
  }
  for (let line = 1; line <= lines.count; line += 1) {
    const text = lines.text(line).replace(/^\s+/, '')
    const letter = text.charAt(0)
    if (letter === '!') {
      end(line - 1)
      section = sectionOf(text) ?? section
      continue
    }
    if (letter === '^') {
      end(line)
      continue
    }
    if (letter === '') continue
    open ??= { from: line, fields: new Map() }
    if (!'SE$%'.includes(letter) && !open.fields.has(letter)) open.fields.set(letter, text.slice(1))
  }
  end(lines.count)
  return records
}

function sectionOf(text: string): string | null {
  const type = /^!type:\s*(.*?)\s*$/i.exec(text)?.[1]
  if (type !== undefined) return type.toLowerCase()
  return /^!account\b/i.test(text) ? '!account' : null
}

/** A file without any section header is one bank account's when its records carry a date and an amount. */
function kindOf(section: string | null, fields: ReadonlyMap<string, string>): QifRecord['kind'] {
  if (section === '!account') return 'account'
  if (section === null)
    return fields.has('D') && (fields.has('T') || fields.has('U')) ? 'transaction' : 'stray'
  return moneySections.has(section) ? 'transaction' : 'other'
}

function linesBetween(lines: LineIndex, from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => lines.text(from + index)).join('\n')
}
