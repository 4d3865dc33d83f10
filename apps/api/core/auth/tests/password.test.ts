import { expect, test } from 'vitest'
import { hashPassword, passwordProblem, verifyPassword } from '../password.ts'

test.each([
  ['short1', 'at least 10'],
  ['x'.repeat(300), 'at most 256'],
  ['aaaaaaaaaaaa', 'same few'],
  ['ababababab12', 'same few'],
  ['1234567890', 'row of keys'],
  ['qwertyuiop', 'row of keys'],
  ['0987654321', 'row of keys'],
  ['password123', 'tried first'],
  ['P@ssw0rd2024!', 'tried first'],
  ['Welcome@12345', 'tried first'],
  ['correcthorsebatterystaple', 'tried first'],
  ['asharaman-99', 'your name'],
])('%s is refused: %s', (password, reason) => {
  expect(passwordProblem(password, ['Asha Raman', 'asha.raman'])).toContain(reason)
})

test.each([
  'tea with two sugars',
  'Kupfer-Wiese-Lampe',
  'గోదావరి తీరం నది',
  'a1b2c3d4e5',
  'x'.repeat(3) + ' ledger of the sea',
])('%s will do', (password) => expect(passwordProblem(password, ['Asha Raman', 'asha.raman'])).toBeNull())

test('hashes are argon2id at the chosen cost and fit their password only', async () => {
  const hash = await hashPassword('tea with two sugars')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await verifyPassword({ hash, password: 'tea with two sugars' })).toBe(true)
  expect(await verifyPassword({ hash, password: 'tea with three sugars' })).toBe(false)
})

test('the same letters typed on another keyboard are the same password', async () => {
  const hash = await hashPassword('cafe\u0301 und Kuchen')
  expect(await verifyPassword({ hash, password: 'café und Kuchen' })).toBe(true)
})
