import { isCurrency } from '@scale/money'

/** Signs that stand for one currency only. `$`, `kr`, `¥` and their like are not here: several countries print them. */
const certain: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  rs: 'INR',
  '₨': 'INR',
  र: 'INR',
  '₽': 'RUB',
  руб: 'RUB',
  р: 'RUB',
  '₴': 'UAH',
  грн: 'UAH',
  '₸': 'KZT',
  '₾': 'GEL',
  '₼': 'AZN',
  '₩': 'KRW',
  원: 'KRW',
  円: 'JPY',
  元: 'CNY',
  人民币: 'CNY',
  人民币元: 'CNY',
  rmb: 'CNY',
  'cn¥': 'CNY',
  'jp¥': 'JPY',
  nt$: 'TWD',
  hk$: 'HKD',
  s$: 'SGD',
  us$: 'USD',
  u$s: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  cdn: 'CAD',
  cdn$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  mx$: 'MXN',
  r$: 'BRL',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  kc: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  лв: 'BGN',
  '₺': 'TRY',
  tl: 'TRY',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  '₦': 'NGN',
  '₵': 'GHS',
  '₡': 'CRC',
  '₲': 'PYG',
  '৳': 'BDT',
  rm: 'MYR',
  rp: 'IDR',
  ksh: 'KES',
  sfr: 'CHF',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  din: 'RSD',
  ден: 'MKD',
  km: 'BAM',
  kn: 'HRK',
  lt: 'LTL',
  kd: 'KWD',
  'د.ا': 'JOD',
  'د.إ': 'AED',
  'ر.س': 'SAR',
  'د.ك': 'KWD',
  'د.ب': 'BHD',
  'ر.ع': 'OMR',
  'ر.ق': 'QAR',
  'ج.م': 'EGP',
  'د.ع': 'IQD',
  'د.ت': 'TND',
  'د.م': 'MAD',
  'د.ج': 'DZD',
  'ل.ل': 'LBP',
  'ل.د': 'LYD',
}

/** Signs several currencies share, with those that print them, the most used ones first. */
const shared: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    $:
      'USD CAD AUD NZD SGD HKD MXN TWD BRL ARS CLP COP UYU DOP JMD TTD BBD BSD BMD BZD XCD KYD GYD SRD NIO CUP FJD BND ' +
      'NAD LRD SBD TOP WST MOP CVE ZWL',
    '¥': 'JPY CNY',
    '￥': 'JPY CNY',
    kr: 'SEK NOK DKK ISK EEK',
    fr: 'CHF XOF XAF XPF GNF RWF BIF DJF KMF CDF FRF BEF LUF',
    r: 'ZAR BRL RUB BYN INR PKR LKR NPR MUR',
    dh: 'MAD AED',
  }).map(([mark, codes]) => [mark, new Set(codes.split(' ').filter(isCurrency))]),
)

const trimmed = /^[\s.:()[\]{}]+|[\s.:()[\]{}]+$/g

/**
 * The currency a mark beside an amount stands for: its ISO code, `open` for a mark several currencies share
 * (`$`, `kr`), null where it is no mark of money at all.
 */
export function currencyOfMark(mark: string): string | null {
  const bare = mark.replace(trimmed, '')
  if (bare === '') return null
  if (bare.length === 3) {
    const code = bare.toUpperCase()
    if (isCurrency(code)) return code
  }
  const lower = bare.toLowerCase()
  const known = certain[lower]
  if (known !== undefined) return known
  if (shared.has(lower)) return 'open'
  const both = /^(\D+?)\s*([A-Z]{3})$/.exec(bare) ?? /^()([A-Z]{3})\s*\$$/.exec(bare)
  if (both?.[2] && isCurrency(both[2]) && currencyOfMark(both[1] || '$') !== null) return both[2]
  return null
}

/** The currencies a mark that leaves the currency open may stand for, the most used ones first. */
export function currenciesOfMark(mark: string): ReadonlySet<string> {
  return shared.get(mark.replace(trimmed, '').toLowerCase()) ?? new Set()
}
