/**
 * Makes packages/merchants/lookup/gen/name-suggestion-index.ts: `node bench/oracles/name-suggestion-index.ts FOLDER`, where
 * FOLDER is an unpacked `name-suggestion-index` (npm pack name-suggestion-index@8.0.20260918; BSD-3-Clause, see
 * packages/merchants/NOTICE). Kept are brands of shops, eating places and services in the United States, Britain, Europe,
 * India or everywhere, in Latin letters, whose kind of place leads to a leaf of the default tree.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Category } from '../../packages/merchants/index.ts'
import { purposes } from '../../packages/merchants/lookup/keywords/purpose.ts'
import { trades } from '../../packages/merchants/lookup/keywords/trades.ts'
import { shopWords } from '../../packages/merchants/lookup/words.ts'
import { givenNames, tradeWords } from '../../packages/merchants/narration/names.ts'
import { foldedWords } from '../../packages/merchants/narration/text.ts'

interface Item {
  displayName: string
  locationSet?: { include?: unknown[] }
  matchNames?: string[]
  tags: Record<string, string>
}

const kinds: Partial<Record<Category, string>> = {
  'food.groceries':
    'shop/supermarket shop/convenience shop/greengrocer shop/butcher shop/deli shop/dairy shop/frozen_food shop/health_food shop/alcohol shop/wine shop/beverages shop/seafood shop/cheese shop/spices shop/wholesale shop/farm shop/nuts',
  'food.restaurants': 'amenity/restaurant amenity/fast_food amenity/pub amenity/bar',
  'food.coffee':
    'amenity/cafe amenity/ice_cream shop/bakery shop/pastry shop/confectionery shop/chocolate shop/coffee shop/tea',
  'transport.fuel': 'amenity/fuel amenity/charging_station highway/services',
  'transport.parking': 'amenity/parking',
  'transport.public': 'amenity/bicycle_rental',
  'transport.vehicle':
    'shop/car_repair shop/car_parts shop/tyres shop/car shop/motorcycle shop/motorcycle_repair amenity/car_wash amenity/vehicle_inspection shop/truck shop/truck_repair shop/caravan',
  'leisure.travel':
    'tourism/hotel tourism/motel tourism/hostel tourism/caravan_site shop/travel_agency amenity/car_rental',
  'shopping.clothing':
    'shop/clothes shop/shoes shop/bag shop/fashion_accessories shop/leather shop/tailor shop/baby_goods',
  'shopping.electronics':
    'shop/electronics shop/computer shop/hifi shop/camera shop/photo shop/mobile_phone_accessories shop/video_games shop/printer_ink',
  'shopping.general':
    'shop/department_store shop/variety_store shop/jewelry shop/watches shop/cosmetics shop/perfumery shop/beauty shop/gift shop/toys shop/second_hand shop/charity shop/mall shop/general shop/party shop/country_store',
  'home.furnishing':
    'shop/furniture shop/bed shop/kitchen shop/houseware shop/interior_decoration shop/appliance shop/carpet shop/lighting shop/household_linen shop/curtain shop/bathroom_furnishing shop/candles',
  'home.maintenance':
    'shop/doityourself shop/hardware shop/trade shop/garden_centre shop/paint shop/tiles shop/flooring shop/electrical shop/tool_hire shop/plant_hire shop/glaziery shop/doors shop/window_blind shop/locksmith shop/power_tools craft/cleaning craft/plumber craft/electrician craft/window_construction shop/pest_control shop/groundskeeping shop/swimming_pool shop/agrarian',
  'home.help': 'shop/laundry shop/dry_cleaning',
  'health.pharmacy':
    'amenity/pharmacy shop/chemist shop/medical_supply shop/nutrition_supplements shop/herbalist',
  'health.medical':
    'amenity/dentist amenity/clinic amenity/doctors amenity/hospital healthcare/laboratory healthcare/sample_collection healthcare/physiotherapist healthcare/audiologist shop/optician shop/hearing_aids',
  'health.fitness': 'leisure/fitness_centre leisure/sports_centre leisure/dance',
  'leisure.entertainment':
    'amenity/cinema amenity/casino amenity/karaoke_box leisure/amusement_arcade leisure/adult_gaming_centre leisure/bowling_alley leisure/trampoline_park leisure/indoor_play leisure/escape_game leisure/miniature_golf tourism/theme_park shop/bookmaker shop/lottery shop/ticket amenity/gambling',
  'leisure.hobbies':
    'shop/sports shop/outdoor shop/bicycle shop/books shop/craft shop/fabric shop/musical_instrument shop/music shop/games shop/model shop/anime shop/fishing shop/art shop/boat',
  'family.pets': 'shop/pet shop/pet_grooming amenity/veterinary amenity/animal_boarding',
  'family.childcare': 'amenity/kindergarten amenity/childcare',
  'family.education':
    'amenity/prep_school amenity/language_school amenity/music_school amenity/driving_school amenity/school amenity/university amenity/college amenity/training',
  'family.gifts': 'shop/florist',
  'utilities.phone': 'shop/mobile_phone shop/telecommunication office/telecommunication',
  'utilities.gas': 'shop/gas',
  'business.office': 'shop/stationery shop/copyshop office/coworking',
  'business.shipping': 'amenity/post_office amenity/parcel_locker amenity/post_depot office/logistics',
  'business.professional': 'office/lawyer office/tax_advisor office/accountant',
  'insurance.other': 'office/insurance',
}

const europe = new Set(
  'de at ch fr es it nl be lu ie pt pl cz sk hu si hr ro bg gr dk se no fi ee lv lt cy mt is li mc ad sm 150 155 154 039 151'.split(
    ' ',
  ),
)
const bits = { us: 1, gb: 2, eu: 4, in: 8 }
const everywhere = 15

/** The regions of ours a brand trades in; 0 for none. */
function regionsOf(include: readonly unknown[]): number {
  let regions = 0
  for (const place of include) {
    const code = typeof place === 'string' ? place.toLowerCase() : ''
    const country = code.split('.')[0]?.split('-')[0] ?? ''
    if (code === '001') regions |= everywhere
    else if (country === 'us') regions |= bits.us
    else if (country === 'gb' || country === 'q23666') regions |= bits.gb
    else if (country === 'in' && code !== 'in.geojson') regions |= bits.in
    else if (europe.has(country)) regions |= bits.eu
    if (country === 'ie') regions |= bits.gb
  }
  return regions
}

