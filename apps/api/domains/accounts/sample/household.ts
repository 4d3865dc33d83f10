/**
 * A made-up household for people who want to look around: a freelancer in Pune with a client in Berlin, eighteen months
 * up to today. Written by us; no name, number or row is anybody's. The same day and seed always give the same rows.
 */
import type { AccountType } from '@scale/statements'

export interface SampleAccount {
  key: AccountKey
  name: string
  type: AccountType
  currency: string
  bankAccountId: string | null
  openingMinor: bigint
}
export type AccountKey = 'savings' | 'card' | 'euro' | 'cash' | 'loan' | 'invest'

export interface SampleRow {
  account: AccountKey
  on: string
  minor: bigint
  description: string
  counterparty?: string
  /** Slug of its category; absent: not categorised yet. */
  category?: string
  /** Rows with the same key are the two legs of one transfer. */
  transfer?: string
  title?: string
  note?: string
  tags?: readonly string[]
  excluded?: boolean
  pending?: boolean
  /** Parts by category slug; they sum to the row. */
  splits?: readonly { category: string; minor: bigint; note: string }[]
}

export const sampleAccounts: readonly SampleAccount[] = [
  {
    key: 'savings',
    name: 'Sahyadri Savings',
    type: 'bank',
    currency: 'INR',
    bankAccountId: 'XXXX4821',
    openingMinor: 184_250_00n,
  },
  {
    key: 'card',
    name: 'Sahyadri Rupee Card',
    type: 'card',
    currency: 'INR',
    bankAccountId: 'XXXX9013',
    openingMinor: -12_480_00n,
  },
  {
    key: 'euro',
    name: 'Spree Girokonto',
    type: 'bank',
    currency: 'EUR',
    bankAccountId: 'DE02 1203 0000 0000 2020 51',
    openingMinor: 2_340_15n,
  },
  { key: 'cash', name: 'Cash', type: 'cash', currency: 'INR', bankAccountId: null, openingMinor: 3_500_00n },
  {
    key: 'loan',
    name: 'Home loan',
    type: 'loan',
    currency: 'INR',
    bankAccountId: 'HL-0077213',
    openingMinor: -38_60_000_00n,
  },
  {
    key: 'invest',
    name: 'Index funds',
    type: 'investment',
    currency: 'INR',
    bankAccountId: null,
    openingMinor: 4_10_000_00n,
  },
]

export const sampleMonths = 18
/** Any number; another one is another household. */
export const sampleSeed = 20_260_215

/** All rows from eighteen months ago to `today`, oldest first. */
export function sampleRows(today: Temporal.PlainDate, seed = sampleSeed): SampleRow[] {
  const chance = mulberry(seed)
  const first = today.with({ day: 1 }).subtract({ months: sampleMonths - 1 })
  const rows: SampleRow[] = []
  for (let index = 0; index < sampleMonths; index += 1) {
    rows.push(...monthRows({ first: first.add({ months: index }), index, chance }))
  }
  const last = today.toString()
  const past = rows.filter((row) => row.on <= last)
  return [...past, ...pendingRows(today)].toSorted((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))
}

interface Month {
  first: Temporal.PlainDate
  index: number
  chance: () => number
}

function monthRows(month: Month): SampleRow[] {
  return [
    ...earned(month),
    ...fixed(month),
    ...quarterly(month),
    ...everyday(month),
    ...moved(month),
    ...special(month),
  ]
}

const dayOf = ({ first }: Month, day: number): string =>
  first.with({ day: Math.min(day, first.daysInMonth) }).toString()
const rupees = (amount: number): bigint => BigInt(amount) * 100n

function earned(month: Month): SampleRow[] {
  const invoice = 2_400_00n + BigInt(Math.floor(month.chance() * 8)) * 75_00n
  const rows: SampleRow[] = [
    {
      account: 'savings',
      on: dayOf(month, 1),
      minor: rupees(85_000),
      description: 'NEFT CR-SAHYADRI POLYTECHNIC-SALARY-VISITING FACULTY',
      counterparty: 'Sahyadri Polytechnic',
      category: 'income.salary',
    },
    {
      account: 'euro',
      on: dayOf(month, 6),
      minor: invoice,
      description: `Gutschrift Havelwerk GmbH RE-${2_100 + month.index} Beratung`,
      counterparty: 'Havelwerk GmbH',
      category: 'income.freelance',
      tags: ['client'],
    },
    {
      account: 'euro',
      on: dayOf(month, 12),
      minor: 259_00n,
      description: 'Kindergeld Familienkasse',
      counterparty: 'Familienkasse',
      category: 'income.benefits',
    },
  ]
  if (month.index % 3 === 2) {
    rows.push({
      account: 'savings',
      on: dayOf(month, 30),
      minor: rupees(1_180 + month.index * 20),
      description: 'INT.PD SAVINGS ACCOUNT QUARTERLY',
      category: 'income.interest',
    })
  }
  return rows
}

