/** What the sample had to decide is counted on over the rest of the file, which may say otherwise. */
import { newMarkTally, tallyMark } from '../amounts/printed.ts'
import { newDateTally, tallyParts } from '../dates/order.ts'
import { cellDateParts, cellText } from './cells.ts'
import { decidePlan, type Found } from './decide.ts'
import { moneyColumns } from './layout.ts'
import type { DecideInput, Plan, WholeTallies } from './plan.ts'
import type { TableRecord } from './source.ts'

export class Evidence {
  readonly whole: WholeTallies = { dates: newDateTally(), marks: new Map() }
  private readonly plan: Plan
  private readonly tallies
  private lastDate = ''
  private index = -1

  constructor(plan: Plan) {
    const { layout } = plan
    this.plan = plan
    this.tallies = [...moneyColumns(layout.money), layout.balance]
      .filter((column): column is number => column !== null && column >= 0)
      .map((column) => ({ column, tally: newMarkTally() }))
    for (const { column, tally } of this.tallies) this.whole.marks.set(column, tally)
  }

  /** Every record of the table, in its order. */
  see(record: TableRecord): void {
    const { plan, whole } = this
    this.index += 1
    if (this.index <= plan.headerAt) return
    for (const { column, tally } of this.tallies) {
      const typed = record.typed?.[column]
      if (!typed) tallyMark(tally, cellText(record, column))
    }
    const text = cellText(record, plan.layout.booked)
    if (text === this.lastDate || whole.dates === null) return
    this.lastDate = text
    const parts = cellDateParts(record, plan.layout.booked, plan.serials)
    if (parts !== null) tallyParts(whole.dates, parts, text)
  }

  /** The plan by all that was seen: the very same one where nothing spoke against it. */
  settled({ input, found }: { input: DecideInput; found: Found }): Plan {
    const again = decidePlan({ ...input, whole: this.whole }, found)
    return again === null || sameDecisions(this.plan, again) ? this.plan : again
  }
}

function sameDecisions(left: Plan, right: Plan): boolean {
  if (left.dateOrder !== right.dateOrder || left.questions.length !== right.questions.length) return false
  return [...left.marks].every(([column, mark]) => right.marks.get(column) === mark)
}
