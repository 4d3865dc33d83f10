export type NumberStyle = 'comma_dot' | 'dot_comma' | 'space_comma' | 'apostrophe_dot' | 'lakh'

export interface Country {
  /** ISO 3166-1. */
  code: string
  currency: string
  locale: string
  numberStyle: NumberStyle
}

const country = (
  code: string,
  currency: string,
  locale: string,
  numberStyle: NumberStyle = 'comma_dot',
): Country => ({ code, currency, locale, numberStyle })

/** What a country usually means for money; each choice can be changed before and after. Source: CLDR 48. */
export const countries: readonly Country[] = [
  country('IN', 'INR', 'en-IN', 'lakh'),
  country('AE', 'AED', 'en-AE'),
  country('AT', 'EUR', 'de-AT', 'dot_comma'),
  country('AU', 'AUD', 'en-AU'),
  country('BD', 'BDT', 'bn-BD', 'lakh'),
  country('BE', 'EUR', 'nl-BE', 'dot_comma'),
  country('BH', 'BHD', 'ar-BH'),
  country('BR', 'BRL', 'pt-BR', 'dot_comma'),
  country('CA', 'CAD', 'en-CA'),
  country('CH', 'CHF', 'de-CH', 'apostrophe_dot'),
  country('CZ', 'CZK', 'cs-CZ', 'space_comma'),
  country('DE', 'EUR', 'de-DE', 'dot_comma'),
  country('DK', 'DKK', 'da-DK', 'dot_comma'),
  country('ES', 'EUR', 'es-ES', 'dot_comma'),
  country('FI', 'EUR', 'fi-FI', 'space_comma'),
  country('FR', 'EUR', 'fr-FR', 'space_comma'),
  country('GB', 'GBP', 'en-GB'),
  country('ID', 'IDR', 'id-ID', 'dot_comma'),
  country('IE', 'EUR', 'en-IE'),
  country('IT', 'EUR', 'it-IT', 'dot_comma'),
  country('JP', 'JPY', 'ja-JP'),
  country('KE', 'KES', 'en-KE'),
  country('KW', 'KWD', 'ar-KW'),
  country('LK', 'LKR', 'en-LK'),
  country('MX', 'MXN', 'es-MX'),
  country('MY', 'MYR', 'en-MY'),
  country('NG', 'NGN', 'en-NG'),
  country('NL', 'EUR', 'nl-NL', 'dot_comma'),
  country('NO', 'NOK', 'nb-NO', 'space_comma'),
  country('NP', 'NPR', 'en-NP', 'lakh'),
  country('NZ', 'NZD', 'en-NZ'),
  country('PK', 'PKR', 'en-PK', 'lakh'),
  country('PL', 'PLN', 'pl-PL', 'space_comma'),
  country('PT', 'EUR', 'pt-PT', 'space_comma'),
  country('SE', 'SEK', 'sv-SE', 'space_comma'),
  country('SG', 'SGD', 'en-SG'),
  country('TR', 'TRY', 'tr-TR', 'dot_comma'),
  country('US', 'USD', 'en-US'),
  country('ZA', 'ZAR', 'en-ZA', 'space_comma'),
]
