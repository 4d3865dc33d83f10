/** Who pays whom, how often and how much: a made-up household, in the words of its bank. Nobody's rows. */

export interface Household {
  readonly currency: string
  /** Major units in which an ordinary grocery bill is about 30. */
  readonly unit: number
  readonly salary: string
  readonly benefit: string
  readonly rent: string
  readonly savings: string
  readonly cash: string
  readonly card: string
  /** Fixed prices: text, monthly price in units, category. */
  readonly subscriptions: readonly (readonly [text: string, price: number, category: string])[]
  readonly yearly: readonly (readonly [text: string, price: number, category: string])[]
  /** Bills that vary with use. */
  readonly bills: readonly (readonly [text: string, size: number, category: string])[]
  /** Text, times a week, size in units, category. */
  readonly shops: readonly (readonly [text: string, weekly: number, size: number, category: string])[]
  /** Few prices, often more than once a day. */
  readonly counters: readonly (readonly [
    text: string,
    weekly: number,
    prices: readonly number[],
    category: string,
  ])[]
  readonly friends: readonly string[]
  readonly strangers: readonly string[]
  readonly travel: readonly string[]
  readonly abroad: readonly (readonly [text: string, currency: string])[]
  readonly fees: readonly string[]
  readonly vouchers: readonly string[]
}

export const london: Household = {
  currency: 'GBP',
  unit: 1,
  salary: 'HALDEN WORKS LTD SALARY',
  benefit: 'HMRC CHILD BENEFIT',
  rent: 'STANDING ORDER OAKRIDGE LETTINGS',
  savings: 'TRANSFER TO SAVER 8821',
  cash: 'ATM WITHDRAWAL HIGH STREET',
  card: 'CREDIT CARD PAYMENT THANK YOU',
  subscriptions: [
    ['NETFLIX.COM', 10.99, 'leisure.subscriptions'],
    ['SPOTIFY UK', 11.99, 'leisure.subscriptions'],
    ['PUREGYM LTD', 24.99, 'health.fitness'],
    ['GIFFGAFF MOBILE', 15, 'utilities.phone'],
    ['HYPEROPTIC BROADBAND', 35, 'utilities.internet'],
    ['GUARDIAN NEWS', 12, 'leisure.subscriptions'],
    ['DROPBOX STORAGE', 7.99, 'leisure.subscriptions'],
    ['AVIVA HOME INSURANCE', 18.4, 'insurance.other'],
  ],
  yearly: [
    ['TV LICENSING', 159, 'utilities.broadcast'],
    ['ADMIRAL CAR INSURANCE', 412, 'insurance.other'],
    ['NATIONAL TRUST MEMBERSHIP', 84, 'leisure.hobbies'],
  ],
  bills: [
    ['OCTOPUS ENERGY', 95, 'utilities.electricity'],
    ['THAMES WATER', 38, 'utilities.water'],
  ],
  shops: [
    ['SAINSBURYS SUPERMARKET', 1, 62, 'food.groceries'],
    ['ALDI STORES', 0.9, 28, 'food.groceries'],
    ['WAITROSE LOCAL', 0.7, 14, 'food.groceries'],
    ['DISHOOM CARNABY', 0.3, 46, 'food.restaurants'],
    ['DELIVEROO', 0.8, 24, 'food.restaurants'],
    ['AMAZON MKTPLACE', 0.9, 26, 'shopping.general'],
    ['BOOTS CHEMIST', 0.4, 13, 'health.pharmacy'],
    ['SHELL FILLING STATION', 0.5, 48, 'transport.fuel'],
    ['UNIQLO REGENT ST', 0.12, 45, 'shopping.clothing'],
    ['UBER TRIP', 0.5, 13, 'transport.taxi'],
  ],
  counters: [
    ['PRET A MANGER', 3, [3.25, 3.6, 5.95], 'food.coffee'],
    ['TFL TRAVEL CHARGE', 5, [2.8, 3.4, 5.6], 'transport.public'],
  ],
  friends: ['FASTER PAYMENT TO SARAH MILLS', 'FASTER PAYMENT TO TOM OKAFOR'],
  strangers: [
    'NOVATEK ELECTRICALS',
    'BRIGHTWAY FLOORING',
    'HARLOW JEWELLERS',
    'ZENITH CYCLES',
    'MARLOWE SOFAS',
    'QUAYSIDE OPTICIANS',
    'ORCHID CLINIC',
    'FERNDALE MOTORS',
    'CASTLEMAIN TIMBER',
    'PEREGRINE DRONES',
    'WILLOWBROOK KITCHENS',
    'TAMARIND RUGS',
  ],
  travel: ['EASYJET AIRLINE', 'BOOKING COM HOTEL'],
  abroad: [
    ['KAVARNA LIPA PRAHA', 'CZK'],
    ['DIGITAL BAZAAR SHENZHEN', 'CNY'],
    ['TEHNO GROUP CHISINAU', 'MDL'],
    ['LUCKY STAR LAGOS', 'NGN'],
    ['HARBOUR GAMES MANILA', 'PHP'],
    ['ONLINE PLAZA DUBAI', 'AED'],
    ['MERCADO SOL BOGOTA', 'COP'],
    ['PACIFIC CODES HANOI', 'VND'],
  ],
  fees: [
    'UNARRANGED OVERDRAFT FEE',
    'LATE PAYMENT FEE',
    'CASH ADVANCE FEE',
    'RETURNED PAYMENT FEE',
    'COPY STATEMENT FEE',
    'CHAPS PAYMENT FEE',
  ],
  vouchers: ['STEAM VOUCHER', 'GIFT CARD STORE', 'FASTER PAYMENT TO J DOUGLAS'],
}
