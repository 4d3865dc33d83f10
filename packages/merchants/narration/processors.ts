/**
 * Payment services that print themselves in front of the merchant they collect for: `SQ *JOE'S`, `PAYPAL *SPOTIFY`,
 * `RAZ*SWIGGY`. Most mark it with a star; some only with a blank.
 */
import type { Token } from './tokens.ts'

const starred = new Map(
  Object.entries({
    sq: 'square',
    gosq: 'square',
    square: 'square',
    tst: 'toast',
    toast: 'toast',
    sp: 'shopify',
    shopify: 'shopify',
    paypal: 'paypal',
    pp: 'paypal',
    pypl: 'paypal',
    paypalinc: 'paypal',
    google: 'google',
    googlepay: 'google',
    goog: 'google',
    sumup: 'sumup',
    smp: 'sumup',
    iz: 'zettle',
    izettle: 'zettle',
    zettle: 'zettle',
    zett: 'zettle',
    ztl: 'zettle',
    stripe: 'stripe',
    klarna: 'klarna',
    mollie: 'mollie',
    adyen: 'adyen',
    cko: 'checkout',
    '2co': '2checkout',
    '2checkout': '2checkout',
    fs: 'fastspring',
    fsprg: 'fastspring',
    paddle: 'paddle',
    lemsqzy: 'lemonsqueezy',
    dri: 'digitalriver',
    wpy: 'wepay',
    wp: 'worldpay',
    worldpay: 'worldpay',
    ic: 'instacart',
    dd: 'doordash',
    clover: 'clover',
    clv: 'clover',
    spo: 'spoton',
    eb: 'eventbrite',
    raz: 'razorpay',
    razorpay: 'razorpay',
    rzp: 'razorpay',
    razp: 'razorpay',
    rsp: 'razorpay',
    payu: 'payu',
    pyu: 'payu',
    pauy: 'payu',
    paytm: 'paytm',
    ptm: 'paytm',
    cashfree: 'cashfree',
    cf: 'cashfree',
    ccavenue: 'ccavenue',
    cca: 'ccavenue',
    ccav: 'ccavenue',
    avenues: 'ccavenue',
    billdesk: 'billdesk',
    bdsk: 'billdesk',
    bd: 'billdesk',
    phonepe: 'phonepe',
    ppe: 'phonepe',
    mswipe: 'mswipe',
    pine: 'pinelabs',
    bharatpe: 'bharatpe',
    instamojo: 'instamojo',
    easebuzz: 'easebuzz',
    worldline: 'worldline',
    nyx: 'nayax',
    nya: 'nayax',
    ccv: 'ccv',
    satispay: 'satispay',
    crv: 'curve',
    curve: 'curve',
    przelewy24: 'przelewy24',
    payu24: 'payu',
  }),
)
/** These stand in front of the merchant without a star too. */
const unstarred = new Set([
  'sp',
  'sumup',
  'zettle',
  'izettle',
  'billdesk',
  'razorpay',
  'ccavenue',
  'cashfree',
  'przelewy24',
])
const joined = new Map(
  Object.entries({
    'sum up': 'sumup',
    'pay u': 'payu',
    'pine labs': 'pinelabs',
    'bill desk': 'billdesk',
    'cc avenue': 'ccavenue',
    'google pay': 'google',
    'i zettle': 'zettle',
  }),
)

const joinedFirst = new Set([...joined.keys()].map((pair) => pair.split(' ')[0] ?? ''))

/** The payment service at token `at` and where the merchant begins; null where the merchant stands there itself. */
export function processorAt(tokens: readonly Token[], at: number): { name: string; end: number } | null {
  const first = tokens[at]
  const second = tokens[at + 1]
  if (!first || !second) return null
  const pair =
    tokens[at + 2] && joinedFirst.has(first.text) ? joined.get(`${first.text} ${second.text}`) : undefined
  if (pair !== undefined) return { name: pair, end: at + 2 }
  const name = starred.get(first.text)
  if (name === undefined) return null
  return second.gap === '*' || (unstarred.has(first.text) && !corporate.has(second.text))
    ? { name, end: at + 1 }
    : null
}

const named = new Set(starred.values())
const corporate = new Set(
  'europe s a r l sarl et cie sca c inc ltd limited pvt private gmbh ag ab bv b v plc holdings india uk de payments payment bank transfer software solutions technologies internet services'.split(
    ' ',
  ),
)

/** The payment service a name is of and nothing else: `PayPal (Europe) S.à r.l. et Cie, S.C.A.`. */
export function serviceOf(name: readonly string[]): string | null {
  const [first = '', ...rest] = name
  return named.has(first) && rest.every((word) => corporate.has(word)) ? first : null
}
