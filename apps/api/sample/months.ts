/** What happens in a month of the sample household: earnings, bills, taxes, every day, transfers, and once-only rows. */
import { everyday } from './everyday.ts'
import type { SampleRow } from './household.ts'
import { entriesOf, rupees, sampleMonths, type Month } from './month.ts'

export function monthRows(month: Month): SampleRow[] {
  return [
    ...earned(month),
    ...fixed(month),
    ...quarterly(month),
    ...everyday(month),
    ...moved(month),
    ...special(month),
  ]
}

function earned(month: Month): SampleRow[] {
  const entry = entriesOf(month)
  const invoice = 2_400_00n + BigInt(Math.floor(month.chance() * 8)) * 75_00n
  const rows: SampleRow[] = [
    entry('savings', 1, rupees(85_000), 'NEFT CR-SAHYADRI POLYTECHNIC-SALARY-VISITING FACULTY', {
      counterparty: 'Sahyadri Polytechnic',
      category: 'income.salary',
    }),
    entry('euro', 6, invoice, `Gutschrift Havelwerk GmbH RE-${2_100 + month.index} Beratung`, {
      counterparty: 'Havelwerk GmbH',
      category: 'income.freelance',
      tags: ['client'],
    }),
    entry('euro', 12, 259_00n, 'Kindergeld Familienkasse', {
      counterparty: 'Familienkasse',
      category: 'income.benefits',
    }),
  ]
  if (month.index % 3 === 2) {
    rows.push(
      entry('savings', 30, rupees(1_180 + month.index * 20), 'INT.PD SAVINGS ACCOUNT QUARTERLY', {
        category: 'income.interest',
      }),
    )
  }
  return rows
}

function fixed(month: Month): SampleRow[] {
  const entry = entriesOf(month)
  const stream = month.index < 12 ? 499 : 649
  const fibre = month.index < sampleMonths - 1 ? 1_179 : 1_299
  const power =
    1_400 + Math.floor(month.chance() * 900) + (month.first.month >= 4 && month.first.month <= 6 ? 1_600 : 0)
  return [
    entry(
      'savings',
      3,
      -rupees(32_000),
      `UPI/DR/4${pad(month.index, 11)}/ANJALI KULKARNI/rent@upi/House rent`,
      { counterparty: 'Anjali Kulkarni', category: 'home.rent', title: 'Rent' },
    ),
    entry('savings', 5, -rupees(1_250), 'UPI/DR/SOCIETY MAINTENANCE/deccanheights@upi', {
      category: 'home.maintenance',
    }),
    entry('savings', 9, -rupees(power), 'BILLPAY/MSEDCL POWER/CONSUMER 1700443', {
      counterparty: 'MSEDCL',
      category: 'utilities.electricity',
    }),
    entry('savings', 11, -rupees(fibre), 'NACH/FIBRE BROADBAND/AUTOPAY', { category: 'utilities.internet' }),
    // Paid for a year, and then no longer.
    ...(month.index >= 3 && month.index < sampleMonths - 2
      ? [entry('card', 2, -rupees(1_499), 'LOTUS YOGA STUDIO PUNE IN', { category: 'health.fitness' })]
      : []),
    entry('savings', 14, -rupees(349), 'UPI/DR/PREPAID RECHARGE/9860XXXXXX', { category: 'utilities.phone' }),
    entry('card', 8, -rupees(stream), 'CINEPLAY PREMIUM MONTHLY MUMBAI IN', {
      counterparty: 'Cineplay',
      category: 'leisure.subscriptions',
      tags: ['subscription'],
    }),
    entry('euro', 17, -10_99n, 'SEPA-Lastschrift Klangwelle AB Musik', {
      counterparty: 'Klangwelle',
      category: 'leisure.subscriptions',
      tags: ['subscription'],
    }),
    entry('euro', 2, -24_00n, 'SEPA-Lastschrift Wolkenhost Server CX22', {
      counterparty: 'Wolkenhost',
      category: 'business.software',
      tags: ['client'],
    }),
    entry('euro', 28, -4_90n, 'Kontofuehrungsgebuehr', { category: 'fees.bank' }),
  ]
}

