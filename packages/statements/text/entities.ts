const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

/**
 * Replaces character references once over; a reference nobody knows stays as it is. Banks escape twice (`&amp;#x27;`), so
 * what looks like a reference after the first pass is read a second time.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  const once = decodeOnce(text)
  return once === text ? text : decodeOnce(once)
}

function decodeOnce(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,6}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(String(name)) ?? whole
    return character(decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)) ?? whole
  })
}

function character(code: number): string | null {
  const printable = code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return printable ? String.fromCodePoint(code) : null
}
