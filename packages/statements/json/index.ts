import { readAaJson } from '../aa/index.ts'
import { limitsFrom, requireWithin } from '../limits.ts'
import { indexLines, plain, rawOf } from '../text/lines.ts'
import type { LineIndex } from '../text/lines.ts'
import type { TableContext } from '../table/context.ts'
import { readHeaderCell } from '../table/header.ts'
import { readSheets } from '../table/index.ts'
import { statusOf } from '../table/labels.ts'
import type {
  ParseLimits,
  ParseOptions,
  Sheet,
  SheetCell,
  Skip,
  StatementBatch,
  StatementReading,
} from '../types.ts'
import { StatementRejected } from '../types.ts'
import { isPaidOut, withCounterparty } from './counterparty.ts'
import type { JsonNode, JsonObject } from './tree.ts'
import { parseJson } from './tree.ts'
import { type Unit, fromMinor, unitKnown, unitQuestion, wholeColumns } from './unit.ts'

/**
 * Reads JSON: Account Aggregator data by its schema, any other by its arrays of transactions. Such an array is a table whose
 * header is the keys, so the same evidence decides what each key means as for a CSV.
 */
export function readJson(text: string, encoding: string, options: ParseOptions): StatementReading {
  const limits = limitsFrom(options.limits)
  const root = parseJson(text, limits.depthMax)
  if (isAccountAggregator(root)) return readAaJson(root, { text, encoding, options })
  const objects = transactionObjects(root)
  if (objects.length === 0)
    throw new StatementRejected('not_a_statement', 'This JSON holds no array of transactions.')
  const lines = indexLines(text)
  requireWithin(objects.length, limits.rowsMax, 'rows')
  const table = tableOf(objects, limits)
  const context: TableContext = { options, format: 'json', encoding }
  const reading = inItsUnit(readSheets([table.sheet], context), table, context)
  return onJsonLines(reading, { objects, lines, text })
}

function isAccountAggregator(node: JsonNode): boolean {
  if (node.kind === 'array') return node.items.some(isAccountAggregator)
  if (node.kind !== 'object') return false
  const keys = new Set([...node.entries.keys()].map((key) => key.toLowerCase().replace(/[^a-z]/g, '')))
  if (keys.has('maskedaccnumber') || keys.has('linkedaccref')) return true
  return [...node.entries.values()].some(isAccountAggregator)
}

/** The objects of the largest array of objects, and of its sisters (`booked`, `pending`). */
function transactionObjects(root: JsonNode): JsonObject[] {
  const groups: { arrays: JsonObject[][]; size: number }[] = []
  const collect = (node: JsonNode): void => {
    if (node.kind !== 'object' && node.kind !== 'array') return
    const children = node.kind === 'array' ? [['', node] as const] : [...node.entries]
    const arrays = children
      .map(([name, child]) => objectsIn(child).map((object) => stated(object, name)))
      .filter((objects) => objects.length > 0)
    if (arrays.length > 0) groups.push({ arrays, size: arrays.reduce((sum, array) => sum + array.length, 0) })
    for (const child of node.kind === 'array' ? node.items : node.entries.values()) collect(child)
  }
  collect(root)
  const best = groups.reduce<(typeof groups)[number] | null>((a, b) => (a && a.size >= b.size ? a : b), null)
  return best?.arrays.flat().toSorted((a, b) => a.start - b.start) ?? []
}

/** What stands in an array called `pending` is pending, unless it says something of its own. */
function stated(object: JsonObject, array: string): JsonObject {
  if (statusOf(array) !== 'pending' || object.entries.has('status')) return object
  const status: JsonNode = { kind: 'string', text: array, start: object.start, end: object.start }
  return { ...object, entries: new Map([...object.entries, ['status', status]]) }
}

function objectsIn(node: JsonNode): JsonObject[] {
  if (node.kind !== 'array') return []
  const objects = node.items.filter((item) => item.kind === 'object')
  return objects.length === node.items.length ? objects : []
}

interface ObjectTable {
  /** One row an object, under the keys. */
  sheet: Sheet
  /** Dotted, one a column. */
  keys: readonly string[]
  /** Keys under which something else stands than JSON numbers without a fraction. */
  notWhole: ReadonlySet<string>
}

function tableOf(objects: readonly JsonObject[], limits: ParseLimits): ObjectTable {
  const notWhole = new Set<string>()
  const flat = objects.map((object) => flattened(object, notWhole))
  const signed = flat.some(isPaidOut)
  const cells = flat.map((each) => withCounterparty(each, signed))
  const keys = [...new Set(cells.flatMap((row) => [...row.keys()]))]
  requireWithin(keys.length, limits.columnsMax, 'columns')
  const shared = new Map<string, number>()
  for (const key of keys) shared.set(leafOf(key), (shared.get(leafOf(key)) ?? 0) + 1)
  const header = keys.map((key) => cellOf(heading(key, shared.get(leafOf(key)) === 1)))
  const rows = cells.map((row) => keys.map((key) => row.get(key) ?? null))
  return { sheet: { name: '', rows: [header, ...rows] }, keys, notWhole }
}

