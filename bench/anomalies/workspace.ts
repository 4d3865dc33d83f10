/**
 * Three years of a made-up household with 60 anomalies planted and known: everything else is ordinary, and some of it looks odd:
 * two coffees in a row, a trip abroad that was booked before, round sums to friends, a bonus, a new membership, December.
 */
import { createRng } from '../../packages/numerics/index.ts'
import { everyday, nowAndThen } from './everyday.ts'
import type { Household } from './household.ts'
import { households } from './households.ts'
import {
  days,
  firstDay,
  type MadeRow,
  type Making,
  monthStart,
  round,
  sure,
  type Workspace,
  workingDay,
} from './making.ts'
import { plant } from './plant.ts'

/** @param scale times as many shops and purchases */
export function madeWorkspace(seed: number, scale = 1): Workspace {
  const rng = createRng(seed)
  const household = households[seed % households.length] as Household
  const rows: MadeRow[] = []
  const making: Making = {
    rng,
    household,
    rows,
    planted: [],
    add({ size, currency = household.currency, transfer = false, exact, ...row }) {
      const minor = exact ?? Math.round(size * household.unit * 100)
      const made = { ...row, id: `${seed}-${rows.length}`, minor, currency, transfer }
      rows.push(made)
      return made
    },
  }
  everyMonth(making)
  for (let copy = 0; copy < scale; copy++) everyday(making, copy)
  nowAndThen(making)
  plant(making)
  const kept = rows.filter(({ day, minor }) => day >= firstDay && day < firstDay + days && minor !== 0)
  return {
    rows: kept.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1)),
    planted: making.planted,
  }
}

function everyMonth(making: Making): void {
  const { rng, household, add } = making
  const pay = 2600 + 900 * rng.uniform()
  for (let month = 0; month < 36; month++) {
    const start = monthStart(month)
    const year = Math.floor(month / 12)
    const raised = pay * 1.035 ** year
    add({
      account: 'current',
      day: workingDay(start + 25 + rng.below(3)),
      size: round(raised),
      description: household.salary,
      category: sure(rng, 'income.salary'),
    })
    if (month % 12 === 11 && rng.uniform() < 0.7)
      add({
        account: 'current',
        day: workingDay(start + 14),
        size: round(raised * 0.8),
        description: household.salary,
        category: 'income.salary',
      })
    add({
      account: 'current',
      day: workingDay(start + 9),
      size: 85,
      description: household.benefit,
      category: 'income.benefits',
    })
    moveMoney(making, start)
    useThings(making, month)
  }
}

function moveMoney({ rng, household, add }: Making, start: number): void {
  add({
    account: 'current',
    day: workingDay(start + 27),
    size: -250,
    description: household.savings,
    category: 'transfers.own',
    transfer: true,
  })
  add({
    account: 'saver',
    day: workingDay(start + 27),
    size: 250,
    description: household.savings,
    category: 'transfers.own',
    transfer: true,
  })
  const bill = 300 + 250 * rng.uniform()
  add({
    account: 'current',
    day: workingDay(start + 11),
    size: -bill,
    description: household.card,
    category: 'transfers.card',
    transfer: true,
  })
  add({
    account: 'card',
    day: workingDay(start + 12),
    size: bill,
    description: household.card,
    category: 'transfers.card',
    transfer: true,
  })
}

/** Bills that vary with use, and with the season. */
function useThings({ rng, household, add }: Making, month: number): void {
  const start = monthStart(month)
  for (const [at, [description, size, category]] of household.bills.entries()) {
    const season = 1 + 0.35 * Math.cos((2 * Math.PI * (month % 12)) / 12)
    add({
      account: 'current',
      day: workingDay(start + 5 + 8 * at + rng.below(2)),
      size: -size * season * Math.exp(0.08 * rng.normal()),
      description,
      category: sure(rng, category),
    })
  }
}
