/** What is bought most days: the same places again and again, for ever other amounts. */
import type { AccountKey, SampleRow } from './household.ts'
import { dayOf, rupees, type Month } from './month.ts'

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

export function everyday(month: Month): SampleRow[] {
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
