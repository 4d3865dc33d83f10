import type { Member } from './members.ts'

/** Weights whose last axis is the classes. */
const perClass = new Set(['head0', 'head1', 'table'])

/** Weights of trained members into new ones of the same kinds; those of a class follow its label. */
export function copyWeights(
  from: readonly Member[],
  to: readonly Member[],
  fromLabels: readonly string[],
  toLabels: readonly string[],
): void {
  const places = toLabels.map((label) => fromLabels.indexOf(label))
  for (const [at, member] of to.entries()) {
    for (const [name, target] of Object.entries(member.weights)) {
      const source = from[at]?.weights[name]
      if (!source) continue
      if (!perClass.has(name)) target.data.set(source.data)
      else copyColumns(source.data, target.data, places, fromLabels.length)
    }
  }
}

function copyColumns(
  source: Float32Array,
  target: Float32Array,
  places: readonly number[],
  width: number,
): void {
  for (let row = 0; row * places.length < target.length; row++) {
    for (const [column, place] of places.entries()) {
      if (place >= 0) target[row * places.length + column] = source[row * width + place] ?? 0
    }
  }
}
