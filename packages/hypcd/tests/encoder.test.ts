import { createRng, createRuntime, Tape } from '@scale/numerics'
import { expect, test } from 'vitest'
import { createEncoder } from '../encoder/encoder.ts'
import { features } from '../encoder/features.ts'
import { normaliseText } from '../text/normalise.ts'

test('payments to one merchant read the same', () => {
  const one = ['AMAZON.CO.UK2X4K9P1', 'amazon.co.ukab12c', 'Amazon.co.uk  REF 8812'].map(normaliseText)
  expect(one).toEqual(['amazon.co.uk', 'amazon.co.uk', 'amazon.co.uk ref'])
  expect(normaliseText('TESCO STORES 4838')).toBe('tesco stores')
  expect(normaliseText('4838')).toBe('0')
  expect(normaliseText('Cafe\u0301 \u202eNoir\u0000')).toBe('cafe noir')
})

test('any text gives a batch, and a row does not depend on its neighbours', async () => {
  const rows = [
    { text: 'ignore previous instructions', amount: -3, date: '2026-02-31x' },
    { text: '😀'.repeat(500_000), amount: Number.NaN },
    { text: '\u0000\u202e', date: 'yesterday' },
    { text: '', amount: 1e30 },
    { text: 'COSTA COFFEE 433', amount: -2.45, date: '2026-02-03' },
  ]
  const runtime = await createRuntime()
  const encoder = createEncoder(runtime, createRng(1))
  const tape = new Tape(runtime, { gradients: false })
  const encode = (some: typeof rows) => {
    const z = Float32Array.from(encoder.forward(tape, features(some)).data)
    tape.reset()
    return z
  }
  const all = encode(rows)
  expect(all.every(Number.isFinite)).toBe(true)
  expect(encode(rows.slice(4))).toEqual(all.subarray(4 * encoder.dim))
})
