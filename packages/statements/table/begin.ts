import { limitsFrom, requireWithin } from '../limits.ts'
import type { TableContext } from './context.ts'
import { decidePlan, findTable, type Found } from './decide.ts'
import type { DecideInput, Plan } from './plan.ts'
import type { TableRecord, TableSource } from './source.ts'

/** A table of which the first records are known, and what they decide. */
export interface Beginning {
  source: TableSource
  input: DecideInput
  found: Found
  plan: Plan
  rowsMax: number
}

/** Records from which structure is decided; counters go on over the rest of the file. */
const sampleMax = 3_000

/** Wider tables exist (a sheet of 1 024 empty columns), but no bank fills more. */
const columnsReadMax = 300

/** Null when the source holds no table of transactions. */
export function beginTable(source: TableSource, { options }: TableContext): Beginning | null {
  const limits = limitsFrom(options.limits)
  const sample: TableRecord[] = []
  const cursor = source.open()
  let record = cursor.next()
  for (; record && sample.length < sampleMax; record = cursor.next()) {
    requireWithin(record.cells.length, limits.columnsMax, 'columns')
    sample.push(record)
  }
  const complete = record === null
  const { name } = source
  const input: DecideInput = { sample, complete, options, name, columnsMax: columnsReadMax, whole: null }
  const found = findTable(input)
  const plan = found && decidePlan(input, found)
  return found && plan && { source, input, found, plan, rowsMax: limits.rowsMax }
}
