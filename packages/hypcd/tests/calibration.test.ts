import { createRng } from '@scale/numerics'
import { expect, test } from 'vitest'
import { applyIsotonic, fitIsotonic } from '../calibration/isotonic.ts'
import { reliability } from '../calibration/reliability.ts'
import { answerer } from '../classifier/answer.ts'
import { standingOf, standings } from '../classifier/memory.ts'
import { evidenceOf, fitStack, opinionOf, pool, usualStack } from '../classifier/stack.ts'

test('the expected calibration error, by hand', () => {
  // Bins of a fifth: .1 with 0 right of 1, .9 .9 with 1 right of 2; (|.1−0| + |1.8−1|)/3 = .3.
  const { error, bins } = reliability([0.1, 0.9, 0.9], [false, true, false], 5)
  expect(error).toBeCloseTo(0.3, 12)
  expect(bins.map(({ rows }) => rows)).toEqual([1, 0, 0, 0, 2])
  expect(reliability([], []).error).toBe(0)
})

test('isotonic probabilities rise, and correct one that is too sure', () => {
  const scores = Array.from({ length: 2000 }, (_, at) => at / 2000)
  const right = scores.map((score, at) => (at * 0.618) % 1 < score * score)
  const fitted = fitIsotonic(scores, right)
  const answers = scores.map((score) => applyIsotonic(fitted, score))
  expect(answers).toEqual(answers.toSorted((a, b) => a - b))
  // The step from 3/5 to 4/5: the mean of s² there is 0.493.
  expect(applyIsotonic(fitted, 0.7)).toBeCloseTo(0.493, 1)
  expect(reliability(answers, right).error).toBeLessThan(0.02)
})

test('without counts an expert speaks alone; counts move it as a Dirichlet posterior does', () => {
  const opinion = opinionOf(Float32Array.from([0.5, 0.3, 0.2]), 3)
  const weights = { known: Float64Array.of(1), new: Float64Array.of(1), levels: Float64Array.of(1) }
  const alone = pool(evidenceOf(opinion, [undefined], { standing: 0 }), weights, new Float64Array(3))
  expect([...alone].map((share) => share.toFixed(4))).toEqual(['0.5000', '0.3000', '0.2000'])
  const counted = pool(
    evidenceOf(opinion, [new Map([[2, 4]])], { standing: 0 }),
    weights,
    new Float64Array(3),
  )
  // (c + κp)/(n + κ) with κ = 2, n = 4.
  expect([...counted].map((share) => share.toFixed(4))).toEqual(['0.1667', '0.1000', '0.7333'])
})

test('answering row by row gives what the pool gives', () => {
  const rng = createRng(3)
  const [classes, textLevels, rowLevels] = [6, 5, 6]
  const drawn = (count: number) => Float64Array.from({ length: count }, () => rng.uniform())
  const stack = Array.from({ length: standings }, () => ({
    known: drawn(2),
    new: drawn(2),
    levels: drawn(textLevels + rowLevels),
  }))
  const answer = answerer(stack, classes)
  const into = new Float64Array(classes)
  for (let row = 0; row < 200; row++) {
    const opinion = opinionOf(
      Float32Array.from({ length: 2 * classes }, () => rng.uniform() / 3),
      classes,
    )
    const all = Array.from({ length: textLevels + rowLevels }, () =>
      rng.uniform() < 0.5
        ? undefined
        : new Map(Array.from({ length: 3 }, () => [rng.below(classes), 5 * rng.uniform()])),
    )
    const [ofText, ofRow] = [all.slice(0, textLevels), all.slice(textLevels)]
    const standing = standingOf(ofRow)
    const weights = stack[standing]
    if (!weights) throw new Error('no weights')
    const shares = pool(evidenceOf(opinion, all, { standing }), weights, into)
    const said = answer({ opinion, recalled: ofText }, ofRow)
    expect(said.share).toBeCloseTo(Math.max(...shares), 12)
    expect(shares[said.label]).toBe(Math.max(...shares))
  }
})

test('the stack believes the expert that is right, and another one where the account is known', () => {
  const truths = Int32Array.from({ length: 600 }, (_, at) => at % 3)
  const rows = Array.from(truths, (truth, at) => {
    const standing = at < 300 ? 0 : 1
    const good = [0, 1, 2].map((label) => (label === truth ? 0.8 : 0.1))
    const bad = [0, 1, 2].map((label) => (label === Math.floor(at / 3) % 3 ? 0.8 : 0.1))
    const both = standing === 0 ? [...bad, ...good] : [...good, ...bad]
    return evidenceOf(opinionOf(Float32Array.from(both), 3), [], { standing })
  })
  const [stranger, known] = fitStack(rows, truths, { classes: 3, experts: 2, levels: 0 })
  expect(stranger?.new[1]).toBeGreaterThan(2 * (stranger?.new[0] ?? 0))
  expect(known?.new[0]).toBeGreaterThan(2 * (known?.new[1] ?? 0))
  expect(usualStack({ classes: 3, experts: 2, levels: 3 })[0]?.levels).toEqual(Float64Array.of(0.5, 0.5, 0))
})
