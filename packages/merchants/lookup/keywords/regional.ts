/** Short forms of one region's banks that are names and words elsewhere: `SIP` is also a wine bar, `NPS` a national park. */
import { regions } from '../regions.ts'
import type { KeywordRule } from './rule.ts'

export const regional: readonly KeywordRule[] = [
  { category: 'transfers.provident', regions: regions.in, phrases: `nps, pran, ssy` },
  { category: 'transfers.provident', regions: regions.eu, phrases: `perp, per versement` },
  { category: 'transfers.provident', regions: regions.gb, phrases: `sipp` },
  { category: 'taxes.property', regions: regions.eu, sign: -1, phrases: `imu, tari` },
  { category: 'transfers.investments', regions: regions.in, phrases: `sip` },
  { category: 'transfers.investments', regions: regions.gb, phrases: `isa` },
  { category: 'insurance.other', regions: regions.in, sign: -1, phrases: `bima` },
  { category: 'home.rent', regions: regions.eu, sign: -1, phrases: `bail` },
]
