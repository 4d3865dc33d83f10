/**
 * Narrations are hostile text: megabytes, emoji, marks that turn the reading direction, NULs. Here they become one short
 * line, and words of it become plain lower-case letters and digits. Every step is linear, and bounded by `charactersMax`.
 */

/** Statement lines have a few hundred characters; what follows is never read. */
export const charactersMax = 1_000

const printable = /^[\x20-\x7e]*$/
/** Joiners, direction marks, soft hyphens, variation selectors: they hide inside words. */
const invisible = /[\p{Cf}\u034f\ufe00-\ufe0f]/gu
const gaps = /[\p{Z}\p{Cc}\p{Co}\p{Cs}\p{Cn}]+/gu

/** One line of at most `charactersMax` characters, without controls and invisible marks, blanks single. */
export function oneLine(text: string): string {
  const head = text.length > charactersMax ? text.slice(0, charactersMax) : text
  if (printable.test(head)) return head.includes('  ') ? head.replace(/ {2,}/g, ' ').trim() : head.trim()
  return head.normalize('NFKC').slice(0, charactersMax).replace(invisible, '').replace(gaps, ' ').trim()
}

const lettersOfOwn: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}
const apostrophes = /['’‘`´ʼ]/g
const plainWord = /^[a-z0-9]*$/

/** Lower case, without accents and apostrophes: `L'Étoile` is `letoile`, `McDonald’s` is `mcdonalds`. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (plainWord.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(apostrophes, '')
    .replace(/[ßæœøđðþłı]/g, (letter) => lettersOfOwn[letter] ?? letter)
}

const plainWords = /^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/

/** The folded words of a text: runs of letters and digits. `AMZN.COM/BILL WA` is amzn, com, bill, wa. */
export function foldedWords(text: string): string[] {
  if (plainWords.test(text)) return text === '' ? [] : text.split(' ')
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}
