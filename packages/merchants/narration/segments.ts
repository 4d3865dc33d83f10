/**
 * Indian narrations are rows of segments behind a rail's name: `UPI/DR/4034…/SWIGGY/YESB/swiggy@yb/Payment`,
 * `UPI-SWIGGY-SWIGGY8@YBL-YESB0YBLUPI-4034…-PAYMENT FROM PHONE`, `NEFT CR-HDFC0000001-ACME LTD-…`. Every bank orders them
 * in its own way, so each segment is known by its looks, and the name is the first that looks like nothing else.
 */
import type { Kind, Rail } from '../types.ts'
import { isAddress, readAddress } from './address.ts'
import { isBank } from './banks.ts'
import { noiseOf } from './tokens.ts'

export interface Segments {
  rail: Rail
  kind: Kind
  name: string | null
  note: string | null
  address: string | null
  reference: string | null
  /** A person stands behind the address or the narration says so (P2A). */
  person: boolean
  /** A shop stands behind the address or the narration says so (P2M). */
  shop: boolean
}

const prelude =
  /^(?:(?:to|by) transfer[ -]+|wdl tfr[ -]+|dep tfr[ -]+|(?:rev|ret|refund)[-/ ]+|sent |recd[:-]?|mb[:/ ]+|ib[:/ ]+)*/i
