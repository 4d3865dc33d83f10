import { expect, test } from 'vitest'
import { decideDateOrder } from '../../dates/order.ts'
import { serialDay } from '../../dates/calendar.ts'
import { readDate, type DateOrder } from '../../dates/printed.ts'

const shapes: [string, DateOrder, string | null][] = [
  ['2024-02-25', 'ymd', '2024-02-25'],
  ['2024-02-25T10:11:12.000Z', 'ymd', '2024-02-25'],
  ['2024-01-05T10:00:00+05:30', 'ymd', '2024-01-05'],
  ['2019-07-06 00:00:00', 'ymd', '2019-07-06'],
  ['2025/12/03  14:06:51', 'ymd', '2025-12-03'],
  ['2019.04.19.', 'ymd', '2019-04-19'],
  ['2024. 2. 25.', 'ymd', '2024-02-25'],
  ['2024年2月25日', 'ymd', '2024-02-25'],
  ['20240225', 'ymd', '2024-02-25'],
  ['20091224120000[0:GMT]', 'ymd', '2009-12-24'],
  ['1111/11/11', 'ymd', '1111-11-11'],
  ['25/02/2024', 'dmy', '2024-02-25'],
  ['2/20/19', 'mdy', '2019-02-20'],
  ['02/25/2024', 'mdy', '2024-02-25'],
  ['02.03.2018', 'dmy', '2018-03-02'],
  ['22.02.18', 'dmy', '2018-02-22'],
  ['25022024', 'dmy', '2024-02-25'],
  ['6/1/2024 17:42', 'dmy', '2024-01-06'],
  ['01-02-2024 10:15 AM', 'dmy', '2024-02-01'],
  ["1/ 2'24", 'mdy', '2024-01-02'],
  ['24/01/15', 'ymd', '2024-01-15'],
  ['29-Jun-2022', 'dmy', '2022-06-29'],
  ['12-AUG-21', 'dmy', '2021-08-12'],
  ['10-Nov-9', 'dmy', '2009-11-10'],
  ['27 Feb 2018', 'dmy', '2018-02-27'],
  ['02JAN2024', 'dmy', '2024-01-02'],
  ['2024-Jan-05', 'dmy', '2024-01-05'],
  ['January 5, 2024', 'dmy', '2024-01-05'],
  ['Jan 5 2024', 'dmy', '2024-01-05'],
  ['Mon, 01 Jan 2024', 'dmy', '2024-01-01'],
  ['1. März 2024', 'dmy', '2024-03-01'],
  ['28 févr. 2024', 'dmy', '2024-02-28'],
  ['3 août 2023', 'dmy', '2023-08-03'],
  ['15 de enero de 2024', 'dmy', '2024-01-15'],
  ['5 янв. 2024', 'dmy', '2024-01-05'],
  ['12 Ağu 2023', 'dmy', '2023-08-12'],
  ['30 Feb 2024', 'dmy', 'impossible'],
  ['2024-02-30', 'ymd', 'impossible'],
  ['31/04/2024', 'dmy', 'impossible'],
  ['25/02/2024', 'mdy', 'impossible'],
  ['05 Nov', 'dmy', null],
  ['05/11', 'dmy', null],
  ['123', 'dmy', null],
  ['44785', 'dmy', null],
  ['Pending', 'dmy', null],
  ['1402/05/06', 'ymd', 'impossible'],
  ['05/01/2567', 'dmy', '2024-01-05'],
  ['2567-02-29', 'ymd', '2024-02-29'],
  ['๕/๑/๒๕๖๗', 'dmy', '2024-01-05'],
  ['5 Jan 2567', 'dmy', '2024-01-05'],
  ['113/01/05', 'ymd', '2024-01-05'],
  ['民國113年1月5日', 'ymd', '2024-01-05'],
  ['113/02/30', 'ymd', 'impossible'],
  ['113-01-05', 'ymd', null],
  ['099/01/05', 'ymd', '2010-01-05'],
]

for (const [cell, order, meaning] of shapes) {
  test(`“${cell}” read ${order} is ${meaning ?? 'no date'}`, () => {
    expect(readDate(cell, order)?.toString() ?? null).toBe(meaning)
  })
}

const columns: [string, string[], Parameters<typeof decideDateOrder>[1], DateOrder | 'ask'][] = [
  ['a day above 12 decides', ['01/02/2024', '25/02/2024'], {}, 'dmy'],
  ['a month above 12 decides', ['01/02/2024', '02/25/2024'], {}, 'mdy'],
  ['nothing decides', ['01/02/2024', '03/02/2024'], {}, 'ask'],
  ['one date alone', ['07/06/2017'], {}, 'ask'],
  ['the header spells it out', ['01/02/2024'], { stated: 'mdy' }, 'mdy'],
  ['an earlier file of the kind', ['01/02/2024'], { remembered: 'dmy' }, 'dmy'],
  ['dots prove nothing', ['01.02.2024'], {}, 'ask'],
  ['the country of the file', ['01.02.2024'], { local: 'dmy' }, 'dmy'],
  ['the country against a run of days', ['03/01/2024', '03/02/2024', '03/09/2024'], { local: 'dmy' }, 'ask'],
  ['a year of four digits in front', ['2024-05-02', '2024-06-02'], {}, 'ymd'],
  ['days before months', ['2024/05/02', '2024/25/02'], {}, 'ydm'],
  ['one proof either way', ['2024/25/02', '2024/02/25'], {}, 'ask'],
  ['a short year before a month in words', ['24-Jan-15', '24-Jan-19', '24-Feb-03', '24-Feb-28'], {}, 'ymd'],
  ['a short year behind a month in words', ['15-Jan-24', '19-Jan-24'], {}, 'dmy'],
  ['one date with its month in words', ['15-Jan-24'], {}, 'ask'],
  ['a year no day can be', ['98-Jan-15'], {}, 'ymd'],
  ['days of 30 February', ['30.02.2024'], {}, 'dmy'],
  [
    'one direction under one order only',
    ['01/02/2024', '05/02/2024', '02/03/2024', '06/03/2024', '01/04/2024'],
    {},
    'dmy',
  ],
  ['a short year in front by its span', ['24/01/15', '24/02/16', '24/03/15', '24/04/18'], {}, 'ymd'],
  ['a short year at the end by its span', ['03/02/24', '09/05/24', '11/08/24'], { local: 'dmy' }, 'dmy'],
  ['contradicting cells', ['25/02/2024', '02/25/2024'], {}, 'ask'],
  [
    'the stated period',
    ['01/02/2024', '03/02/2024'],
    { period: { from: Temporal.PlainDate.from('2024-02-01'), to: Temporal.PlainDate.from('2024-02-29') } },
    'dmy',
  ],
]

for (const [name, cells, evidence, order] of columns) {
  test(`${name}: ${order}`, () => {
    const decision = decideDateOrder(cells, evidence)
    expect('order' in decision ? decision.order : 'ask').toBe(order)
  })
}

test('serial numbers of Excel are days from 1899-12-30', () => {
  expect(serialDay(45358.0416)?.toString()).toBe('2024-03-07')
  expect(serialDay(12)).toBeNull()
})