function fixed(month: Month): SampleRow[] {
  const stream = month.index < 12 ? 499 : 649
  const power =
    1_400 + Math.floor(month.chance() * 900) + (month.first.month >= 4 && month.first.month <= 6 ? 1_600 : 0)
  return [
    {
      account: 'savings',
      on: dayOf(month, 3),
      minor: -rupees(32_000),
      description: `UPI/DR/4${pad(month.index, 11)}/ANJALI KULKARNI/rent@upi/House rent`,
      counterparty: 'Anjali Kulkarni',
      category: 'home.rent',
      title: 'Rent',
    },
    {
      account: 'savings',
      on: dayOf(month, 5),
      minor: -rupees(1_250),
      description: 'UPI/DR/SOCIETY MAINTENANCE/deccanheights@upi',
      category: 'home.maintenance',
    },
    {
      account: 'savings',
      on: dayOf(month, 9),
      minor: -rupees(power),
      description: 'BILLPAY/MSEDCL POWER/CONSUMER 1700443',
      counterparty: 'MSEDCL',
      category: 'utilities.electricity',
    },
    {
      account: 'savings',
      on: dayOf(month, 11),
      minor: -rupees(1_179),
      description: 'NACH/FIBRE BROADBAND/AUTOPAY',
      category: 'utilities.internet',
    },
    {
      account: 'savings',
      on: dayOf(month, 14),
      minor: -rupees(349),
      description: 'UPI/DR/PREPAID RECHARGE/9860XXXXXX',
      category: 'utilities.phone',
    },
    {
      account: 'card',
      on: dayOf(month, 8),
      minor: -rupees(stream),
      description: 'CINEPLAY PREMIUM MONTHLY MUMBAI IN',
      counterparty: 'Cineplay',
      category: 'leisure.subscriptions',
      tags: ['subscription'],
    },
    {
      account: 'euro',
      on: dayOf(month, 17),
      minor: -10_99n,
      description: 'SEPA-Lastschrift Klangwelle AB Musik',
      counterparty: 'Klangwelle',
      category: 'leisure.subscriptions',
      tags: ['subscription'],
    },
    {
      account: 'euro',
      on: dayOf(month, 2),
      minor: -24_00n,
      description: 'SEPA-Lastschrift Wolkenhost Server CX22',
      counterparty: 'Wolkenhost',
      category: 'business.software',
      tags: ['client'],
    },
    {
      account: 'euro',
      on: dayOf(month, 28),
      minor: -4_90n,
      description: 'Kontofuehrungsgebuehr',
      category: 'fees.bank',
    },
  ]
}

function quarterly(month: Month): SampleRow[] {
  const rows: SampleRow[] = []
  if (month.index % 3 === 0) {
    rows.push(
      {
        account: 'savings',
        on: dayOf(month, 18),
        minor: -rupees(14_580),
        description: 'GST PMT-06/CPIN 2700XXXX',
        counterparty: 'GST',
        category: 'taxes.gst',
      },
      {
        account: 'savings',
        on: dayOf(month, 15),
        minor: -rupees(22_000),
        description: 'ADVANCE TAX/ITNS 280/CHALLAN',
        counterparty: 'Income Tax Department',
        category: 'taxes.income',
      },
      {
        account: 'savings',
        on: dayOf(month, 10),
        minor: -rupees(18_750),
        description: 'UPI/DR/SUNRISE SCHOOL/TERM FEE',
        category: 'family.education',
      },
    )
  }
  if (month.index % 12 === 4) {
    rows.push(
      {
        account: 'card',
        on: dayOf(month, 20),
        minor: -rupees(21_340),
        description: 'CAREWELL HEALTH INSURANCE PREMIUM',
        category: 'insurance.health',
      },
      {
        account: 'euro',
        on: dayOf(month, 23),
        minor: 143_27n,
        description: 'Finanzamt Erstattung ESt',
        counterparty: 'Finanzamt',
        category: 'income.tax_refund',
      },
    )
  }
  return rows
}

