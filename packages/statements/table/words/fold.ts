/** Lower case, no accents, no punctuation, single spaces: the form in which words of statements are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  const plain = /[^\x00-\x7f]/.test(lower) ? unaccented(lower) : lower
  return plain
    .replace(/[^\p{L}\p{N}\p{M}+/-]+/gu, ' ')
    .replace(/[/-](?=.)|(?<=.)[/-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
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
