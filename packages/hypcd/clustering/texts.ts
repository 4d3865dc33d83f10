import { type Points, unitRows } from './points.ts'

/** Rows gathered by their text: payments recur, and what is known of some says much of the others. */
export interface Texts {
  /** Text of each row, from 0. */
  readonly ofRows: Int32Array
  /** Per text: labelled rows by their class. */
  readonly labelled: readonly ReadonlyMap<number, number>[]
  /** Per text: rows without a label. */
  readonly unlabelled: Int32Array
  /**
   * How many rows of a labelled class have no label for one that has: the median over texts that recur, for most of them are of
   * one class.
   */
  readonly hiddenPerLabelled: number
}

/** With fewer rows a text's share of labels is mostly chance. */
const rowsForShare = 5

/** labels: class of each row, −1 where it is not known. */
export function gatherTexts(texts: readonly string[], labels: Int32Array): Texts {
  const numbers = new Map<string, number>()
  const ofRows = Int32Array.from(texts, (text) => {
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  })
  const labelled = Array.from(numbers, () => new Map<number, number>())
  const unlabelled = new Int32Array(numbers.size)
  for (const [row, text] of ofRows.entries()) {
    const label = labels[row] ?? -1
    const known = labelled[text]
    if (label < 0) unlabelled[text] = (unlabelled[text] ?? 0) + 1
    else known?.set(label, (known.get(label) ?? 0) + 1)
  }
  return { ofRows, labelled, unlabelled, hiddenPerLabelled: hiddenPerLabelled(labelled, unlabelled) }
}

/** Mean direction of the rows of each text, of norm 1. */
export function directionsOf({ ofRows, unlabelled }: Texts, { data, width }: Points): Points {
  const sums = new Float32Array(unlabelled.length * width)
  for (const [row, text] of ofRows.entries()) {
    for (let j = 0; j < width; j++) {
      sums[text * width + j] = (sums[text * width + j] ?? 0) + (data[row * width + j] ?? 0)
    }
  }
  return { data: unitRows(sums, width), width }
}

function hiddenPerLabelled(labelled: Texts['labelled'], unlabelled: Int32Array): number {
  const ratios = labelled.flatMap((classes, text) => {
    const known = classes.values().reduce((sum, count) => sum + count, 0)
    const hidden = unlabelled[text] ?? 0
    return known > 0 && known + hidden >= rowsForShare ? [hidden / known] : []
  })
  return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 1
}
