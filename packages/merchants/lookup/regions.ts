/** Where a brand trades, as bits; dictionary and currency meet here. */
export const regions = { us: 1, gb: 2, eu: 4, in: 8 } as const
export const worldwide = 15

const ofCurrency = new Map(
  Object.entries({
    USD: regions.us,
    GBP: regions.gb,
    INR: regions.in,
    EUR: regions.eu,
    CHF: regions.eu,
    SEK: regions.eu,
    NOK: regions.eu,
    DKK: regions.eu,
    PLN: regions.eu,
    CZK: regions.eu,
    HUF: regions.eu,
    RON: regions.eu,
    BGN: regions.eu,
  }),
)

/** Bits of the region a currency is of; all of them where it is unknown or not given. */
export function regionsOf(currency: string | undefined): number {
  return ofCurrency.get(currency ?? '') ?? worldwide
}
