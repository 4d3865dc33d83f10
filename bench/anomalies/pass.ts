/** Run by size.ts: one pass over so many rows made on the way, as pages of the ledger come, then over 300 more from what was kept. */
import { deserialize, serialize } from 'node:v8'
import { candidatesOf } from '../../apps/api/domains/anomaly/detect/choose.ts'
import { openReader } from '../../apps/api/domains/anomaly/detect/row.ts'
import { startWatch, type Watch } from '../../apps/api/domains/anomaly/detect/memory.ts'
import { observe } from '../../apps/api/domains/anomaly/detect/watch.ts'
import { ledgerRow } from './methods.ts'
import { days, type MadeRow } from './making.ts'
import { madeWorkspace } from './workspace.ts'

const wanted = Number(process.argv[2])
const rowsPerPage = 5_000
const [read, watch] = [openReader(), startWatch()]
let [rows, seconds, found] = [0, 0, 0]

function page(made: readonly MadeRow[], shiftDays: number, tag: string): void {
  const given = made.map((row) => ledgerRow({ ...row, id: `${tag}${row.id}`, day: row.day + shiftDays }))
  const start = performance.now()
  found += candidatesOf(observe(watch, read(given))).length
  seconds += (performance.now() - start) / 1000
  rows += given.length
}

const made = madeWorkspace(1, scaleFor(wanted)).rows
for (let round = 0; rows < wanted; round++)
  for (let at = 0; at < made.length && rows < wanted; at += rowsPerPage)
    page(made.slice(at, Math.min(at + rowsPerPage, at + wanted - rows)), round * days, `${round}:`)

const kept = serialize(watch)
const last = watch.through
const start = performance.now()
const again: Watch = deserialize(kept)
const more = made
  .slice(0, 300)
  .map((row) =>
    ledgerRow({ ...row, id: `new:${row.id}`, day: last + Math.floor((row.day - (made[0]?.day ?? 0)) / 30) }),
  )
candidatesOf(observe(again, openReader()(more)))
serialize(again)
const incrementalMs = performance.now() - start
console.log(
  JSON.stringify({
    rows,
    seconds,
    incrementalMs,
    rssMb: process.resourceUsage().maxRSS / 1024,
    keptMb: kept.length / 2 ** 20,
    found,
  }),
)

/** A tenth of the rows at once is enough to stay in memory while it is made. */
function scaleFor(count: number): number {
  return Math.max(1, Math.round(count / 10 / 3_000))
}
