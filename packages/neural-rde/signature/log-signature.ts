/**
 * Signatures and log-signatures of piecewise linear paths, up to any depth; 1 to 3 are what models use. The signature is
 * built piece by piece (Chen's identity), the log-signature is its logarithm in the tensor algebra, read off at Lyndon
 * words. Paths are data here: no gradient flows into them, what is learned stands behind the log-signature.
 */
import { lyndonWords, standardFactors, type Word } from './lyndon.ts'
import { bracket, identity, type Levels, logarithm, multiplyByExponential } from './tensor-algebra.ts'

/** A path that is straight between its points. */
export interface Path {
  /** points × channels, row by row */
  readonly points: Float64Array
  readonly channels: number
}

/**
 * `words`: the coefficient of each Lyndon word in the logarithm, as in the official code of neural RDEs.
 * `brackets`: coordinates in the Lyndon basis of the free Lie algebra, as iisignature gives. They differ from depth 3 on.
 */
export type Basis = 'words' | 'brackets'

export interface LogSignature {
  readonly words: readonly Word[]
  /** @returns a number per word: levels one after the other. All 0 for a path of one point or none. */
  of(path: Path): Float64Array
}

/** ∫ dX^{i1} … dX^{ik} over t1 < … < tk for every word up to `depth` letters; level 0 is 1. */
export function signature({ points, channels }: Path, depth: number): Levels {
  const levels = identity(channels, depth)
  const increment = new Float64Array(channels)
  for (let start = channels; start < points.length; start += channels) {
    for (let i = 0; i < channels; i++) {
      increment[i] = (points[start + i] as number) - (points[start - channels + i] as number)
    }
    multiplyByExponential(levels, increment)
  }
  return levels
}

/** Prepares log-signatures of paths with `channels` channels. */
export function logSignature(channels: number, depth: number, basis: Basis = 'words'): LogSignature {
  const words = lyndonWords(channels, depth)
  const places = words.map((word) => placeOf(word, channels))
  const overlaps = basis === 'brackets' ? overlapsOf(words, channels, depth) : []
  return {
    words,
    of(path) {
      if (path.channels !== channels)
        throw new RangeError(`${path.channels} channels where ${channels} are due`)
      const log = depth === 2 ? areas(path) : logarithm(signature(path, depth))
      const coordinates = Float64Array.from(words, (word, at) => {
        return log[word.length]?.[places[at] as number] as number
      })
      // A bracket is its word plus later words, so the earlier coordinates are final when they are subtracted.
      for (const { from, to, coefficient } of overlaps) {
        coordinates[to] = (coordinates[to] as number) - coefficient * (coordinates[from] as number)
      }
      return coordinates
    },
  }
}

/** Depth 2 by hand: increments, and Lévy areas ½ Σ_{s<t} (δ_s^i δ_t^j − δ_s^j δ_t^i). */
function areas({ points, channels }: Path): Levels {
  const total = new Float64Array(channels)
  const area = new Float64Array(channels * channels)
  for (let start = channels; start < points.length; start += channels) {
    for (let i = 0; i < channels; i++) {
      const step = (points[start + i] as number) - (points[start - channels + i] as number)
      for (let j = 0; j < i; j++) {
        const other = (points[start + j] as number) - (points[start - channels + j] as number)
        const at = j * channels + i
        const twice = (total[j] as number) * step - (total[i] as number) * other
        area[at] = (area[at] as number) + twice / 2
      }
    }
    for (let i = 0; i < channels; i++) {
      const end = (points[start + i] as number) - (points[i] as number)
      total[i] = end
    }
  }
  return [new Float64Array(1), total, area]
}

function placeOf(word: Word, channels: number): number {
  return word.reduce((place, letter) => place * channels + letter, 0)
}

interface Overlap {
  readonly from: number
  readonly to: number
  /** of the word `to` in the bracket of the word `from` */
  readonly coefficient: number
}

/** In an order in which each `from` comes after all `to` that equal it. */
function overlapsOf(words: readonly Word[], channels: number, depth: number): Overlap[] {
  const brackets = words.map((word) => bracketOf(word, channels, depth))
  return words.flatMap((word, to) =>
    brackets.slice(0, to).flatMap((levels, from) => {
      const coefficient = levels[word.length]?.[placeOf(word, channels)] as number
      return words[from]?.length === word.length && coefficient !== 0 ? [{ from, to, coefficient }] : []
    }),
  )
}

/** The bracketing of a Lyndon word, written out in words. */
function bracketOf(word: Word, channels: number, depth: number): Levels {
  const factors = standardFactors(word)
  if (factors) return bracket(bracketOf(factors[0], channels, depth), bracketOf(factors[1], channels, depth))
  const letter = identity(channels, depth).map((level) => level.fill(0))
  letter[1]?.set([1], word[0])
  return letter
}
