import { doubleByteProfiles, singleByteProfiles } from './encodings.ts'

export interface DecodedText {
  text: string
  /** WHATWG label. */
  encoding: string
}

export interface DecodeHints {
  /** What the file says about itself (XML declaration, OFX header). */
  declared?: string | null
  /** BCP 47 locale of the person: decides between encodings that explain the bytes equally well. */
  locale?: string | undefined
  /** The person's own answer; decides. */
  answer?: string | undefined
}

/**
 * Decodes by evidence, in this order: byte order mark, UTF-16 seen by its zero bytes, strict UTF-8, the file's own declaration,
 * then the encoding whose language explains most of the letters beyond ASCII.
 */
export function decodeText(bytes: Uint8Array, hints: DecodeHints = {}): DecodedText {
  const answered = hints.answer === undefined ? null : decodeAs(bytes, hints.answer)
  const decoded =
    answered ??
    byMark(bytes) ??
    utf16ByZeros(bytes) ??
    strictly(bytes, 'utf-8') ??
    mostlyUtf8(bytes) ??
    byDeclaration(bytes, hints.declared) ??
    byLanguage(bytes, hints.locale)
  const { text, encoding } = decoded
  // Some banks pad fixed fields with NUL, which is no character of any text. By runs: a file may be nothing else.
  return { text: text.includes('\u0000') ? text.replaceAll(/\u0000+/g, '') : text, encoding }
}

function decodeAs(bytes: Uint8Array, label: string): DecodedText | null {
  try {
    const decoder = new TextDecoder(label)
    return { text: decoder.decode(bytes), encoding: decoder.encoding }
  } catch {
    return null
  }
}

function strictly(bytes: Uint8Array, label: string): DecodedText | null {
  try {
    const decoder = new TextDecoder(label, { fatal: true })
    return { text: decoder.decode(bytes), encoding: decoder.encoding }
  } catch {
    return null
  }
}

function byMark(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'utf-8')
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le')
  return a === 0xfe && b === 0xff ? decodeAs(bytes, 'utf-16be') : null
}

/** Digits and separators of a statement have a zero byte beside them in UTF-16, always on the same side. */
function utf16ByZeros(bytes: Uint8Array): DecodedText | null {
  const length = Math.min(bytes.length, 8_192) & ~1
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.2 && even < pairs * 0.02) return decodeAs(bytes, 'utf-16le')
  return even > pairs * 0.2 && odd < pairs * 0.02 ? decodeAs(bytes, 'utf-16be') : null
}

/** UTF-8 with a few broken bytes (a name cut in the middle of a letter) is still UTF-8. */
function mostlyUtf8(bytes: Uint8Array): DecodedText | null {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('\uFFFD').length - 1
  const sound = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  return sound >= broken * 4 ? { text, encoding: 'utf-8' } : null
}

function byDeclaration(bytes: Uint8Array, declared: string | null | undefined): DecodedText | null {
  if (!declared) return null
  const label = /^125\d$/.test(declared) ? `windows-${declared}` : declared
  // A file that claims UTF-8 or ASCII and is neither has told nothing.
  if (/^(?:utf-?8|us-?ascii|ascii|none)$/i.test(label)) return null
  const decoded = strictly(bytes, label)
  return decoded && !/[\u0080-\u009f]/.test(decoded.text) ? decoded : null
}

/** Longer files are judged by this much of their text beyond ASCII. */
const sampleBytesMax = 262_144

function byLanguage(bytes: Uint8Array, locale: string | undefined): DecodedText {
  const sample = bytes.subarray(0, sampleBytesMax)
  const language = locale?.toLowerCase() ?? ''
  const scored = [
    ...doubleByteProfiles.map(({ encoding, languages, common }) => ({
      encoding,
      languages,
      score: doubleByteScore(sample, encoding, common),
    })),
    ...singleByteProfiles.map(({ encoding, languages, letters }) => ({
      encoding,
      languages,
      score: singleByteScore(sample, encoding, letters),
    })),
  ]
  const preferred = (languages: readonly string[]) =>
    languages.includes(language) || languages.includes(language.slice(0, 2))
  const hinted = scored.map(({ encoding, languages, score }) => ({
    encoding,
    score: score + (preferred(languages) ? 0.1 : 0),
  }))
  const best = hinted.reduce((a, b) => (b.score > a.score ? b : a), { encoding: 'windows-1252', score: 0 })
  return decodeAs(bytes, best.encoding) ?? { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
}

/** Share of the characters beyond ASCII that this script really uses, standing in runs as its words do. */
function doubleByteScore(bytes: Uint8Array, encoding: string, common: RegExp): number {
  const text = strictly(bytes, encoding)?.text ?? strictly(withoutCutEnd(bytes), encoding)?.text
  if (text === undefined) return 0
  const beyond = [...text].filter((character) => character > '\u007f')
  const usual = beyond.filter((character) => common.test(character))
  const inRuns = text.match(/\P{ASCII}{2,}/gu)?.join('').length ?? 0
  if (beyond.length === 0) return 0
  return (usual.length / beyond.length) * (inRuns / beyond.length) * frequent(bytes, encoding)
}

/** Frequent characters come first in these code tables: by their lead bytes, coincidences are spread evenly. */
function frequent(bytes: Uint8Array, encoding: string): number {
  const [low, high] = leadRange.get(encoding) ?? [0x80, 0xff]
  let pairs = 0
  let usual = 0
  for (let index = 0; index < bytes.length - 1; index += 1) {
    const lead = bytes[index] ?? 0
    if (lead < 0x80) continue
    pairs += 1
    if (lead >= low && lead <= high) usual += 1
    index += 1
  }
  return pairs === 0 ? 0 : usual / pairs
}

const leadRange: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['gb18030', [0xa1, 0xd7]],
  ['shift_jis', [0x81, 0x98]],
  ['euc-kr', [0xa1, 0xc8]],
  ['big5', [0xa1, 0xc6]],
  ['euc-jp', [0xa1, 0xcf]],
])

function withoutCutEnd(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.max(bytes.length - 1, 0))
}

/** Best share of letters that one language of the encoding uses; capitals inside words count against it. */
function singleByteScore(bytes: Uint8Array, encoding: string, alphabets: readonly string[]): number {
  const text = decodeAs(bytes, encoding)?.text ?? ''
  const beyond = [...text].filter(
    (character) => character > '\u007f' && !/[\u00a0\u2010-\u2030€£§°«»·´¨]/.test(character),
  )
  if (beyond.length === 0) return 0.5
  // Words of one script: a foreign letter beside an ASCII one is a wrong guess.
  const mixed =
    text.match(/[A-Za-z](?!\p{Script=Latin})\p{L}|(?!\p{Script=Latin})\p{L}[A-Za-z]/gu)?.length ?? 0
  const inside = text.match(/\p{Ll}(?!\p{ASCII})\p{Lu}/gu)?.length ?? 0
  // A lone letter in front of a number is a currency sign in another encoding: Ł925.00 is £925.00.
  const signs = text.match(/(?<!\p{L})(?!\p{ASCII})\p{L}(?=-?\d)/gu)?.length ?? 0
  const shares = alphabets.map((alphabet) => {
    const letters = new Set([...alphabet, ...alphabet.toUpperCase()])
    return beyond.filter((character) => letters.has(character)).length / beyond.length
  })
  return Math.max(...shares) - (inside + mixed + signs) / beyond.length
}
