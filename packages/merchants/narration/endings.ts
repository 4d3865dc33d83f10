/** What banks and terminals write behind a name: from there on it is reference, date or place. */
import { foldedWords } from './text.ts'
import type { Token } from './tokens.ts'

/** End the name wherever they stand behind its first word. */
const always = `
  id emetteur, direct debit, standing order, faster payment, lastschrift, ech, web, ref, reference, referenz, refnr, mandate, mandat, mandaat, mandatsref, ppd,
  ccd, web id, web pmts, indn, co id, cr id, des, id nbr, id no, tel id, arn, rrn, utr, txn id,
  order id, orderid, cust id, kundennummer, kundennr, kd nr, kdnr, rechnungsnr, vertragsnr, invoice no,
  inv no, factura, fattura, factuur, value date, valuta, effective date, transaction date, card no,
  card number, card ending, carte no, kartennr, karte nr, folgenr, verfalld, debitk, kfn, pasnr, pas,
  terminal, term, tid, mid, help uber, g co, helppay, amzn com bill, bill wa, recurring, purchase,
  pos merchandise, miscellaneous payments, electronic funds transfer, merchandise, exchange rate, rate,
  fx rate, incl, inkl, sagt danke, dankt, danke, merci, vous remercie, foreign currency, usd, eur, gbp,
  inr, chf, sgd, pln, value, bcc, cns, dcc, s c, sc`
/** End the name where a number follows. */
const beforeNumber = `
  store, store no, st, stores, shop, shop no, fil, filiale, nr, no, num, branch, outlet, unit, on, cd,
  card, carte, karte, id, t, k, vj, um, le, du, el, dt, vom, the, fecha, data, at, ut, cb, x, xx, xxxx,
  ga, mcc, tarj, nota, fac, inv, vd, og, bg, mc`

interface Ending {
  words: readonly string[]
  number: boolean
}

const byFirstWord = new Map<string, Ending[]>()
for (const [phrases, number] of [
  [always, false],
  [beforeNumber, true],
] as const) {
  for (const phrase of phrases.split(',')) {
    const words = foldedWords(phrase)
    const [first = ''] = words
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, number }])
  }
}

/** Whether the name in front of token `at` is over there; at 0 only a phrase of several words says so. */
export function endsAt(tokens: readonly Token[], at: number): boolean {
  const endings = byFirstWord.get(tokens[at]?.text ?? '')
  if (!endings) return false
  return endings.some(({ words, number }) => {
    // A single word may be a name's first, unless nothing but numbers follows.
    if (at === 0 && words.length === 1 && tokens[1] && tokens[1].noise === null) return false
    if (!words.every((word, offset) => tokens[at + offset]?.text === word)) return false
    const next = tokens[at + words.length]
    return !number || (next !== undefined && next.noise !== null)
  })
}
