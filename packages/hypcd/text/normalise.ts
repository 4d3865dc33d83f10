/**
 * What a narration says, without what only this one payment has: letter case, accents, invisible characters, references. Two
 * payments to one merchant should read the same here; two merchants should not.
 */
export const lengthMax = 200

/** Control characters, soft hyphens, zero-width characters and direction marks: nothing that can be read. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]+/gu
const marks = /\p{M}+/gu
/** Behind the end of a shop's domain name follow references of the order: `amazon.co.ukqk09p1zy5`. */
const afterDomain =
  /(\.(?:co|org|ac|gov)\.(?:uk|in|nz|za|jp))(?=[a-z0-9]).*$|(\.(?:com|net|org|de|fr|es|it|nl|in))(?=[a-z]*\d).*$/

const printable = /^[\x20-\x7e]*$/
const blanks = / {2,}/g

/** Lower case, compatibility forms and accents folded, one space between words, at most `lengthMax` characters. */
export function foldText(text: string): string {
  // A megabyte of narration must not cost a megabyte of work; folding may shorten, so it starts from a bit more.
  const start = text.slice(0, 4 * lengthMax)
  if (printable.test(start)) return start.toLowerCase().replace(blanks, ' ').trim().slice(0, lengthMax)
  const folded = start.normalize('NFKD').replace(marks, '').replace(invisible, ' ').toLowerCase()
  return folded.replace(/\s+/g, ' ').trim().slice(0, lengthMax)
}

/** `foldText` without references: words with two digits or more go, other digits read 0. Never empty where the text is not. */
export function normaliseText(text: string): string {
  return normaliseFolded(foldText(text))
}

/** `normaliseText` of a text that is folded already. */
export function normaliseFolded(folded: string): string {
  const named = folded.replace(afterDomain, '$1$2')
  const words = named.split(' ').filter((word) => !isReference(word))
  return words.join(' ').replace(/\d+/g, '0') || folded.replace(/\d+/g, '0')
}

function isReference(word: string): boolean {
  if (word.length < 4) return false
  let digits = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit >= 48 && unit <= 57) digits++
  }
  return digits >= 2
}

/** Its words, without punctuation. Scripts that write no spaces give runs of letters. */
export function wordsOf(normalised: string): string[] {
  return normalised.match(/[\p{L}\p{N}&']+/gu) ?? []
}
