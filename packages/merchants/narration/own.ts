/** Lines by which the bank speaks of itself: interest, charges, balances. They name no merchant. */
import type { Kind } from '../types.ts'

const setOf = (text: string) => new Set(text.trim().split(/\s+/))
const interest = setOf(
  `
    interest int zinsen zins habenzinsen sollzinsen zinsabrechnung zinsertrag zinsgutschrift interet
    interets interes intereses interessi rente odsetki juros dividend`,
)
const fee = setOf(`
    fee fees charge charges chrg chrge chrgs chg chgs surcharge penalty commission comm gebuhr gebuhren
    entgelt entgeltabschluss kontofuhrung frais cotisation comision comisiones commissione commissioni
    canone kosten oplata prowizja iof markup amc gst cgst sgst igst bijdrage abschluss
    rechnungsabschluss kontoabschluss provision tarif`)
/** May stand beside the words above in a line of the bank. */
const beside = setOf(`
    earned paid credit credited debit debited capitalised capitalized payment received for the of to
    from on in per period through annual percentage yield apy is sb savings saving account acct a c fd
    deposit term monthly annual quarterly yearly half service maintenance bank card atm sms alert chq
    cheque return returned bounce min minimum balance mab qab avg non maint overdraft od late foreign
    transaction txn intl international cash advance wire transfer overlimit processing renewal joining
    membership ihre ihr der des fur fuer quartal monat jahr haben soll konto tenue de compte sur agios
    trimestriels commissions d intervention cuenta mantenimiento abono liquidacion cuentas competenze
    bollo imposta di conto corrente betaalrekening gebruik van het monthend recurring daily credited cr
    dr auto redeem prin and neft imps upi rtgs nsf insufficient funds item purchase adjustment rate
    settlement monthly plan plus taxes tax new issue reissue statement rtn rtd chqbk book mcc debitcard
    visa mastercard a conv currency conversion ccy out usage other membership due activity waived waiver checking free paper copy stop image express reversal trimestre
    mensuelle annuelle mensual anual mensile annuale kort konto manad carte`)

export function ofTheBank(words: readonly string[]): Kind | null {
  if (
    words.length === 0 ||
    !words.every((word) => interest.has(word) || fee.has(word) || beside.has(word) || /^\d/.test(word))
  )
    return null
  if (words.some((word) => fee.has(word))) return 'fee'
  return words.some((word) => interest.has(word)) ? 'interest' : null
}
