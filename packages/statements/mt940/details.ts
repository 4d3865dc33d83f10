import { plain } from '../text/lines.ts'

/** What field 86 (or a bank's own :NS:) tells about a movement. */
export interface Details {
  description: string
  counterparty: string | null
  reference: string | null
  /** The bank's transaction code: a German GVC, a `TRTP`, the printed booking text. */
  category: string | null
}

/** Reads field 86 in the dialects of DFÜ (`166?00…?20…`), SEPA slash codes (`/NAME/…/REMI/…`) or plain words. */
export function readDetails(value: string): Details {
  return germanDetails(value) ?? slashDetails(value) ?? { ...nothing, description: plain(value) }
}

const nothing: Details = { description: '', counterparty: null, reference: null, category: null }

/** Three digits of transaction code, a separator of the bank's choice, then two-digit sub-fields cut at 27 characters. */
function germanDetails(value: string): Details | null {
  const head = /^\s*(\d{3})\s*([^\w\s/.,])(?=[\s\S]?\d\d)/.exec(value)
  const separator = head?.[2]
  if (!head || separator === undefined) return null
  // A line break inside is only where 65 characters were full.
  const parts = value
    .slice(head[0].length - 1)
    .replaceAll('\n', '')
    .split(separator)
    .slice(1)
  const subfields = new Map<string, string>()
  for (const part of parts) {
    const match = /^(\d\d)(.*)$/.exec(part)
    if (match) subfields.set(match[1] ?? '', match[2] ?? '')
  }
  if (subfields.size === 0) return null
  const purpose = joined(subfields, [
    '20',
    '21',
    '22',
    '23',
    '24',
    '25',
    '26',
    '27',
    '28',
    '29',
    '60',
    '61',
    '62',
    '63',
    '64',
    '65',
  ])
  const name = plain(`${subfields.get('32') ?? ''}${subfields.get('33') ?? ''}`) || null
  const booking = plain(subfields.get('00') ?? '')
  const sepa = sepaParts(purpose)
  return {
    description: plain([name, sepa.get('SVWZ') ?? sepaFree(purpose)].filter(Boolean).join(' ')) || booking,
    counterparty: name ?? sepa.get('ABWA') ?? null,
    reference: provided(sepa.get('EREF')) ?? provided(sepa.get('KREF')),
    category: booking || head[1] || null,
  }
}

/** SEPA's word for a reference that nobody gave. */
function provided(reference: string | undefined): string | null {
  return reference === undefined || reference === 'NOTPROVIDED' ? null : reference
}

/** A sub-field that fills its 27 characters runs on into the next one; a shorter one ends a word. */
function joined(subfields: ReadonlyMap<string, string>, names: readonly string[]): string {
  let text = ''
  for (const name of names) {
    const part = subfields.get(name)
    if (part !== undefined) text += part.length >= 27 ? part : `${part} `
  }
  return text
}

const sepaMark = /(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|COAM|OAMT|PURP|RREF|ULTC|ULTD|ULTB)\+/

function sepaParts(purpose: string): Map<string, string> {
  const pieces = purpose.split(sepaMark)
  const parts = new Map<string, string>()
  for (let index = 1; index < pieces.length; index += 2)
    parts.set(pieces[index] ?? '', plain(pieces[index + 1] ?? ''))
  return parts
}

function sepaFree(purpose: string): string {
  return plain(purpose.replace(new RegExp(sepaMark, 'g'), ' '))
}

const slashCodes =
  /\/(TRTP|IBAN|BIC|NAME|REMI|EREF|BENM|ORDP|CSID|MARF|ISDT|RTRN|RTYP|PREF|SVCL|ADDR|ID|CNTP|PURP|ULTB|ULTD|ULTC|KREF|TRCD|PY|PT|ACCW|OCMT|CHGS|IACC|EXCH|INIT|BUSP|CREF|MREF)\//

function slashDetails(value: string): Details | null {
  const text = value.replaceAll('\n', '').trim()
  if (!text.startsWith('/') || !slashCodes.test(text.slice(0, 8))) return null
  const pieces = text.split(slashCodes)
  const parts = new Map<string, string>()
  for (let index = 1; index < pieces.length; index += 2) {
    const content = plain(pieces[index + 1] ?? '')
    if (content !== '' && !parts.has(pieces[index] ?? '')) parts.set(pieces[index] ?? '', content)
  }
  // Rabobank's `/CNTP/account/bic/name/city///`: the third part is the name.
  const counterparty = parts.get('NAME') ?? parts.get('CNTP')?.split('/')[2] ?? null
  const words = parts.get('REMI') ?? parts.get('PY') ?? null
  const known = [counterparty, words?.replace(/^(?:USTD|STRD)\/\//, '')].filter(
    (part) => part !== null && part !== undefined,
  )
  return {
    description: plain(known.join(' ')) || plain(text),
    counterparty: counterparty === '' ? null : counterparty,
    reference: provided(parts.get('EREF')) ?? provided(parts.get('KREF')),
    category: parts.get('TRTP') ?? parts.get('TRCD') ?? null,
  }
}

/** `:NS:` of the older German banks: 01–14 purpose, 15–16 name, 17 booking text, one per line. */
export function readStructuredLines(value: string): Details {
  const parts = value
    .split('\n')
    .map((line) => ({ key: Number(line.slice(0, 2)), text: line.slice(2).trim() }))
  const within = (from: number, to: number) =>
    plain(
      parts
        .filter(({ key, text }) => key >= from && key <= to && text !== '')
        .map(({ text }) => text)
        .join(' '),
    )
  const counterparty = within(15, 16) || null
  return {
    description: plain([counterparty, within(1, 14)].filter(Boolean).join(' ')) || within(17, 17),
    counterparty,
    reference: null,
    category: within(17, 17) || null,
  }
}
