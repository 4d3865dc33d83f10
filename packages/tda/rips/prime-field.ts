import { TopologyError, wholeNumber } from '../errors.ts'

/** Products of two residues stay far below 2^53, and the table of inverses small. */
const modulusMax = 65_521

/** Z/p. `units` = p − 1 counts the non-zero residues. */
export interface PrimeField {
  readonly modulus: number
  readonly units: number
  /** inverses[a]·a ≡ 1 (mod p) for a = 1 … p−1. */
  readonly inverses: Int32Array
}

/** Error: `option_out_of_range` where `modulus` is not a prime up to 65 521. */
export function primeField(modulus: number): PrimeField {
  wholeNumber('modulus', modulus, 2, modulusMax)
  for (let factor = 2; factor * factor <= modulus; factor++) {
    if (modulus % factor === 0)
      throw new TopologyError('option_out_of_range', `modulus ${modulus} is not prime`)
  }
  const inverses = new Int32Array(modulus)
  inverses[1] = 1
  // p = ⌊p/a⌋·a + (p mod a), hence a⁻¹ ≡ −⌊p/a⌋·(p mod a)⁻¹.
  for (let a = 2; a < modulus; a++)
    inverses[a] = modulus - ((Math.floor(modulus / a) * (inverses[modulus % a] ?? 0)) % modulus)
  return { modulus, units: modulus - 1, inverses }
}