const opening =
  /^(?<rail>upi|upiar|upiab|upi(?:out|in|ret|pay)|upi (?:out|in|mandate|payment|ref)|mmt\/imps|imps|neft|rtgs|nach|ach [cd]|ach-[cd]r?|nach-[cd]r?|nach[ _]?(?:dr|cr)|ecs|bil|inft?|ift|ifn|tpt|ft|ib billpay dr|billpay dr|billpay|bbps|clg|emi|si)(?=[-/*:_ ]|$)/i
const rails: readonly [RegExp, Rail, Kind][] = [
  [/^upi/, 'upi', 'unknown'],
  [/imps/, 'imps', 'transfer'],
  [/^neft/, 'neft', 'transfer'],
  [/^rtgs/, 'rtgs', 'transfer'],
  [/^(?:ach|nach|ecs)/, 'nach', 'direct_debit'],
  [/^(?:bil|ib bill|bbps)/, 'bank', 'purchase'],
  [/^clg/, 'cheque', 'cheque'],
  [/^(?:emi|si)/, 'bank', 'direct_debit'],
  [/./, 'bank', 'transfer'],
]
const marks =
  /^(?:dr|cr|d|c|p2m|p2a|p2p|p2v|mob|out|in|collect|pay|push|onl|online|infti?|bpay|bbps|null|na|n a|neft|imps|rtgs|upi|upi (?:payment|ref|mandate)|ach|txn|trf|tfr|\d{1,2}|ico|ici|axi|sbi|yes|hdf|oid|ref|bil|paid|xx+\d*|ib|mmt|cib|utr|credit|debit|hdfc(?:tp|pe|bl|cc)|netbank.*|mum|benef|beneficiary|self ref)$/i
const reversed = /^(?:rev|ret|refund|reversal|upiret)$/i
const notes =
  /^(?:(?:pay|payment|paying|paymt|payme?n?t?|collect|collection|request|mandate|autopay|money|transfer|order|monthly|merchant|intent|via)\b.*|(?:payment|mandate|execut|generat|verified)\w*.*|paid (?:via|using|from|for)\b.*|sent (?:using|from|via)\b.*|upi(?: .*)?|no remarks?|remarks?|from:?.*ph.*|ok|test|bill ?pay.*|oid.*|add money.*|uberride)$/i

/** Reads a narration of segments; null where it is none. */
export function segmentsOf(line: string): Segments | null {
  const lead = prelude.exec(line)?.[0] ?? ''
  const start = line.slice(lead.length)
  const word = opening.exec(start)?.groups?.['rail']?.toLowerCase()
  if (word === undefined) return null
  const body = start.slice(word.length)
  if (!/[-/*:]/.test(body)) return null
  const [, rail, usual] = rails.find(([looks]) => looks.test(word)) ?? [/./, 'bank', 'transfer']
  const kind = /rev|ret|refund/i.test(lead) || /^(?:upiret)/.test(word) ? 'refund' : usual
  const found: Segments = {
    rail,
    kind,
    name: null,
    note: null,
    address: null,
    reference: null,
    person: false,
    shop: false,
  }
  const texts: string[] = []
  let before: 'reference' | 'text behind it' | null = null
  let noteFirst = word === 'mmt/imps'
  for (const segment of split(body, word)) {
    const part = segment.replace(/^[\s:]+(?:tp ach )?|^tp ach |[\s:-]+$/gi, '')
    if (part === '') continue
    if (isAddress(part)) {
      found.address ??= part.toLowerCase()
      noteFirst ||= before === 'text behind it' && body.startsWith('/')
    } else if (isReference(part)) {
      found.reference = longer(found.reference, part)
      before = texts.length === 0 ? 'reference' : null
      continue
    } else if (/^p2m$/i.test(part)) found.shop = true
    else if (/^p2[ap]$/i.test(part)) found.person = true
    else if (reversed.test(part)) found.kind = 'refund'
    else if (!marks.test(part) && !isBank(part)) {
      texts.push(part)
      before = before === 'reference' ? 'text behind it' : null
      continue
    }
    before = null
  }
  name(found, texts, noteFirst)
  return found
}

/** HDFC parts with dashes, and a dash may stand in an address; where there are strokes they part. */
function split(body: string, rail: string): string[] {
  if ((body.match(/\//g)?.length ?? 0) >= 2 || /^ ?\//.test(body)) return body.split('/')
  if (body.includes('*')) return body.split(/[*/]/)
  const parts = body.split(rail.startsWith('upi') ? /-/ : /-|\/|:(?!\d)/)
  const at = parts.findIndex((part) => part.includes('@'))
  const named = parts.findIndex((part) => part.trim() !== '' && !marks.test(part) && !reversed.test(part))
  if (at <= named + 1) return parts
  // `ZOMATO-ZOMATO-ORDER@PAYTM-…`: all behind the name up to the sign is the address.
  return [...parts.slice(0, named + 1), parts.slice(named + 1, at + 1).join('-'), ...parts.slice(at + 1)]
}

/** `noteFirst`: a single text straight before the address may be the payer's note (ICICI). */
function name(found: Segments, texts: readonly string[], noteFirst: boolean): void {
  const address = found.address === null ? null : readAddress(found.address)
  found.person ||= address?.person ?? false
  found.shop ||= address?.shop ?? false
  const named = texts.filter((text) => !notes.test(text) && !(address?.shop && serviceName.test(text)))
  // ICICI's `MMT/IMPS/ref/note/name/bank`.
  const [first, ...others] = found.rail === 'imps' && noteFirst ? named.toReversed() : named
  const rest = others.length === 0 ? null : others.join(', ')
  const ofAddress = address?.name ?? null
  if (first !== undefined && !(noteFirst && ofAddress !== null && !alike(first, ofAddress))) {
    found.name = first
    found.note = rest
  } else {
    found.name = ofAddress
    found.note = first ?? null
  }
}

/** Printed as the name of shops that are known by a service's sticker alone. */
const serviceName = /^(?:bharatpe|paytm|phonepe|google ?pay|gpay|merchant|upi|q\d+)(?: merchants?)?$/i

function alike(name: string, address: string): boolean {
  const squeeze = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '')
  const [a, b] = [squeeze(name), squeeze(address)]
  return a !== '' && (b.includes(a.slice(0, 5)) || a.includes(b.slice(0, 5)))
}

function isReference(part: string): boolean {
  const words = part.split(/[\s:]+/)
  return words.every((word) => noiseOf(word) !== null || /^[a-z]{0,6}\d{6,}/i.test(word))
}

function longer(one: string | null, other: string): string {
  return one === null || other.length > one.length ? other : one
}
