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
  words: string
}

/**
 * Reads a text of labelled lines, one block a movement (`Date: 15/01/2024`, `Amount: -12.50`, …), as a table whose columns
 * are the labels. Null when most of the text is something else.
 */
export function readLabelled(text: string, context: TableContext): StatementReading | null {
  if (!looksLabelled(text.slice(0, sampleChars))) return null
  const blocks = blocksOf(text)
  const labels = new Map<string, string>()
  for (const { values, raw } of blocks) {
    let at = 0
    for (const key of values.keys())
      labels.set(key, labels.get(key) ?? labelled.exec(raw[at++] ?? '')?.[1] ?? key)
  }
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

function looksLabelled(sample: string): boolean {
  const lines = sample.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  return lines.filter((line) => labelled.test(line)).length >= shareMin * lines.length
}

const dates: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['booked_on', 'value_on'])
const sums: ReadonlySet<HeaderRole> = new Set<HeaderRole>(['amount', 'debit', 'credit'])

function says(values: ReadonlyMap<string, string>, roles: ReadonlySet<HeaderRole>): boolean {
  return [...values.keys()].some((label) =>
    readHeaderCell(label).matches.some(({ role, weight }) => weight === 3 && roles.has(role)),
  )
}

/** A block ends at a blank line, at a line without a label, and where a label comes again. */
function blocksOf(text: string): Block[] {
  const lines = indexLines(text)
  const blocks: Block[] = []
  let open: Block | null = null
  for (let line = 1; line <= lines.count; line += 1) {
    const raw = lines.text(line)
    const [, label, value = ''] = labelled.exec(raw) ?? []
    const key = label === undefined ? '' : fold(label)
    if (open === null || key === '' || open.values.has(key) || open.values.size === 0) {
      open = { line, lineEnd: line, raw: [], values: new Map(), words: key === '' ? raw.trim() : '' }
      blocks.push(open)
    }
    if (key !== '') open.values.set(key, value.trim())
    open.lineEnd = line
    open.raw.push(raw)
  }
  return blocks
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