const places: readonly {
  account: AccountKey
  text: string
  low: number
  high: number
  category?: string
  each: number
}[] = [
  {
    account: 'card',
    text: 'FRESHKART GROCERY PUNE IN',
    low: 480,
    high: 2_600,
    category: 'food.groceries',
    each: 6,
  },
  {
    account: 'savings',
    text: 'UPI/DR/VEGGIE CORNER/veggies@upi',
    low: 90,
    high: 420,
    category: 'food.groceries',
    each: 7,
  },
  {
    account: 'card',
    text: 'TIFFINWALA ORDER BENGALURU IN',
    low: 220,
    high: 950,
    category: 'food.restaurants',
    each: 6,
  },
  {
    account: 'savings',
    text: 'UPI/DR/CHAI TAPRI/chai@upi',
    low: 20,
    high: 90,
    category: 'food.coffee',
    each: 8,
  },
  {
    account: 'card',
    text: 'RIKSHA RIDES TRIP MUMBAI IN',
    low: 80,
    high: 640,
    category: 'transport.taxi',
    each: 5,
  },
  {
    account: 'savings',
    text: 'FASTAG RECHARGE/MH12XX',
    low: 300,
    high: 500,
    category: 'transport.parking',
    each: 1,
  },
  {
    account: 'card',
    text: 'BHARAT FUELS PUNE IN',
    low: 1_500,
    high: 3_200,
    category: 'transport.fuel',
    each: 2,
  },
  {
    account: 'savings',
    text: 'UPI/DR/WELLNESS PHARMACY/meds@upi',
    low: 120,
    high: 900,
    category: 'health.pharmacy',
    each: 2,
  },
  {
    account: 'card',
    text: 'BAZAARO MARKETPLACE BENGALURU IN',
    low: 350,
    high: 5_400,
    category: 'shopping.general',
    each: 3,
  },
  // Nobody has said yet what these are: the review inbox has something to show.
  { account: 'savings', text: 'UPI/DR/9822XXXXXX/payment', low: 100, high: 2_500, each: 2 },
]

function everyday(month: Month): SampleRow[] {
  return places.flatMap(({ account, text, low, high, category, each }) =>
    Array.from({ length: each }, () => ({
      account,
      on: dayOf(month, 1 + Math.floor(month.chance() * 28)),
      minor: -(
        rupees(low + Math.floor(month.chance() * (high - low))) + BigInt(Math.floor(month.chance() * 100))
      ),
      description: text,
      ...(category === undefined ? {} : { category }),
    })),
  )
}

function moved(month: Month): SampleRow[] {
  const { index } = month
  const bill = rupees(18_000 + Math.floor(month.chance() * 9_000))
  const interest = rupees(26_900 - index * 55)
  const principal = rupees(9_100 + index * 55)
  const euros = 1_500_00n
  const rate = 88n + BigInt(index % 5)
  return [
    {
      account: 'savings',
      on: dayOf(month, 22),
      minor: -bill,
      description: 'NACH/SAHYADRI CARD AUTOPAY',
      transfer: `card-${index}`,
    },
    {
      account: 'card',
      on: dayOf(month, 23),
      minor: bill,
      description: 'PAYMENT RECEIVED - THANK YOU',
      transfer: `card-${index}`,
    },
    {
      account: 'savings',
      on: dayOf(month, 5),
      minor: -principal,
      description: 'ACH D-HOME LOAN EMI PRINCIPAL HL-0077213',
      transfer: `emi-${index}`,
    },
    {
      account: 'loan',
      on: dayOf(month, 5),
      minor: principal,
      description: 'EMI RECEIVED PRINCIPAL',
      transfer: `emi-${index}`,
    },
    {
      account: 'savings',
      on: dayOf(month, 5),
      minor: -interest,
      description: 'ACH D-HOME LOAN EMI INTEREST HL-0077213',
      category: 'fees.interest',
    },
    {
      account: 'savings',
      on: dayOf(month, 7),
      minor: -rupees(15_000),
      description: 'SIP/INDEX FUND DIRECT GROWTH',
      transfer: `sip-${index}`,
    },
    {
      account: 'invest',
      on: dayOf(month, 8),
      minor: rupees(15_000),
      description: 'SIP UNITS ALLOTTED',
      transfer: `sip-${index}`,
    },
    {
      account: 'euro',
      on: dayOf(month, 13),
      minor: -euros,
      description: 'Auslandsueberweisung nach Indien',
      transfer: `remit-${index}`,
    },
    {
      account: 'savings',
      on: dayOf(month, 15),
      minor: euros * rate,
      description: 'INWARD REMITTANCE EUR CONVERTED',
      transfer: `remit-${index}`,
    },
    {
      account: 'savings',
      on: dayOf(month, 4),
      minor: -rupees(4_000),
      description: 'ATM WDL KOTHRUD PUNE',
      transfer: `cash-${index}`,
    },
    {
      account: 'cash',
      on: dayOf(month, 4),
      minor: rupees(4_000),
      description: 'From the ATM',
      transfer: `cash-${index}`,
    },
    {
      account: 'cash',
      on: dayOf(month, 16),
      minor: -rupees(2_500),
      description: 'House help',
      category: 'home.help',
    },
    {
      account: 'cash',
      on: dayOf(month, 19),
      minor: -rupees(600),
      description: 'Flowers and temple',
      category: 'family.gifts',
    },
  ]
}

