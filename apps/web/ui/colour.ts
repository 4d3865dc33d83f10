/**
 * The same category has the same colour on every screen: its hue follows from its id alone. Lightness and chroma come
 * from the theme, so all hues weigh the same in light and in dark.
 */
const hues = [195, 38, 265, 145, 340, 85, 225, 15, 305, 120, 60, 175]

export function hueOf(id: string): number {
  let hash = 2166136261
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619)
  return hues[(hash >>> 0) % hues.length] ?? 195
}

export function colourOf(id: string | null): string {
  return id ? `oklch(var(--band-l) var(--band-c) ${hueOf(id)})` : 'var(--line-strong)'
}
