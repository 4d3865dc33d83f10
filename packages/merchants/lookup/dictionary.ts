/**
 * The brands in memory, made from text at the first look-up (some milliseconds). Names are kept squeezed (`7 eleven`,
 * `7-Eleven` and `7eleven` are one), and short ones of several words keep their blanks, so that `h m` is not `hm`.
 */
import { type Category, categories } from '../categories.ts'
import { foldedWords } from '../narration/text.ts'
import { food } from './brands/food.ts'
import { home } from './brands/home.ts'
import { leisure } from './brands/leisure.ts'
import { life } from './brands/life.ts'
import { mobility } from './brands/mobility.ts'
import { shopping } from './brands/shopping.ts'
import type { BrandTable } from './brands/table.ts'
import { index } from './gen/name-suggestion-index.ts'
import { worldwide } from './regions.ts'

export interface Brand {
  /** Canonical spelling, folded; the key under which merchant memory files it. */
  name: string
  categories: readonly Category[]
  regions: number
  /** From our own list; else from name-suggestion-index. */
  own: boolean
}

export interface Dictionary {
  brands: ReadonlyMap<string, Brand>
  /** Own brands that may have letters glued to them: `netflixcom`. */
  gluing: ReadonlyMap<string, Brand>
}

const shortMax = 3
export const brandWordsMax = 6

/** The form under which these words would stand in the dictionary. */
export function squeezed(words: readonly string[]): string {
  return squeezedText(words.length === 1 ? (words[0] ?? '') : words.join(' '))
}

function squeezedText(text: string): string {
  const joined = text.includes(' ') ? text.replaceAll(' ', '') : text
  return joined.length > shortMax ? joined : text
}

let loaded: Dictionary | null = null

export function dictionary(): Dictionary {
  loaded ??= load()
  return loaded
}

function load(): Dictionary {
  const brands = new Map<string, Brand>()
  const gluing = new Map<string, Brand>()
  for (const table of [food, mobility, shopping, home, leisure, life]) addOwn(table, brands, gluing)
  addIndex(brands)
  return { brands, gluing }
}

function addOwn(table: BrandTable, brands: Map<string, Brand>, gluing: Map<string, Brand>): void {
  for (const category of categories) {
    for (const entry of (table[category] ?? '').split(',')) {
      const spellings = entry.split('=')
      const name = foldedWords((spellings[0] ?? '').trim()).join(' ')
      if (name === '') continue
      for (const spelling of spellings) {
        const key = squeezed(foldedWords(spelling.trim()))
        const brand = {
          name,
          categories: withCategory(brands.get(key)?.categories ?? [], category),
          regions: worldwide,
          own: true,
        }
        brands.set(key, brand)
        if (spelling.includes('*')) gluing.set(key, brand)
      }
    }
  }
}

/** Lines `category TAB regions TAB name|name|…`, already folded and without what our own list says better. */
function addIndex(brands: Map<string, Brand>): void {
  for (const line of index.split('\n')) {
    const [slug = '', bits = '', names = ''] = line.split('\t')
    const category = categories.find((each) => each === slug)
    if (!category) continue
    const regions = Number(bits)
    for (const name of names.split('|')) {
      const key = squeezedText(name)
      const known = brands.get(key)
      if (known?.own) continue
      brands.set(key, {
        name,
        categories: withCategory(known?.categories ?? [], category),
        regions: (known?.regions ?? 0) | regions,
        own: false,
      })
    }
  }
}

function withCategory(all: readonly Category[], category: Category): readonly Category[] {
  return all.includes(category) ? all : [...all, category]
}
