/**
 * Currency codes a statement may carry. Sources: ISO 4217 list one (2024) and list three (historic codes that still
 * stand in old exports: the currencies the euro replaced, the rouble as RUR, the litas, the kuna).
 */
const active =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD ' +
  'IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK ' +
  'MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS ' +
  'SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XOF XPF YER ' +
  'ZAR ZMW ZWG ZWL'
const historic =
  'ATS BEF BGL BYR CSK CYP DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE ROL RUR SIT SKK SLL STD TRL USN VEF'

const codes: ReadonlySet<string> = new Set(`${active} ${historic}`.split(' '))

/** Is this, as written, an ISO 4217 code (upper case)? Fund and metal codes (`XAU`, `XXX`) are not money here. */
export function isCurrency(code: string): boolean {
  return codes.has(code)
}
