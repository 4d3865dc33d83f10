import { type FileBytes, inMemory, piecesOf } from '../file-bytes.ts'
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
  const encoding = decideEncoding(inMemory(bytes), hints)
  return { text: withoutNul(new TextDecoder(encoding).decode(bytes)), encoding }
}

/** The text of a file piece by piece; no letter is cut in two. */
export function* decodedPieces(file: FileBytes, encoding: string): Generator<string, undefined> {
  for (const text of decoding(file, new TextDecoder(encoding))) yield withoutNul(text)
}

/** The WHATWG label of the encoding, decided as `decodeText` says. */
export function decideEncoding(file: FileBytes, hints: DecodeHints = {}): string {
  const head = file.read(0, Math.min(file.size, utf16SampleBytes))
  return (
    labelOf(hints.answer) ??
    byMark(head) ??
    utf16ByZeros(head) ??
    (holds(file, 'utf-8') || isMostlyUtf8(file) ? 'utf-8' : null) ??
    byDeclaration(file, hints.declared) ??
    byLanguage(sampleOf(file), hints.locale)
  )
}

/** Some banks pad fixed fields with NUL, which is no character of any text. By runs: a file may be nothing else. */
function withoutNul(text: string): string {
  return text.includes('\u0000') ? text.replaceAll(/\u0000+/g, '') : text
}

function* decoding(file: FileBytes, decoder: TextDecoder): Generator<string> {
  for (const bytes of piecesOf(file)) yield decoder.decode(bytes, { stream: true })
  yield decoder.decode()
}

/** Null for a name that no encoding has. */
function labelOf(name: string | undefined): string | null {
  try {
    return name === undefined ? null : new TextDecoder(name).encoding
  } catch {
    return null
  }
}

/** Whether every byte is one of this encoding, and every piece of its text is `sound`. */
function holds(file: FileBytes, label: string, sound = (_piece: string): boolean => true): boolean {
  try {
    for (const piece of decoding(file, new TextDecoder(label, { fatal: true })))
      if (!sound(piece)) return false
    return true
  } catch {
    return false
  }
}

function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

const utf16SampleBytes = 8_192

/** Digits and separators of a statement have a zero byte beside them in UTF-16, always on the same side. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const length = bytes.length & ~1
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.2 && even < pairs * 0.02) return 'utf-16le'
  return even > pairs * 0.2 && odd < pairs * 0.02 ? 'utf-16be' : null
}

/** UTF-8 with a few broken bytes (a name cut in the middle of a letter) is still UTF-8. */
function isMostlyUtf8(file: FileBytes): boolean {
  let broken = 0
  let sound = 0
  for (const piece of decoding(file, new TextDecoder('utf-8'))) {
    broken += piece.split('\uFFFD').length - 1
    sound += piece.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  }
  return sound >= broken * 4
}

function byDeclaration(file: FileBytes, declared: string | null | undefined): string | null {
  if (!declared) return null
  const label = /^125\d$/.test(declared) ? `windows-${declared}` : declared
  // A file that claims UTF-8 or ASCII and is neither has told nothing.
  if (/^(?:utf-?8|us-?ascii|ascii|none)$/i.test(label)) return null
  return holds(file, label, (piece) => !/[\u0080-\u009f]/.test(piece)) ? labelOf(label) : null
}

/** Longer files are judged by this much of their text, from the line of their first letter beyond ASCII on. */
const sampleBytesMax = 262_144

function sampleOf(file: FileBytes): Uint8Array {
  let from = 0
  for (const piece of piecesOf(file)) {
    const beyond = piece.findIndex((byte) => byte > 0x7f)
    if (beyond !== -1) {
      const start = from + piece.lastIndexOf(lineFeed, beyond) + 1
      return file.read(start, Math.min(file.size, start + sampleBytesMax))
    }
    from += piece.length
  }
  return file.read(0, 0)
}

const lineFeed = 10

function byLanguage(sample: Uint8Array, locale: string | undefined): string {
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
  return labelOf(best.encoding) ?? 'utf-8'
}

/** Share of the characters beyond ASCII that this script really uses, standing in runs as its words do. */
function doubleByteScore(bytes: Uint8Array, encoding: string, common: RegExp): number {
  const text = strictly(bytes, encoding) ?? strictly(withoutCutEnd(bytes), encoding)
  if (text === null) return 0
  const beyond = [...text].filter((character) => character > '\u007f')
  const usual = beyond.filter((character) => common.test(character))
  const inRuns = text.match(/\P{ASCII}{2,}/gu)?.join('').length ?? 0
  if (beyond.length === 0) return 0
  return (usual.length / beyond.length) * (inRuns / beyond.length) * frequent(bytes, encoding)
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
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
  const text = labelOf(encoding) === null ? '' : new TextDecoder(encoding).decode(bytes)
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
