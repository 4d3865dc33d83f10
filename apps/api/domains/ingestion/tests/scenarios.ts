/**
 * The ten cases every importer gets wrong somewhere (and a few more of their kind), as small statements: what each line
 * of each file must become, and what the ledger holds in the end. Run through the domain, the API and the command line.
 */
import { csv, csvWithBalance, csvWithStatus, daily, lines, ofx } from './small-statements.ts'

export interface Scenario {
  name: string
  steps: Step[]
  /** `date amount text`, oldest first. */
  ledger: string
}

export type Step =
  /** `states` of the file's rows, in file order; `accept`: the person then takes what is suggested. */
  | { file: string; text: string; states: string; accept?: boolean }
  | { edit: string; title: string }
  | { remove: string }
  | { undo: string }

export const scenarios: Scenario[] = [
  {
    name: 'two identical rows in one file are two',
    steps: [
      {
        file: 'march.csv',
        text: csv('2026-03-15,CHAI POINT,-30.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
    ],
    ledger: '2026-03-15 -30.00 CHAI POINT\n2026-03-15 -30.00 CHAI POINT',
  },
  {
    name: 'the same file again adds nothing',
    steps: [
      {
        file: 'march.csv',
        text: csv('2026-03-15,CHAI POINT,-30.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      {
        file: 'march.csv',
        text: csv('2026-03-15,CHAI POINT,-30.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'duplicate duplicate',
      },
    ],
    ledger: '2026-03-15 -30.00 CHAI POINT\n2026-03-15 -30.00 CHAI POINT',
  },
  {
    name: 'days 1 to 15, then days 1 to 20',
    steps: [
      {
        file: 'a.csv',
        text: csv('2026-03-01,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      {
        file: 'b.csv',
        text: csv(
          '2026-03-01,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00\n2026-03-15,CHAI POINT,-30.00\n2026-03-20,BOOKS,-55.10',
        ),
        states: 'duplicate duplicate new new',
      },
    ],
    ledger:
      '2026-03-01 -900.00 RENT\n2026-03-15 -30.00 CHAI POINT\n2026-03-15 -30.00 CHAI POINT\n2026-03-20 -55.10 BOOKS',
  },
  {
    name: 'the same daily amount, days 13 to 17, then 18 to 22',
    steps: [
      { file: 'a.csv', text: csv(daily(13, 17)), states: 'new new new new new' },
      { file: 'b.csv', text: csv(daily(18, 22)), states: 'new new new new new' },
    ],
    ledger: lines(daily(13, 22))
      .map((row) => row.replace(/^(.*),METRO,-2.50$/, '$1 -2.50 METRO'))
      .join('\n'),
  },
  {
    name: 'the same amount with another payee, three days apart',
    steps: [
      { file: 'a.csv', text: csv('2026-03-13,SWIGGY,-199.00'), states: 'new' },
      { file: 'b.csv', text: csv('2026-03-16,NETFLIX,-199.00'), states: 'new' },
    ],
    ledger: '2026-03-13 -199.00 SWIGGY\n2026-03-16 -199.00 NETFLIX',
  },
  {
    name: 'a late row, dated before the last import, moves the balances after it',
    steps: [
      {
        file: 'a.csv',
        text: csvWithBalance(
          '2026-03-13,RENT,-900.00,100.00\n2026-03-15,CHAI POINT,-30.00,70.00\n2026-03-16,BOOKS,-20.00,50.00',
        ),
        states: 'new new new',
      },
      {
        file: 'b.csv',
        text: csvWithBalance(
          '2026-03-13,RENT,-900.00,100.00\n2026-03-14,CHEQUE 42,-10.00,90.00\n2026-03-15,CHAI POINT,-30.00,60.00\n2026-03-16,BOOKS,-20.00,40.00',
        ),
        states: 'duplicate new duplicate duplicate',
      },
    ],
    ledger:
      '2026-03-13 -900.00 RENT\n2026-03-14 -10.00 CHEQUE 42\n2026-03-15 -30.00 CHAI POINT\n2026-03-16 -20.00 BOOKS',
  },
  {
    name: 'pending 20, posted 24 under a new id, is one row once the person agrees',
    steps: [
      {
        file: 'a.csv',
        text: csvWithStatus('2026-03-13,HOTEL PARK,-20.00,Pending,p1\n2026-03-14,RENT,-900.00,Booked,b1'),
        states: 'new new',
      },
      {
        file: 'b.csv',
        text: csvWithStatus('2026-03-14,RENT,-900.00,Booked,b1\n2026-03-16,HOTEL PARK,-24.00,Booked,b7'),
        states: 'duplicate needs_you',
        accept: true,
      },
    ],
    ledger: '2026-03-14 -900.00 RENT\n2026-03-16 -24.00 HOTEL PARK',
  },
  {
    name: 'pending on the 20th, posted on the 24th under a new id, is one row',
    steps: [
      { file: 'a.csv', text: csvWithStatus('2026-03-20,HOTEL PARK HOLD,-20.00,Pending,p1'), states: 'new' },
      { file: 'b.csv', text: csvWithStatus('2026-03-24,HOTEL PARK,-20.00,Booked,b7'), states: 'updates' },
      { file: 'b.csv', text: csvWithStatus('2026-03-24,HOTEL PARK,-20.00,Booked,b7'), states: 'duplicate' },
      {
        file: 'a.csv',
        text: csvWithStatus('2026-03-20,HOTEL PARK HOLD,-20.00,Pending,p1'),
        states: 'duplicate',
      },
    ],
    ledger: '2026-03-24 -20.00 HOTEL PARK',
  },
  {
    name: 'OFX and CSV of one account overlap',
    steps: [
      {
        file: 'a.ofx',
        text: ofx(
          '2026-03-13,-199.00,F1,Swiggy\n2026-03-14,-30.00,F2,Chai Point\n2026-03-14,-30.00,F3,Chai Point\n2026-03-16,5000.00,F4,Salary',
        ),
        states: 'new new new new',
      },
      {
        file: 'b.csv',
        text: csv(
          '2026-03-13,POS 4512 SWIGGY BANGALORE,-199.00\n2026-03-14,POS 4512 CHAI PT,-30.00\n2026-03-14,POS 4512 CHAI PT,-30.00\n2026-03-16,NEFT ACME SAL,5000.00\n2026-03-21,ATM,-500.00',
        ),
        states: 'duplicate duplicate duplicate duplicate new',
      },
    ],
    ledger:
      '2026-03-13 -199.00 Swiggy\n2026-03-14 -30.00 Chai Point\n2026-03-14 -30.00 Chai Point\n2026-03-16 5000.00 Salary\n2026-03-21 -500.00 ATM',
  },
  {
    name: 'a deleted row stays deleted when the file comes again',
    steps: [
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      { remove: 'CHAI POINT' },
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'duplicate deleted_by_you',
      },
    ],
    ledger: '2026-03-13 -900.00 RENT',
  },
  {
    name: 'an edited row keeps its edit when the file comes again',
    steps: [
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      { edit: 'CHAI POINT', title: 'Tea with Asha' },
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'duplicate duplicate',
      },
    ],
    ledger: '2026-03-13 -900.00 RENT\n2026-03-15 -30.00 Tea with Asha',
  },
  {
    name: 'an undone file comes back with the edits made before',
    steps: [
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      { edit: 'CHAI POINT', title: 'Tea with Asha' },
      { undo: 'a.csv' },
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
    ],
    ledger: '2026-03-13 -900.00 RENT\n2026-03-15 -30.00 Tea with Asha',
  },
  {
    name: 'undoing one of two files that share rows leaves what the other holds',
    steps: [
      {
        file: 'a.csv',
        text: csv('2026-03-13,RENT,-900.00\n2026-03-15,CHAI POINT,-30.00'),
        states: 'new new',
      },
      {
        file: 'b.csv',
        text: csv('2026-03-15,CHAI POINT,-30.00\n2026-03-20,BOOKS,-55.10'),
        states: 'duplicate new',
      },
      { undo: 'a.csv' },
    ],
    ledger: '2026-03-15 -30.00 CHAI POINT\n2026-03-20 -55.10 BOOKS',
  },
  {
    name: 'one more equal row on a day the ledger knows, by its balance',
    steps: [
      {
        file: 'a.csv',
        text: csvWithBalance('2026-03-13,RENT,-900.00,100.00\n2026-03-15,CHAI POINT,-30.00,70.00'),
        states: 'new new',
      },
      {
        file: 'b.csv',
        text: csvWithBalance('2026-03-15,CHAI POINT,-30.00,40.00\n2026-03-16,BOOKS,-20.00,20.00'),
        states: 'new new',
      },
    ],
    ledger:
      '2026-03-13 -900.00 RENT\n2026-03-15 -30.00 CHAI POINT\n2026-03-15 -30.00 CHAI POINT\n2026-03-16 -20.00 BOOKS',
  },
]