/** Once-only rows, each for a feature: a refund, a double charge, a split, a note, a row left out of reports, a trip. */
function special(month: Month): SampleRow[] {
  const { index } = month
  if (index === 6) {
    return [
      {
        account: 'card',
        on: dayOf(month, 9),
        minor: -rupees(8_999),
        description: 'BAZAARO MARKETPLACE BENGALURU IN',
        title: 'Mixer grinder and toys',
        note: 'Kept the invoice for the warranty.',
        splits: [
          { category: 'home.furnishing', minor: -rupees(6_499), note: 'Mixer grinder' },
          { category: 'family.gifts', minor: -rupees(2_500), note: 'Toys' },
        ],
      },
      {
        account: 'card',
        on: dayOf(month, 21),
        minor: rupees(1_299),
        description: 'BAZAARO REFUND BENGALURU IN',
        category: 'shopping.general',
        note: 'Shoes sent back',
      },
    ]
  }
  if (index === 10) {
    return [
      {
        account: 'card',
        on: dayOf(month, 12),
        minor: -rupees(14_620),
        description: 'NIMBUS AIR TICKET PNQ-BER',
        category: 'leisure.travel',
        tags: ['berlin'],
      },
      {
        account: 'euro',
        on: dayOf(month, 19),
        minor: -486_00n,
        description: 'Hotel Spreeblick Berlin',
        category: 'leisure.travel',
        tags: ['berlin'],
      },
      {
        account: 'euro',
        on: dayOf(month, 20),
        minor: -63_80n,
        description: 'BVG Fahrschein',
        category: 'transport.public',
        tags: ['berlin'],
      },
    ]
  }
  if (index === 14) {
    return [
      {
        account: 'card',
        on: dayOf(month, 11),
        minor: -rupees(1_899),
        description: 'GYMKHANA FITNESS PUNE IN',
        category: 'health.fitness',
      },
      {
        account: 'card',
        on: dayOf(month, 11),
        minor: -rupees(1_899),
        description: 'GYMKHANA FITNESS PUNE IN',
        note: 'Charged twice; asked for it back.',
      },
      {
        account: 'savings',
        on: dayOf(month, 26),
        minor: -rupees(40_000),
        description: 'UPI/DR/LENT TO RAVI',
        excluded: true,
        note: 'Ravi pays back in June.',
      },
    ]
  }
  return []
}

function pendingRows(today: Temporal.PlainDate): SampleRow[] {
  return [
    {
      account: 'card',
      on: today.toString(),
      minor: -rupees(742),
      description: 'TIFFINWALA ORDER BENGALURU IN',
      pending: true,
    },
    {
      account: 'card',
      on: today.toString(),
      minor: -rupees(2_180),
      description: 'FRESHKART GROCERY PUNE IN',
      category: 'food.groceries',
      pending: true,
    },
  ]
}

const pad = (number: number, digits: number): string => String(number * 7_919 + 104_729).padStart(digits, '0')

/** A small seeded generator (mulberry32): the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
