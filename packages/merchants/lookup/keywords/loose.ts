/**
 * Words for a purpose that firms also carry in their names (`BLUE CROSS INSURANCE`, `ENTERPRISE RENT-A-CAR`, `COMCAST
 * E-PAYMENT`): they count where no brand is known, and give way to a longer phrase of a trade around them (`rent a car`).
 */
import type { KeywordRule } from './rule.ts'

export const loosePurposes: readonly KeywordRule[] = [
  { category: 'transfers.card', phrases: `e payment, epay, autopay payment, autopay pymt` },
  {
    category: 'insurance.other',
    sign: -1,
    phrases: `
      insurance premium, insurance, assurance, assurances, *versicherung, *versicherungen,
      versicherungs*, polizze, poliza, seguro, seguros, assicurazione, assicurazioni, polizza,
      verzekering*, *verzekering, ubezpieczenie, polisa, forsakring, *forsakring`,
  },
  {
    category: 'transfers.loan',
    sign: -1,
    phrases: `loan, darlehen, prestamo, prestito, finanziamento, lening`,
  },
  { category: 'transfers.investments', phrases: `investment, invest` },
  { category: 'home.rent', sign: -1, phrases: `rent` },
  { category: 'transfers.own', phrases: `saving, savings` },
]
