import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MalformedId, fromWire, isUuid, newId, toWire, wireId } from '../index.ts'
import { writeNewId } from '../uuid.ts'

test('a wire id is the TypeID of its UUID', () => {
  // The pair of the TypeID specification's README.
  expect(toWire('usr', '01890a5d-ac96-774b-bcce-b302099a8057')).toBe('usr_01h455vb4pex5vsknk084sn02q')
  expect(fromWire('usr', 'usr_01h455vb4pex5vsknk084sn02q')).toBe('01890a5d-ac96-774b-bcce-b302099a8057')
})

test('every UUID survives the round trip, in the order of its bytes', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(fromWire('acc', toWire('acc', one))).toBe(one)
      expect(toWire('acc', one) < toWire('acc', other)).toBe(one < other)
    }),
  )
})

test.each([
  '',
  'txn_',
  'acc_01h455vb4pex5vsknk084sn02q',
  'txn_81h455vb4pex5vsknk084sn02q',
  'txn_01H455VB4PEX5VSKNK084SN02Q',
  'txn_01h455vb4pex5vsknk084sn02u',
])('refuses %j as the id of a transaction', (text) => {
  expect(() => fromWire('txn', text)).toThrow(MalformedId)
  expect(wireId('txn').safeParse(text).success).toBe(false)
})

test('new ids are version 7, carry their time and never go backwards', () => {
  const ids = Array.from({ length: 20_000 }, () => newId())
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true)
})

test('ids as bytes are of the same line as those as text', () => {
  const written = (): string => {
    const bytes = new Uint8Array(20)
    writeNewId(bytes, 2)
    const hex = bytes.subarray(2, 18).toHex()
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
  }
  const ids = Array.from({ length: 10_000 }, (_, at) => (at % 3 === 0 ? newId() : written()))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true)
})

test('a clock that steps back does not take the ids back', () => {
  const before = newId(4_000_000_000_000)
  const after = newId(1_000)
  expect(after > before).toBe(true)
})
