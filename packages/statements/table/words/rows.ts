import { fold } from './fold.ts'

/** Words that tell a row's kind; matched against folded text (lower case, no accents). */

/** Flags of a direction column. */
const flagsIn =
  'c|cr|credit|crdt|cred|k|kreditas|h|haben|in|inflow|income|deposit|paid in|bij|bevetel|jovairas|uznanie|uznania|wplyw|credito|abono|haber|entrada|ingreso|accredito|avere|credit entry|贷|贷 cr|贷方|收入|收|入|入金|입금|存入|转入|приход|зачисление|поступление|кредит|alacak|prijem|kredit|+|credit amount|entree|gutschrift|pano|tulo|insattning|jamo|p|kreedit|money in|receive|received|refund|top up|kovetel|doprava|vklad|ma|кт|кр|payment in|transfer in|jama|masuk|надходження|прибуток|зарахування|存'
const flagsOut =
  'd|dr|debit|dbit|deb|debetas|s|soll|out|outflow|expense|withdrawal|paid out|af|kiadas|terheles|obciazenie|obciazenia|wydatek|debito|cargo|debe|saida|gasto|addebito|dare|debit entry|借|借 dr|借方|支出|支|付|出|出金|출금|取出|转出|расход|списание|дебет|borc|vydaj|debet|-|debit amount|sortie|lastschrift|belastung|otto|meno|uttag|deebet|money out|send|sent|spend|charge|tartozik|vyber|check|payment out|transfer out|db|dbt|wn|дт|дб|naame|nikasi|keluar|видаток|витрати|списання|取'
/** Money that is neither earned nor spent: the wallet's own transfers, as Alipay and WeChat flag them. */
const flagsNeutral = '/|不计收支|其他|中性交易|neutral|不計收支|其它'

/** What only a purchase or a withdrawal says. */
const spending =
  'purchase|pos|card payment|atm|cash withdrawal|cash advance|withdrawal|contactless|visa debit|debit card|kartenzahlung|lastschrift|bankomat|geldautomat|bargeldauszahlung|auszahlung|kauf|compra|achat|retrait|prelevement|prlv|carte|paiement par carte|pinbetaling|betaalautomaat|geldautomaat|geldopname|incasso|acquisto|prelievo|pagamento pos|zakup|platnosc karta|wyplata z bankomatu|nakup|vyber z bankomatu|vasarlas|keszpenzfelvetel|dankort|visa kob|kob|kortkop|varekjop|visa varekjop|korttiosto|kateisnosto|uttag|oplata|покупка|оплата|снятие|выдача наличных|消费|刷卡|取款|支出|取现|購入|引出|출금|결제|harcama|alisveris|pos harcama|pirkinys|pirkums|ost|compra con tarjeta|compra com cartao|saque|reintegro|fuel|sale|sales|service fee|annual fee|late fee|finance charge|membership fee|subscription'
/** What only money coming in says, on a bank account as on a card. */
const earning =
  'salary|payroll|interest earned|interest paid to you|interest credit|credit interest|dividend|refund|cashback|cash back|reversal|deposit|direct deposit|gehalt|lohn|einzahlung|gutschrift|erstattung|zinsen haben|salaire|virement recu|vir recu|remboursement|nomina|salario|devolucion|abono|stipendio|accredito|bonifico a vostro favore|salarios|proventos|deposito|pensao|wynagrodzenie|wplata|plat|vyplata mzdy|fizetes|lon|lonn|palkka|зарплата|зачисление|возврат|代发|工资|利息|退款|还款|给与|給与|給料|振込入金|급여|이자|maas|atlyginimas|uzmokestis|paid in|credit voucher|vendorpymt|return|merchandise return'
