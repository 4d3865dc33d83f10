import { knownLines } from '../store/known.ts'
import { linesByDayAndAmount } from '../store/lines.ts'
import type { Comparison } from './comparison.ts'
import type { IncomingLine, KnownLine } from './match.ts'

/** Lines of one day and amount, by both. */
export type Groups = Map<string, IncomingLine[]>

/** The file's lines in groups of one day and amount, many groups at a time; no group is cut. */
export async function* windowsOf(comparison: Comparison): AsyncGenerator<Groups> {
  const { tx, limits } = comparison
  let carried: IncomingLine[] = []
  for await (const lines of linesByDayAndAmount(tx, comparison, limits.window)) {
    const groups: Groups = Map.groupBy([...carried, ...lines], keyOf)
    const last = [...groups.keys()].at(-1) ?? ''
    carried = groups.get(last) ?? []
    groups.delete(last)
    if (groups.size > 0) yield groups
  }
  if (carried.length > 0) yield Map.groupBy(carried, keyOf)
}

/** The ledger's lines of the same days and amounts. */
export async function knownOf(
  { tx }: Comparison,
  of: Parameters<typeof knownLines>[1],
  groups: Groups,
): Promise<Map<string, KnownLine[]>> {
  const firsts = [...groups.values()].flatMap((lines) => lines[0] ?? [])
  const days = firsts.map(({ bookedOn }) => bookedOn)
  const amounts = firsts.map(({ amountMinor }) => amountMinor)
  return Map.groupBy(await knownLines(tx, of, days, amounts), keyOf)
}

function keyOf({ bookedOn, amountMinor }: { bookedOn: string; amountMinor: bigint }): string {
  return `${bookedOn} ${amountMinor}`
}
