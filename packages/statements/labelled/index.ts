import { readHeaderCell } from '../table/header.ts'
import type { TableContext } from '../table/context.ts'
import { readTable, statementOf } from '../table/reading.ts'
import type { TableRecord } from '../table/source.ts'
import { fold } from '../table/words/fold.ts'
import type { HeaderRole } from '../table/words/headers.ts'
import type { StatementReading } from '../types.ts'
import { indexLines, rawOf } from '../text/lines.ts'

const labelled = /^\s*(\p{L}[\p{L}\d ./()#-]{0,39}?)\s*[:：]\s*(.*)$/u

/** The header made of the labels stands on no line of the file. */
const headerLine = 0
const blocksMin = 2
const shareMin = 0.6

interface Block {
  line: number
  lineEnd: number
  raw: string[]
  /** By folded label; empty for a line without one, whose text is `words`. */
  values: Map<string, string>
  /** The labels as written, by folded label. */
  labels: Map<string, string>
  words: string
}

/**
 * Reads a text of labelled lines, one block a movement (`Date: 15/01/2024`, `Amount: -12.50`, …), as a table whose columns
 * are the labels. Null when most of the text is something else.
 */
export function readLabelled(text: string, context: TableContext): StatementReading | null {
  if (!looksLabelled(text)) return null
  const blocks = blocksOf(text)
  const labels = new Map<string, string>()
  for (const block of blocks)
    for (const [key, label] of block.labels) if (!labels.has(key)) labels.set(key, label)
  const movements = blocks.filter(({ values }) => says(values, dates) && says(values, sums))
  const linesOf = (some: readonly Block[]): number =>
    some.reduce((sum, block) => sum + (block.values.size > 0 || block.words !== '' ? block.raw.length : 0), 0)
  if (movements.length < blocksMin || linesOf(movements) < shareMin * linesOf(blocks)) return null
  const records = [
    headerOf([...labels.values()]),
    ...blocks.map((block) => recordOf(block, [...labels.keys()])),
  ]
  const table = readTable(
    {
      name: null,
      open() {
        let at = 0
        return { next: () => records[at++] ?? null }
      },
    },
    context,
  )
  return table && withoutHeader(statementOf(table, context))
}

/** Text is judged by its beginning: a long table is not taken apart for nothing. */
const sampleChars = 20_000

export function looksLabelled(text: string): boolean {
  const lines = text
    .slice(0, sampleChars)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
  return lines.filter((line) => labelled.test(line)).length >= shareMin * lines.length
}

const dates: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['booked_on', 'value_on'])
const sums: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['amount', 'debit', 'credit'])

function says(values: ReadonlyMap<string, string>, roles: ReadonlySet<HeaderRole>): boolean {
  return [...values.keys()].some((label) =>
    readHeaderCell(label).matches.some(({ role, weight }) => weight === 3 && roles.has(role)),
  )
}

/** A block ends at a blank line, at a line without a label, and where a label comes again; or it is one line of several labels. */
function blocksOf(text: string): Block[] {
  const lines = indexLines(text)
  const blocks: Block[] = []
  let open: Block | null = null
  for (let line = 1; line <= lines.count; line += 1) {
    const raw = lines.text(line)
    const pairs = pairsOf(raw)
    const [first] = pairs
    const key = first ? fold(first.label) : ''
    if (open === null || key === '' || pairs.length > 1 || open.values.has(key) || open.values.size === 0) {
      const words: string = key === '' ? raw.trim() : ''
      open = { line, lineEnd: line, raw: [], values: new Map(), labels: new Map(), words }
      blocks.push(open)
    }
    for (const { label, value } of pairs) {
      open.labels.set(fold(label), label)
      open.values.set(fold(label), value)
    }
    open.lineEnd = line
    open.raw.push(raw)
    if (pairs.length > 1) open = null
  }
  return blocks
}

interface Pair {
  label: string
  value: string
}

const colon = /[:：]/g
/** A longer line is no list of labels. */
const lineCharsMax = 2_000
const labelCharsMax = 60
const wordsBefore = /[\p{L}][\p{L}\d./()#-]*(?: [\p{L}\d./()#-]+){0,3}$/u

/** The labels of a line and what stands behind each: `Date: 15/01/2024 Amount: -12.50`, where every further one is a known header. */
function pairsOf(raw: string): Pair[] {
  const [, label, rest = ''] = labelled.exec(raw) ?? []
  if (label === undefined) return []
  const starts: { at: number; label: string; from: number }[] = []
  for (const { index } of rest.length <= lineCharsMax ? rest.matchAll(colon) : []) {
    const before = rest.slice(0, index).trimEnd()
    const further = knownLabel(before.slice(-labelCharsMax))
    if (further !== null) starts.push({ at: before.length - further.length, label: further, from: index + 1 })
  }
  const tidy = (value: string) => value.replace(/[\s,;|]+$/, '').trim()
  const values = starts.map(({ label: name, from }, index) => ({
    label: name,
    value: tidy(rest.slice(from, starts[index + 1]?.at)),
  }))
  const own = { label, value: tidy(rest.slice(0, starts[0]?.at)) }
  const pairs = [own, ...values]
  const keys = new Map(pairs.map((pair) => [fold(pair.label), pair.value]))
  const whole = keys.size === pairs.length && says(keys, dates) && says(keys, sums)
  return whole ? pairs : [{ label, value: rest.trim() }]
}

/** The longest run of words at the end of a text that is a header we know. */
function knownLabel(text: string): string | null {
  let words = wordsBefore.exec(text)?.[0] ?? ''
  while (words !== '' && readHeaderCell(words).matches.every(({ weight }) => weight < 3))
    words = words.includes(' ') ? words.slice(words.indexOf(' ') + 1) : ''
  return words === '' ? null : words
}

function headerOf(labels: readonly string[]): TableRecord {
  return { cells: [...labels, ''], line: headerLine, lineEnd: headerLine, raw: '', typed: null }
}

function recordOf({ line, lineEnd, raw, values, words }: Block, keys: readonly string[]): TableRecord {
  const cells = [...keys.map((key) => values.get(key) ?? ''), words]
  return { cells, line, lineEnd, raw: rawOf(raw.join('\n')), typed: null }
}

function withoutHeader(reading: StatementReading): StatementReading {
  return {
    head: reading.head,
    *batches(rowsPerBatch) {
      for (const batch of reading.batches(rowsPerBatch))
        yield { ...batch, skipped: batch.skipped.filter(({ line }) => line !== headerLine) }
    },
  }
}