/** What a card statement calls the holder's own payment towards the bill. */
const repaying =
  'payment received|payment thank you|thank you|autopay|automatic payment|payment from|online payment|mobile payment|e payment|bill payment received|direct debit payment|payment internet|internet payment received|bbps payment|paiement recu|zahlung erhalten|zahlungseingang|ausgleich|pago recibido|pago tarjeta gracias|su pago|pagamento recebido|pagamento efetuado|betaling ontvangen|还款|自动还款|ご入金|payment credit|payment accepted|splata karty|platba dekujeme|innbetaling|inbetalning|indbetaling'

/** What a card's statement says of money it received; no bank account says it of money it sent. */
const received =
  'payment received|payment thank you|thank you|paiement recu|zahlung erhalten|pago recibido|su pago gracias|pagamento recebido|betaling ontvangen|pagamento ricevuto|ご入金ありがとう'

const opening =
  'opening balance|beginning balance|starting balance|balance brought forward|brought forward|balance b f|balance bf|b f balance|bf balance|b f|balance b fwd|bal b f|balance brought fwd|previous balance|balance forward|start balance|balance at start of period|balance at beginning of period|initial balance|opening bal|anfangssaldo|anfangsbestand|saldovortrag|alter saldo|alter kontostand|kontostand am anfang|ancien solde|solde initial|ancien solde crediteur|ancien solde debiteur|solde precedent|solde en debut de periode|saldo anterior|saldo inicial|saldo iniziale|saldo precedente|saldo dnia poprzedniego|saldo poczatkowe|pocatecni zustatek|pocatocny zostatok|nyito egyenleg|nyitoegyenleg|beginsaldo|vorig saldo|startsaldo|ingaende saldo|inngaende saldo|primosaldo|alkusaldo|входящий остаток|остаток на начало|остаток на начало периода|баланс на начало периода|期初余额|上期余额|承前页|前期繰越|繰越残高|繰越|전월이월|devreden bakiye|likutis pradzioje|pradinis likutis|sakuma atlikums|algsaldo|sold initial|pocetno stanje|solde anterieur|opening ledger balance|account opening balance|last statement balance'
const closing =
  'closing balance|ending balance|balance carried forward|carried forward|balance c f|balance cf|c f balance|cf balance|c f|balance c fwd|bal c f|balance carried fwd|end balance|final balance|balance at end of period|current balance|available balance|ledger balance|statement balance|closing bal|balance|total balance|endsaldo|endbestand|neuer saldo|neuer kontostand|kontostand|saldo|aktueller kontostand|saldo per|solde|nouveau solde|solde final|solde crediteur|solde debiteur|nouveau solde crediteur|nouveau solde debiteur|solde en fin de periode|saldo final|saldo actual|saldo disponible|saldo finale|saldo contabile|saldo do dia|saldo total|saldo total disponivel|saldo total disponivel dia|saldo parcial|saldo diario|saldo giornaliero|tagessaldo|solde du jour|daily balance|saldo atual|saldo disponivel|saldo koncowe|saldo dostepne|konecny zustatek|zustatek|konecny zostatok|zaro egyenleg|zaroegyenleg|egyenleg|eindsaldo|nieuw saldo|utgaende saldo|utgaende balanse|ultimosaldo|loppusaldo|исходящий остаток|остаток на конец|остаток на конец периода|баланс на конец периода|остаток|期末余额|本期余额|余额|当前余额|残高|次期繰越|잔액|bakiye|kapanis bakiyesi|likutis|likutis pabaigoje|galutinis likutis|beigu atlikums|loppsaldo|sold final|krajnje stanje|zavrsno stanje|closing ledger balance|outstanding balance|total outstanding|balance as of|balance as at|balance on'
const totals =
  'total|totals|transactions total|total transactions|subtotal|sub total|grand total|sum|turnover|total debit|total credit|total debits|total credits|total withdrawals|total deposits|net total|total amount|page total|summe|gesamt|gesamtsumme|zwischensumme|umsatz gesamt|totaal|totale|total general|totales|totais|total geral|suma|razem|celkem|spolu|osszesen|mindosszesen|итого|всего|合计|总计|小计|共计|合計|小計|합계|소계|toplam|genel toplam|yhteensa|summa|i alt|ialt|sammanlagt|totalt|is viso|apyvarta|kopa|kokku|kaive|apgrozijums|sous total|total des operations|ukupno|synolo|statement summary|statement totals|transaction total|soucet|obrat celkem|obroty'

