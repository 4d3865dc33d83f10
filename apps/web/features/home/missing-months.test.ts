import { expect, test } from 'vitest'
import { missingMonths } from './missing-months.ts'

const account = (accountId: string, states: string) => ({
  accountId,
  months: [...states].map((state, at) => ({
    month: `${2024 + Math.floor(at / 12)}-${String(1 + (at % 12)).padStart(2, '0')}`,
    state: state === '.' ? ('missing' as const) : ('covered' as const),
    days: state === '.' ? 0 : 28,
    imports: [],
  })),
})

test('months are wanted of accounts in use, not of those that ended long ago', () => {
  const inUse = account('acc_used', 'xx..xxxx.')
  const ended = account('acc_ended', `xxx${'.'.repeat(12)}`)
  const late = account('acc_late', `x${'.'.repeat(11)}`)
  expect(missingMonths([ended, inUse])).toEqual({ count: 3, accountId: 'acc_used' })
  expect(missingMonths([ended])).toEqual({ count: 0, accountId: null })
  expect(missingMonths([late])).toEqual({ count: 11, accountId: 'acc_late' })
})
