/** Wages, interest and the tax on it, card bills, cash and what the bank itself takes. */
import type { KeywordRule } from './rule.ts'

export const incomeAndBank: readonly KeywordRule[] = [
  {
    category: 'income.tax_refund',
    sign: 1,
    phrases: `
      tax refund, tax ref, itdtax refund, itd tax refund, irs treas 310, irs tax ref, it refund, income tax
      refund, itr refund, steuererstattung, steuererst*, est erstatt*, erstattung finanzamt, remboursement
      impot, devolucion renta, devolucion hacienda, rimborso irpef, belastingteruggave, teruggaaf, tax rfd,
      taxrfd, state tax rfnd, tax rebate, skatteaterbaring, skatteater*, zwrot podatku, zwrot nadplaty
      podatku, devolucion irpf, devolucion aeat`,
  },
  {
    category: 'transfers.card',
    phrases: `
      credit card payment, creditcard payment, credit card pmt, card bill payment, cc payment, cc pymt, cc
      bill, crcardpmt, crd autopay, crd pmt, crd epay, credit crd, cardmember serv, card autopay, cc billpay,
      credit card bill, cr card payment, creditcard*, credit card bill payment, cc autopay, payment received
      thank you, payment thank you, payment by internet, kreditkartenabrechnung, kreditkartenausgleich,
      kreditkarte abrechnung, umsatzabrechnung kreditkarte, kartenabrechnung, kk abrechnung, lastschrift
      kreditkarte, releve carte, debit differe, recibo tarjeta, recibo visa, liquidacion tarjeta, addebito
      carta di credito, saldo carta, carta credito, splata karty, visa bill, amex pymt, internet payment thank
      you, internet payment received, bbps payment received, pmt thank you, billdk cc, betalning kreditkort,
      kreditkortsfaktura, abrechnung kreditkarte`,
  },
  {
    category: 'income.salary',
    sign: 1,
    phrases: `
      salary, salaries, sal cr, sal credit, sal for, monthly sal, neft sal, sal, payroll, direct dep, direct
      deposit, dir dep, paycheck, pay cheque, wages, wage, gehalt, gehaltszahlung, gehalts*, lohn, lohn
      gehalt, bezuge, *gehalt, entgeltabrechnung, salaire, salaires, paie, virement salaire, remuneration,
      nomina, nominas, abono nomina, sueldo, stipendio, stipendi, emolumenti, accredito stipendio, salaris,
      loon, wynagrodzenie, pensja, vencimento, ordenado, lon, lonn, vetan, tankhwah, stipend, reg salary,
      proventos, monthly pay, net pay, bonus payout, commission payroll, lonutbetalning, loneutbetalning,
      entgelt`,
  },
  {
    category: 'business.contractors',
    sign: -1,
    phrases: `salary, payroll, wages, gehaltszahlung, lohnzahlung`,
  },
  {
    category: 'income.interest',
    sign: 1,
    phrases: `
      interest, int pd, int paid, credit interest, sb interest, int cr, interest paid, interest credit,
      interest earned, savings interest, sbint, sb int, fd int, fd interest, int on, zinsen, habenzinsen,
      zinsgutschrift, zinsertrag, zins*, interets, interets crediteurs, intereses, interessi, interessi
      attivi, rente spaar*, creditrente, rentevergoeding, odsetki, vyaj, byaj, cap int, int capitalised, gross
      interest, net interest, apy earned, ranta, ranteintakt, ranteutbetalning, insattningsranta`,
  },
  {
    category: 'income.pension',
    sign: 1,
    phrases: `
      pension, state pension, pension credit, rente, rentenzahlung, altersrente, *rente, retraite, pension
      retraite, pension publica, pensione, pensioen, aow, emerytura, ssa treas, soc sec, social security,
      pensionsmyndigheten, allman pension, tjanstepension`,
  },
  {
    category: 'income.dividends',
    sign: 1,
    phrases: `
      dividend, dividends, div, dividende, dividenden, interim dividend, final dividend, fin div,
      int div, dividendo, dividendi, ausschuttung, dywidenda`,
  },
  {
    category: 'taxes.tds',
    sign: -1,
    phrases: `
      tds, tds deducted, tds on, tax deducted at source, kapitalertragsteuer, kapst, kest,
      abgeltungssteuer, abgeltungsteuer, withholding tax, einbehaltene kest, ritenuta,
      dividendbelasting, bronbelasting, prelevements sociaux`,
  },
  {
    category: 'fees.interest',
    sign: -1,
    phrases: `
      interest charge, interest charged, interest charges, interest on, overdraft interest, od interest, debit
      interest, int coll, int dr, interest, finance charge, purchase interest, cash advance interest,
      sollzinsen, uberziehungszinsen, zinsen, kreditzinsen, interets debiteurs, agios, intereses deudores,
      intereses, interessi passivi, interessi, debetrente, rente, odsetki, dispozinsen, ranta, skuldranta,
      dispositionsranta, kreditranta`,
  },
  {
    category: 'transfers.cash',
    phrases: `
      atm withdrawal, atm wdl, atm cash, atm wd, cash withdrawal, cash wdl, cash at bank, cashpoint,
      bargeldauszahlung, geldautomat, geldautomaat, bargeldabhebung, bargeld, retrait dab, retrait gab,
      reintegro cajero, prelievo bancomat, prelievo atm, wyplata gotowki, self withdrawal, cash deposit, atm
      cash deposit, atm withdrwl, withdrwl, kontantuttag, bankomatuttag, uttag bankomat, uttagsautomat`,
  },
  {
    category: 'fees.exchange',
    phrases: `
      foreign transaction fee, foreign exchange fee, non sterling transaction fee, non sterling purchase fee,
      non sterling cash fee, intl transaction fee, international transaction fee, foreign trans fee, fx fee,
      currency conversion fee, ccy conversion fee, conversion fee, conversion markup, markup fee, dcc fee, fx
      markup, cross currency, auslandseinsatz*, auslandsentgelt, fremdwahrungs*, wahrungsumrechnung*,
      commission change, frais change, comision cambio, comision por cambio, commissione valuta, wisselkoers*,
      forex markup, fcy markup, foreign fee, valutapaslag, valutavaxlings*`,
  },
  {
    category: 'fees.bank',
    sign: -1,
    phrases: `
      bank charges, bank charge, bank fee, monthly account fee, overdraft fee, unarranged overdraft, unpaid
      item, returned item, nsf fee, insufficient funds fee, over limit fee, sms charges, sms chrg*, sms
      alert*, insta alert chg, amc chg, amb chrg*, amc charges, dc amc, debit card amc, debit card annual, atm
      fee, atm charge*, atm txn chrg*, atm surcharge, wire fee, wire transfer fee, min bal chg, min bal chgs,
      min bal charges, chgs, min balance, mab charge*, non maintenance, chq bounce, cheque bounce, chq return,
      chq ret chg, ach return, ach rtn, nach return, ecs return*, rtn chg*, neft charge*, imps charge*, rtgs
      charge*, ledger folio, chrg*, cons chrg, consolidated charges, stop payment fee, dormant fee,
      kontofuhrung, kontofuhrungs*, kontoentgelt*, entgeltabschluss, rechnungsabschluss, kontoabschluss,
      abschlussentgelt, bankgebuhr*, kontogebuhr*, frais bancaires, frais tenue de compte, tenue de compte,
      frais tenue, frais irregularite, frais rejet, commission d intervention, commissions d intervention,
      frais virement, cotisation carte, cotisation jazz, cotisation bancaire, cotisation offre, comision
      mantenimiento, comision administracion, comision transferencia, comision, comisiones, gastos bancarios,
      cuota tarjeta, commissioni, commissione, canone conto, canone mensile, spese conto, imposta di bollo,
      spese tenuta conto, kosten betaalrekening, kosten betaalpas, kosten gebruik betaalrekening, bankkosten,
      oplata za prowadzenie, oplata za karte, oplata miesieczna, prowizja, pos chg, pos charge, card
      replacement fee, returned check fee, returned cheque charge, settlement fee, account maintenance, iof,
      overdraft item fee, od item fee, late payment fee, kosten ing, basisrekening, kosten betaalpakket,
      manadsavgift kort, arsavgift kort, kortavgift, kontoavgift, bankavgift, avgift kort, manadsavgift konto,
      frais de decouvert, commission dintervention, commissions dintervention`,
  },
]
