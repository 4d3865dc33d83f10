/**
 * Narrations with named parts: SEPA's `EREF+…SVWZ+…`, the Dutch `/NAME/…/REMI/…`, `Naam: … Omschrijving: …`, the American
 * `DES:PAYROLL ID:… INDN:…`. What no label claims is the head.
 */
type Part = 'lead' | 'name' | 'note' | 'reference' | 'entry' | 'owner' | 'ignored'

const labels: Record<string, Part> = {
  'orig co name': 'name',
  'co entry descr': 'entry',
  'orig id': 'ignored',
  'desc date': 'ignored',
  'trace#': 'ignored',
  'co id': 'ignored',
  indn: 'owner',
  'ind id': 'ignored',
  'ind name': 'owner',
  sec: 'ignored',
  des: 'entry',
  id: 'ignored',
  trn: 'ignored',
  eed: 'ignored',
  eref: 'reference',
  kref: 'reference',
  mref: 'ignored',
  cred: 'ignored',
  debt: 'ignored',
  coam: 'ignored',
  oamt: 'ignored',
  svwz: 'note',
  abwa: 'name',
  abwe: 'ignored',
  iban: 'ignored',
  bic: 'ignored',
  ktn: 'ignored',
  blz: 'ignored',
  name: 'name',
  remi: 'note',
  trtp: 'lead',
  marf: 'ignored',
  csid: 'ignored',
  purp: 'ignored',
  naam: 'name',
  omschrijving: 'note',
  kenmerk: 'reference',
  machtiging: 'ignored',
  incassant: 'ignored',
  valutadatum: 'ignored',
  pasvolgnr: 'ignored',
  transactie: 'ignored',
  term: 'ignored',
  'empfanger-kennung': 'ignored',
  'empfänger-kennung': 'ignored',
  zahlungsempfänger: 'name',
  zahlungsempfaenger: 'name',
  zahlungspflichtiger: 'name',
  empfänger: 'name',
  empfaenger: 'name',
  auftraggeber: 'name',
  verwendungszweck: 'note',
  mitteilungen: 'note',
  'gläubiger-id': 'ignored',
  mandatsref: 'ignored',
  mandatsreferenz: 'ignored',
  mandat: 'ignored',
  motif: 'note',
  de: 'name',
  ben: 'name',
  ref: 'reference',
  refdo: 'reference',
  refben: 'reference',
  'n.emetteur': 'ignored',
  provenance: 'ignored',
  ordenante: 'name',
  beneficiario: 'name',
  beneficiaire: 'name',
  bénéficiaire: 'name',
  concepto: 'note',
  causale: 'note',
  ordinante: 'name',
  odbiorca: 'name',
  nadawca: 'name',
  tytuł: 'note',
  tytul: 'note',
  tyt: 'note',
  'remittance info': 'note',
  'client ref id': 'reference',
}
const escaped = Object.keys(labels)
  .toSorted((a, b) => b.length - a.length)
  .map((label) => label.replaceAll('.', '\\.'))
const label = new RegExp(`(?:^|[\\s,;/]|(?<=\\d))(${escaped.join('|')})\\.?(?:\\s?[+:]\\s?|/)`, 'gi')
/** SEPA labels are often glued to the value in front of them: `EREF+RECHNR. 1005MREF+KD02`. */
const glued = /(?<=[A-Za-z0-9])(EREF|MREF|CRED|SVWZ|KREF|ABWA|ABWE|DEBT|IBAN|BIC)\+/g
/** French transfers label without a colon: `VIR SEPA RECU /DE MME DUPONT /MOTIF LOYER /REF 12`. */
const french = / \/(DE|MOTIF|REF|BEN|REFDO|REFBEN) /g
/** `FASTER PAYMENTS RECEIPT REF.RENT FROM J SMITH` */
const british = /^(FASTER PAYMENTS RECEIPT) REF\.? ?(.{0,60}?) FROM (.{1,80})$/i

export interface Fields {
  head: string
  /** The Dutch name of the payment's form: `SEPA OVERBOEKING`. */
  lead: string | null
  name: string | null
  note: string | null
  reference: string | null
  /** The company entry description of an American ACH payment: `PAYROLL`, `AUTOPAY`. */
  entry: string | null
}

export function fieldsOf(line: string): Fields {
  const fields: Fields = { head: line, lead: null, name: null, note: null, reference: null, entry: null }
  const receipt = british.exec(line)
  if (receipt) {
    const [, lead = '', note = '', name = ''] = receipt
    return { ...fields, head: lead, note: note === '' ? null : note, name }
  }
  if (!/[+:/]/.test(line)) return fields
  const parted = line.includes('+') ? line.replace(glued, ' $1+') : line
  const text = parted.includes(' /') ? parted.replace(french, ' $1: ') : parted
  let part: Part | 'head' = 'head'
  let from = 0
  const close = (to: number) => {
    const value = text
      .slice(from, to)
      .replace(/[\s/,;-]+$/, '')
      .trim()
    if (part === 'head') fields.head = value
    else if (part !== 'ignored' && part !== 'owner' && value !== '') fields[part] ??= value
  }
  for (const match of text.matchAll(label)) {
    close(match.index)
    part = labels[match[1]?.toLowerCase() ?? ''] ?? 'ignored'
    from = match.index + match[0].length
  }
  close(text.length)
  return fields
}
