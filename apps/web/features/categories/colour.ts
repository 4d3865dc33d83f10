import type { Category } from '@/api/types.ts'

/** Neighbours in the tree stand far apart on the wheel. */
const hues = [155, 265, 40, 325, 95, 210, 20, 290, 125, 60, 240, 350, 180, 75]
const shades = [0, 0.1, -0.09, 0.05, -0.045]

/**
 * The same category has the same colour on every screen: a branch of the tree is one hue, its leaves are shades of it.
 * Lightness and chroma come from the theme, so all hues weigh the same in light and in dark.
 */
export function coloursOf(tree: readonly Pick<Category, 'id' | 'parentId'>[]): Map<string, string> {
  const hueOf = new Map<string, number>()
  const siblings = new Map<string, number>()
  const colours = new Map<string, string>()
  for (const { id } of tree.filter(({ parentId }) => parentId === null)) {
    const hue = hues[hueOf.size % hues.length] ?? 0
    hueOf.set(id, hue)
    colours.set(id, colour(hue, 0))
  }
  for (const { id, parentId } of tree) {
    if (parentId === null) continue
    const place = siblings.get(parentId) ?? 0
    siblings.set(parentId, place + 1)
    colours.set(id, colour(hueOf.get(parentId) ?? 0, shades[place % shades.length] ?? 0))
  }
  return colours
}

function colour(hue: number, shade: number): string {
  return `oklch(calc(var(--band-l) + ${shade}) var(--band-c) ${hue})`
}