/** Not booked: refused, failed, taken back before it reached the account. */
const failed =
  'failed|failure|fail|declined|rejected|cancelled|canceled|void|voided|denied|expired|reverted|unsuccessful|abgelehnt|storniert|abgebrochen|refuse|echoue|annule|rechazado|rechazada|cancelado|cancelada|rifiutato|annullato|recusado|odrzucona|odrzucono|anulowana|zamitnuto|zruseno|elutasitva|ошибка|отклонено|отклонена|отменено|отменена|失败|交易失败|支付失败|已撤销|已取消|失敗|取消|실패|취소|reddedildi|iptal|nepavyko|atmesta|afvist|avvisad|avvist|hylatty|inactive|blocked|geweigerd|geannuleerd|rifiutata|annullata|verworfen|zuruckgewiesen|returned|unpaid|bounced|refused|not completed|anulado|annulee|rechazo'
/** Seen by the bank, not yet final. */
const pending =
  'pending|processing|in progress|authorized|authorised|authorization|outstanding|unposted|not posted|uncleared|vorgemerkt|vorgemerkte|offen|noch nicht gebucht|ausstehend|en attente|en cours|a venir|pendiente|in attesa|pendente|non contabilizzato|w toku|oczekujaca|zablokowana|cekajici|rezervace|blokace|fuggo|zarolt|в обработке|hold|ожидание|заблокировано|处理中|等待付款|待入账|未入账|処理中|未確定|대기|beklemede|provizyon|reserverad|reserveret|reservert|varaus|varattu|gereserveerd|in behandeling|rezervuota|booking pending|due'

/** A file about a card: columns or lines in front of the table. */
const card =
  'credit card|creditcard|card number|kreditkarte|carte de credit|tarjeta de credito|tarjeta|carta di credito|cartao de credito|creditkaart|kreditkort|karta kredytowa|kreditni karta|hitelkartya|кредитная карта|信用卡|账单明细|クレジット|신용카드|kredi karti|luottokortti|mastercard|amex|american express|card statement|card member|cardmember'

function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split('|').map(fold))
}

export const flagWords = { in: wordSet(flagsIn), out: wordSet(flagsOut), neutral: wordSet(flagsNeutral) }
export const rowWords = { opening: wordSet(opening), closing: wordSet(closing), totals: wordSet(totals) }
export const statusWords = { failed: wordSet(failed), pending: wordSet(pending) }

/** Whole words or phrases anywhere in a text; ideographs need no word boundary. */
function anywhere(list: string): RegExp {
  const latin: string[] = []
  const other: string[] = []
  for (const word of list.split('|').map(fold)) (/[^\x20-\x7e]/.test(word) ? other : latin).push(word)
  const dense = other.filter((word) => /[\u2e80-\u9fff\uac00-\ud7af\u3040-\u30ff]/.test(word))
  const spaced = [...latin, ...other.filter((word) => !dense.includes(word))].sort(
    (a, b) => b.length - a.length,
  )
  const parts = [`(?<![\\p{L}\\p{N}])(?:${spaced.join('|')})(?![\\p{L}\\p{N}])`, ...dense]
  return new RegExp(parts.join('|'), 'u')
}

/** The whole cell of a type column that marks a purchase. */
export const purchaseTypes = wordSet(
  'purchase|sale|card payment|pos purchase|pos|card purchase|kauf|kartenzahlung|achat|compra|aankoop|betaalautomaat|acquisto|zakup|nakup|kop|purchases|消费|購入|ご利用',
)

export const kindPatterns = {
  spending: anywhere(spending),
  earning: anywhere(earning),
  repaying: anywhere(repaying),
  received: anywhere(received),
  card: anywhere(card),
}
