/**
 * ISO 18245 merchant category codes to the leaves of the default tree. The codes are facts of the standard; the mapping is
 * ours. Codes that say too little (money orders, direct marketing, government services) lead nowhere.
 */
import type { Category } from '../categories.ts'

/** Single codes and ranges, both ends included. Earlier rows win. */
const table: readonly (readonly [Category, string])[] = [
  ['family.pets', '742 5995'],
  ['transport.fuel', '5172 5541 5542 5552 5983'],
  ['food.groceries', '5411 5422 5451 5499 5921 5300 5309 5715'],
  ['food.coffee', '5462 5441'],
  ['food.restaurants', '5811-5814'],
  ['health.pharmacy', '5122 5912'],
  ['health.medical', '4119 5047 5975 5976 8011-8099'],
  ['health.fitness', '7997'],
  ['health.beauty', '7230 7298'],
  ['transport.public', '4011 4111 4112 4131 4789'],
  ['transport.taxi', '4121'],
  ['transport.parking', '4784 7523 7524'],
  ['transport.vehicle', '5511 5521 5531-5533 5551 5561 5571 5592 5598 5599 7531-7549 7511'],
  ['leisure.travel', '3000-3999 4411 4457 4468 4511 4582 4722 4723 5962 7011 7012 7032 7033 7512 7513 7519'],
  ['leisure.subscriptions', '4899 5815 5818 5968 5192 7841'],
  ['leisure.entertainment', '5816 7800-7802 7829 7832 7922 7929 7932 7933 7991 7993-7996 7998 7999'],
  ['leisure.hobbies', '5733 5735 5655 5832 5932 5937 5940-5942 5945-5947 5949 5970-5973 7911 7941 7992'],
  ['family.gifts', '5992 5193 8398 8661'],
  ['family.education', '8211-8299'],
  ['family.childcare', '8351'],
  ['utilities.phone', '4812 4813 4814'],
  ['utilities.internet', '4816'],
  ['utilities.electricity', '4900'],
  ['insurance.other', '5960 6300 6381 6399'],
  ['home.furnishing', '5021 5712-5714 5718-5722 5719 7641'],
  ['home.maintenance', '780 1520-1799 5039 5065 5072 5074 5198 5200 5211 5231 5251 5261 7342 7349 7623'],
  ['home.help', '7210 7211 7216 7217'],
  ['shopping.electronics', '4815 5045 5732 5734 5946 7622 7629'],
  ['shopping.clothing', '5137 5139 5611-5699 5691 5948 7251 7296 7297 5931'],
  ['shopping.general', '5310 5311 5331 5399 5262 5944 5977 5094 5964 5965 5999 5950'],
  ['business.software', '5817 7372 7379'],
  ['business.office', '5044 5111 5943 7332 7338 2741 2791 5978'],
  ['business.professional', '8111 8931 7392 7277'],
  ['business.contractors', '7361'],
  ['business.advertising', '7311 7333'],
  ['business.shipping', '4214 4215 4225 9402'],
  ['business.goods', '5013 5046 5051 5085 5099 5131 5169 5199 5271'],
  ['taxes.income', '9311'],
  ['transfers.cash', '6010 6011'],
  ['fees.bank', '6529'],
  ['transfers.investments', '6211'],
]

const byCode = new Map<number, Category>()
for (const [category, codes] of table) {
  for (const range of codes.split(' ')) {
    const [from = NaN, to = from] = range.split('-').map(Number)
    for (let code = from; code <= to; code++) if (!byCode.has(code)) byCode.set(code, category)
  }
}

/** The leaf of a code of up to four digits; null where the code is unknown or says too little. */
export function categoryOfMcc(mcc: string): Category | null {
  return /^\d{1,4}$/.test(mcc) ? (byCode.get(Number(mcc)) ?? null) : null
}