function quarterly(month: Month): SampleRow[] {
  const entry = entriesOf(month)
  const rows: SampleRow[] = []
  if (month.index % 3 === 0) {
    rows.push(
      entry('savings', 18, -rupees(14_580), 'GST PMT-06/CPIN 2700XXXX', {
        counterparty: 'GST',
        category: 'taxes.gst',
      }),
      entry('savings', 15, -rupees(22_000), 'ADVANCE TAX/ITNS 280/CHALLAN', {
        counterparty: 'Income Tax Department',
        category: 'taxes.income',
      }),
      entry('savings', 10, -rupees(18_750), 'UPI/DR/SUNRISE SCHOOL/TERM FEE', {
        category: 'family.education',
      }),
    )
  }
  if (month.index % 12 === 4) {
    rows.push(
      entry('card', 20, -rupees(21_340), 'CAREWELL HEALTH INSURANCE PREMIUM', {
        category: 'insurance.health',
      }),
      entry('euro', 23, 143_27n, 'Finanzamt Erstattung ESt', {
        counterparty: 'Finanzamt',
        category: 'income.tax_refund',
      }),
    )
  }
  return rows
}

function moved(month: Month): SampleRow[] {
  const entry = entriesOf(month)
  const { index } = month
  const bill = rupees(18_000 + Math.floor(month.chance() * 9_000))
  const interest = rupees(26_900 - index * 55)
  const principal = rupees(9_100 + index * 55)
  const euros = 1_500_00n
  const rate = 88n + BigInt(index % 5)
  return [
    entry('savings', 22, -bill, 'NACH/SAHYADRI CARD AUTOPAY', { transfer: `card-${index}` }),
    entry('card', 23, bill, 'PAYMENT RECEIVED - THANK YOU', { transfer: `card-${index}` }),
    entry('savings', 5, -principal, 'ACH D-HOME LOAN EMI PRINCIPAL HL-0077213', { transfer: `emi-${index}` }),
    entry('loan', 5, principal, 'EMI RECEIVED PRINCIPAL', { transfer: `emi-${index}` }),
    entry('savings', 5, -interest, 'ACH D-HOME LOAN EMI INTEREST HL-0077213', { category: 'fees.interest' }),
    entry('savings', 7, -rupees(15_000), 'SIP/INDEX FUND DIRECT GROWTH', { transfer: `sip-${index}` }),
    entry('invest', 8, rupees(15_000), 'SIP UNITS ALLOTTED', { transfer: `sip-${index}` }),
    entry('euro', 13, -euros, 'Auslandsueberweisung nach Indien', { transfer: `remit-${index}` }),
    entry('savings', 15, euros * rate, 'INWARD REMITTANCE EUR CONVERTED', { transfer: `remit-${index}` }),
    entry('savings', 4, -rupees(4_000), 'ATM WDL KOTHRUD PUNE', { transfer: `cash-${index}` }),
    entry('cash', 4, rupees(4_000), 'From the ATM', { transfer: `cash-${index}` }),
    entry('cash', 16, -rupees(2_500), 'House help', { category: 'home.help' }),
    entry('cash', 19, -rupees(600), 'Flowers and temple', { category: 'family.gifts' }),
  ]
}

/** Once-only rows, each for a feature: a refund, a double charge, a split, a note, a row left out of reports, a trip. */
function special(month: Month): SampleRow[] {
  const entry = entriesOf(month)
  const { index } = month
  if (index === 6) {
    return [
      entry('card', 9, -rupees(8_999), 'BAZAARO MARKETPLACE BENGALURU IN', {
        title: 'Mixer grinder and toys',
        note: 'Kept the invoice for the warranty.',
        splits: [
          { category: 'home.furnishing', minor: -rupees(6_499), note: 'Mixer grinder' },
          { category: 'family.gifts', minor: -rupees(2_500), note: 'Toys' },
        ],
      }),
      entry('card', 21, rupees(1_299), 'BAZAARO REFUND BENGALURU IN', {
        category: 'shopping.general',
        note: 'Shoes sent back',
      }),
    ]
  }
  if (index === 10) {
    return [
      entry('card', 12, -rupees(14_620), 'NIMBUS AIR TICKET PNQ-BER', {
        category: 'leisure.travel',
        tags: ['berlin'],
      }),
      entry('euro', 19, -486_00n, 'Hotel Spreeblick Berlin', {
        category: 'leisure.travel',
        tags: ['berlin'],
      }),
      entry('euro', 20, -63_80n, 'BVG Fahrschein', { category: 'transport.public', tags: ['berlin'] }),
    ]
  }
  if (index === 14) {
    return [
      entry('card', 11, -rupees(1_899), 'GYMKHANA FITNESS PUNE IN', { category: 'health.fitness' }),
      entry('card', 11, -rupees(1_899), 'GYMKHANA FITNESS PUNE IN', {
        note: 'Charged twice; asked for it back.',
      }),
      entry('savings', 26, -rupees(40_000), 'UPI/DR/LENT TO RAVI', {
        excluded: true,
        note: 'Ravi pays back in June.',
      }),
    ]
  }
  return []
}

const pad = (number: number, digits: number): string => String(number * 7_919 + 104_729).padStart(digits, '0')
