import { features, type Points, type Row } from '@scale/hypcd'

/** A power of two; the names' table has more rows, folded here. */
const width = 512

/** The encoder's input without an encoder: hashed words and n-grams, signed (Weinberger et al. 2009), norm 1. */
export function hashedPoints(rows: readonly Row[]): Points {
  const { indices, weights, offsets } = features(rows).bags
  const data = new Float32Array(rows.length * width)
  for (const row of rows.keys()) {
    const own = data.subarray(row * width, (row + 1) * width)
    for (let entry = offsets[row] ?? 0; entry < (offsets[row + 1] ?? 0); entry++) {
      const [name, weight] = [indices[entry] ?? 0, weights[entry] ?? 0]
      const place = name & (width - 1)
      own[place] = (own[place] ?? 0) + ((name & width) === 0 ? weight : -weight)
    }
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0))
    if (norm > 0) for (const [place, value] of own.entries()) own[place] = value / norm
  }
  return { data, width }
}
