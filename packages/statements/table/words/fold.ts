/** Lower case, no accents, no punctuation, single spaces: the form in which words of statements are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (!/[^\x00-\x7f]/.test(lower)) return foldPlain(lower)
  return unaccented(lower)
    .replace(/[^\p{L}\p{N}\p{M}+/-]+/gu, ' ')
    .replace(/[/-](?=.)|(?<=.)[/-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same for the most words, which are of the English alphabet: one pass, without the tables of all alphabets. */
function foldPlain(lower: string): string {
  return lower === '/' || lower === '-' ? lower : lower.replace(/[^a-z0-9+]+/g, ' ').trim()
}

function unaccented(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/[øö]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/đ/g, 'd')
    .normalize('NFC')
}
