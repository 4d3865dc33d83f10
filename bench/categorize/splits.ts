import type { Labelled } from './table.ts'

export interface Split {
  readonly train: readonly Labelled[]
  readonly test: readonly Labelled[]
}

/** Rows of one file, or several, told apart by what a row holds. */
export function splitWhere(rows: readonly Labelled[], isTest: (row: Labelled) => boolean): Split {
  return { train: rows.filter((row) => !isTest(row)), test: rows.filter(isTest) }
}

/** Each group is in the test part of one fold: the largest group first, into the fold with the fewest rows so far. */
export function groupFolds(rows: readonly Labelled[], folds: number): Split[] {
  const sizes = Map.groupBy(rows, ({ group }) => group)
  const largestFirst = [...sizes].toSorted((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const counts = new Array<number>(folds).fill(0)
  const foldOf = new Map<string, number>()
  for (const [group, members] of largestFirst) {
    const fold = counts.indexOf(Math.min(...counts))
    foldOf.set(group, fold)
    counts[fold] = (counts[fold] ?? 0) + members.length
  }
  return counts.map((_, fold) => splitWhere(rows, ({ group }) => foldOf.get(group) === fold))
}
