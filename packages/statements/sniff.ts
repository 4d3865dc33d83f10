/** What a file is, told by its bytes; its name is never asked. */
export type BytesKind = 'pdf' | 'zip' | 'cfb' | 'biff' | 'binary' | 'text'

export function sniffBytes(bytes: Uint8Array): BytesKind {
  const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip'
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'cfb'
  if (starts(0x09, 0x08) || starts(0x09, 0x04) || starts(0x09, 0x02)) return 'biff'
  // The header of a PDF may stand anywhere in its first kilobyte.
  if (latin(bytes.subarray(0, 1_024)).includes('%PDF-')) return 'pdf'
  return isBinary(bytes) ? 'binary' : 'text'
}

/** Bytes below 32 that no text has; UTF-16 is full of zeros, so these are not counted. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_192)
  const odd = sample.filter(
    (byte) => byte !== 0 && byte < 32 && !(byte >= 7 && byte <= 13) && byte !== 26 && byte !== 27,
  ).length
  return odd > sample.length * 0.05
}

export type OfficeKind = 'workbook' | 'encrypted_workbook' | 'other'

/** An Office compound file: by the stream names in its directory, and by the FILEPASS record of an encrypted BIFF workbook. */
export function sniffOffice(bytes: Uint8Array): OfficeKind {
  if (includesUtf16(bytes, 'EncryptedPackage')) return 'encrypted_workbook'
  if (!includesUtf16(bytes, 'Workbook') && !includesUtf16(bytes, 'Book')) return 'other'
  return hasFilePass(bytes) ? 'encrypted_workbook' : 'workbook'
}

function includesUtf16(bytes: Uint8Array, word: string): boolean {
  return latin(bytes).includes([...word].map((letter) => `${letter}\u0000`).join(''))
}

const beginOfFile = 0x0809
const filePass = 0x002f

/** BIFF records are (type, length, data); FILEPASS comes within the first few after BOF. */
function hasFilePass(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let sector = 512; sector + 8 < bytes.length; sector += 64) {
    if (view.getUint16(sector, true) !== beginOfFile || ![8, 16].includes(view.getUint16(sector + 2, true)))
      continue
    let offset = sector
    for (let record = 0; record < 12 && offset + 4 < bytes.length; record += 1) {
      if (view.getUint16(offset, true) === filePass) return true
      offset += 4 + view.getUint16(offset + 2, true)
    }
  }
  return false
}

export type TextKind =
  | 'ofx'
  | 'qif'
  | 'mt940'
  | 'bai2'
  | 'camt'
  | 'aa'
  | 'xml'
  | 'spreadsheet'
  | 'html'
  | 'json'
  | 'other'

const headChars = 4_096

export function sniffText(text: string): TextKind {
  const head = text.slice(0, headChars).replace(/^[\s\uFEFF\p{Cc}]+/u, '')
  if (/^OFXHEADER|<OFX[\s>]|<\?OFX/i.test(head)) return 'ofx'
  if (/^!(?:Type|Account|Option|Clear)\b/i.test(head) || looksLikeQif(head)) return 'qif'
  if (/^(?:\{1:[^}]*\}|:20:)/.test(head) || looksLikeSwift(text)) return 'mt940'
  if (/^01,[^,\n]*,[^,\n]*,\d{6}(?:\d\d)?,/.test(head)) return 'bai2'
  if (head.startsWith('<')) return markupKind(head)
  return /^[{[]/.test(head) ? 'json' : 'other'
}

/** QIF without its section header: records of lettered lines that end with a caret. */
function looksLikeQif(head: string): boolean {
  return /^(?:[A-Z$%].*\r?\n){2,12}\^/.test(head) && /^D\s*\d/m.test(head) && /^[TU]\s*[-+\d]/m.test(head)
}

function looksLikeSwift(text: string): boolean {
  const head = text.slice(0, headChars * 4)
  const tags = new Set(head.match(/^:(?:20|25P?|28C?|60[FM]|61|62[FM]|86|34F):/gm))
  return tags.size >= 3
}

function markupKind(head: string): TextKind {
  if (/^<!DOCTYPE\s+html|<html[\s>]|<table[\s>]/i.test(head)) return 'html'
  if (/urn:schemas-microsoft-com:office:spreadsheet|<(?:ss:)?Workbook[\s>]/.test(head)) return 'spreadsheet'
  if (/camt\.05[234]|<(?:\w+:)?BkToCstmr/.test(head)) return 'camt'
  if (/rebit\.org\.in|<(?:\w+:)?Account\s[^>]*(?:linkedAccRef|maskedAccNumber)/.test(head)) return 'aa'
  return 'xml'
}

/** What a file declares about its own encoding, in ASCII, near its start. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = latin(bytes.subarray(0, 1_024))
  const xml = /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
  const html = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  const ofxCharset = /CHARSET:\s*([\w-]+)/i.exec(head)?.[1]
  return xml ?? html ?? (ofxCharset?.toUpperCase() === 'NONE' ? null : ofxCharset) ?? null
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