const latin = /^[\p{Script=Latin}\p{N}\s\p{P}\p{S}]+$/u
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }

/** The spellings a terminal may print, folded: `Müller` also as `mueller`. */
function spellings({ displayName, matchNames = [], tags }: Item): Set<string> {
  const names = [
    displayName,
    tags['brand'],
    tags['name'],
    tags['short_name'],
    tags['brand:en'],
    tags['name:en'],
    ...matchNames,
  ]
  const found = new Set<string>()
  for (const name of names) {
    if (name === undefined || !latin.test(name)) continue
    for (const spelling of [
      name,
      name.toLowerCase().replace(/[äöüåø]/g, (letter) => umlauts[letter] ?? letter),
    ]) {
      const words = foldedWords(spelling)
      const letters = words.join('').replace(/\d/g, '').length
      if (letters >= 4 && words.length <= 6 && !isPlain(words)) found.add(words.join(' '))
    }
  }
  return found
}

const keywords = new Set(
  [...purposes, ...trades].flatMap(({ phrases }) =>
    phrases.split(',').map((phrase) => foldedWords(phrase).join(' ')),
  ),
)

/** A word of our keywords, a trade, a given name, or a word that stands beside any brand names no brand. */
function isPlain(words: readonly string[]): boolean {
  const [word = ''] = words
  if (keywords.has(words.join(' '))) return true
  return words.length === 1 && (tradeWords.has(word) || shopWords.has(word) || givenNames.has(word))
}

const folder = process.argv[2]
if (folder === undefined) throw new Error('Which folder? node bench/oracles/name-suggestion-index.ts FOLDER')
const { nsi, _meta } = JSON.parse(readFileSync(path.join(folder, 'dist/json/nsi.min.json'), 'utf8')) as {
  _meta: { version: string }
  nsi: Record<string, { items?: Item[] }>
}
const generic = (
  JSON.parse(readFileSync(path.join(folder, 'dist/json/genericWords.min.json'), 'utf8')) as {
    genericWords: string[]
  }
).genericWords.map((pattern) => new RegExp(pattern, 'iu'))

/** name → category → regions */
const found = new Map<string, Map<Category, number>>()
for (const [category, places] of Object.entries(kinds) as [Category, string][]) {
  for (const place of places.split(' ')) {
    for (const item of nsi[`brands/${place}`]?.items ?? []) {
      const regions = regionsOf(item.locationSet?.include ?? [])
      if (regions === 0) continue
      for (const name of spellings(item)) {
        if (generic.some((pattern) => pattern.test(name))) continue
        const categories = found.get(name) ?? new Map<Category, number>()
        categories.set(category, (categories.get(category) ?? 0) | regions)
        found.set(name, categories)
      }
    }
  }
}

const lines = new Map<string, string[]>()
for (const [name, categories] of [...found].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  for (const [category, regions] of categories) {
    const head = `${category}\t${regions}\t`
    lines.set(head, [...(lines.get(head) ?? []), name])
  }
}
const text = [...lines]
  .map(([head, names]) => head + names.join('|'))
  .toSorted()
  .join('\n')
const target = path.resolve(
  import.meta.dirname,
  '../../packages/merchants/lookup/gen/name-suggestion-index.ts',
)
const head = `// Made by bench/oracles/name-suggestion-index.ts from name-suggestion-index ${_meta.version} (BSD-3-Clause, see NOTICE).\n`
writeFileSync(target, `${head}export const index = \`${text}\`\n`)
process.stdout.write(
  `${found.size} names, ${[...found.values()].filter((each) => each.size > 1).length} of two categories, ${text.length} bytes\n`,
)