/** Money written in nothing but whole numbers counts units or cents: what cannot be known is asked. */
function inItsUnit(
  reading: StatementReading,
  { sheet, keys, notWhole }: ObjectTable,
  context: TableContext,
): StatementReading {
  const { head } = reading
  const isWhole = (column: number): boolean => !notWhole.has(keys[column] ?? '')
  const columns = wholeColumns(head, isWhole, context.options.currency)
  if (columns.length === 0) return reading
  const [header = [], ...rows] = sheet.rows
  // A key that tells it (`amount_minor`) is read so by the table.
  if (columns.some((column) => readHeaderCell(header[column]?.text ?? '').inMinorUnits)) return reading
  const unit = unitKnown(head, context.options)
  if (unit === null) {
    const samples = rows.flatMap((row) => row[columns[0] ?? 0]?.text ?? [])
    const questions = [...head.questions, unitQuestion(samples)]
    return { ...reading, head: { ...head, questions }, batches: () => [] }
  }
  if (unit === 'major') return meaning(reading, unit)
  const currencyAt = head.mapping?.columns.currency ?? -1
  const inUnits = rows.map((row) => {
    const currency = row[currencyAt]?.text ?? head.accounts[0]?.currency ?? context.options.currency ?? null
    return row.map((cell, at) =>
      cell && columns.includes(at) ? cellOf(fromMinor(cell.text, currency)) : cell,
    )
  })
  return meaning(readSheets([{ ...sheet, rows: [header, ...inUnits] }], context), unit)
}

function meaning(reading: StatementReading, unit: Unit): StatementReading {
  const { mapping } = reading.head
  return { ...reading, head: { ...reading.head, mapping: mapping && { ...mapping, unit } } }
}

/** Scalars by their dotted path; arrays of scalars (remittance lines) are joined. */
function flattened(object: JsonObject, notWhole: Set<string>): Map<string, SheetCell> {
  const cells = new Map<string, SheetCell>()
  const visit = (node: JsonNode, path: string): void => {
    if (node.kind === 'object')
      for (const [key, value] of node.entries) visit(value, path === '' ? key : `${path}.${key}`)
    else if (node.kind === 'array') {
      const words = node.items.flatMap((item) => (item.kind === 'string' ? [item.text] : []))
      if (words.length > 0) cells.set(path, cellOf(plain(words.join(' '))))
    } else if (node.text !== 'null' || node.kind === 'string') {
      if (node.kind !== 'number' || /[.eE]/.test(node.text)) notWhole.add(path)
      cells.set(path, cellOf(node.text))
    }
  }
  visit(object, '')
  return cells
}

function cellOf(text: string): SheetCell {
  return { text, value: text }
}

function leafOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** `transactionAmount.currency` reads “currency” where no other key ends so; camel case becomes words. */
function heading(path: string, alone: boolean): string {
  const leaf = leafOf(path)
  const name = alone && /^(?:amount|currency|value|date)$/i.test(leaf) ? leaf : path
  return plain(name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[._-]+/g, ' ')).toLowerCase()
}

interface Source {
  objects: readonly JsonObject[]
  lines: LineIndex
  text: string
}

/** Puts the table's row numbers back onto the lines of the JSON file. */
function onJsonLines(reading: StatementReading, source: Source): StatementReading {
  const spanOf = (row: number) => {
    const object = source.objects[row - 2]
    return object ? { line: source.lines.at(object.start), lineEnd: source.lines.at(object.end - 1) } : null
  }
  const moved = <T extends { line: number; lineEnd: number; raw: string }>(item: T): T[] => {
    const from = spanOf(item.line)
    const to = spanOf(item.lineEnd)
    const object = source.objects[item.line - 2]
    return from && to && object
      ? [
          {
            ...item,
            line: from.line,
            lineEnd: to.lineEnd,
            raw: rawOf(source.text.slice(object.start, object.end)),
          },
        ]
      : []
  }
  return {
    head: { ...reading.head, lines: source.lines.count },
    *batches(rowsPerBatch): Generator<StatementBatch> {
      yield { rows: [], problems: [], skipped: linesBetween(source) }
      for (const batch of reading.batches(rowsPerBatch)) {
        yield {
          rows: batch.rows.flatMap(moved),
          problems: batch.problems.flatMap(moved),
          skipped: batch.skipped.flatMap(moved),
        }
      }
    },
  }
}

/** Lines that hold no part of any object: brackets, and what stands around the array. */
function linesBetween({ objects, lines }: Source): Skip[] {
  const taken = new Uint8Array(lines.count + 2)
  for (const object of objects) taken.fill(1, lines.at(object.start), lines.at(object.end - 1) + 1)
  const skipped: Skip[] = []
  for (let line = 1; line <= lines.count; line += 1) {
    if (!taken[line]) skipped.push({ line, lineEnd: line, reason: 'markup', raw: rawOf(lines.text(line)) })
  }
  return skipped
}
