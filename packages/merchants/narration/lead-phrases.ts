/** What banks write in front of a name, by country, with the rail and the kind it tells. */
import type { Kind, Rail } from '../types.ts'

export const leadPhrases: readonly (readonly [Rail, Kind, string])[] = [
  [
    'card',
    'purchase',
    `
      card payment to, visa, visa card, visa check card, mastercard, pos debit visa check card, card payment, card purchase, card purchase with pin, card transaction,
      debit card payment to, debit card payment, debit card purchase, debit card transaction,
      debit card, debit purchase, visa debit, visa purchase, visa debit purchase, visa dda pur,
      visa dda pur ap, contactless payment to, contactless payment, contactless purchase, contactless,
      mobile purchase, mobile payment to, purchase authorized on, purchase, pos purchase, pos debit,
      pos withdrawal, pos transaction, pos, pos prch, pos txn, purchase return authorized on,
      recurring payment authorized on, recurring payment, recurring debit card, checkcard,
      check card purchase, check card, dbt crd, dda pin, dda purchase, signature purchase, eftpos wdl,
      eftpos, interac purchase, contactless interac purchase, idp purchase, sales, vis, deb, apple pay,
      google pay, applepay, vps, ips, vin, pcd, pca, pur, me dc si, me dc intl, dc intl pos txn, dc si,
      ecom, ecom pur, prcr`,
  ],
  [
    'card',
    'purchase',
    `
      kartenzahlung, kartenzahlung girocard, girocard, girocard kartenzahlung, debitkartenzahlung,
      debitkarte, bezahlung bankomat, bezahlung debitkarte, bezahlung karte, bankomat zahlung, einkauf,
      kauf, visa kauf, ec kartenzahlung, ec zahlung, kreditkartenzahlung, maestro, electronic cash,
      twint, debit pos, zahlung`,
  ],
  [
    'card',
    'purchase',
    `
      carte, cb, paiement cb, paiement carte, paiement par carte, paiement carte bancaire,
      paiement sans contact, paiement psc, achat cb, achat carte, achat, facture carte,
      facture carte du, carte du, paiement`,
  ],
  [
    'card',
    'purchase',
    `
      compra, compra en, compra tarj, compra tarjeta, compra con tarjeta, compra con tarjeta en,
      pago en, pago con tarjeta, pago con tarjeta en, pago tarjeta, tarjeta, pagamento pos,
      pagamento carta, pagamento con carta, pagamento, acquisto, acquisto pos, pagobancomat, bea,
      bea betaalpas, betaalpas, bea nr, betaalautomaat, betaalverzoek, ideal, ecom betaling, betaling,
      compra con cartao, compra com cartao, compras, platnosc karta, platnosc, platnosc web,
      platnosc web kod mobilny, kod mobilny, platnosc blik, platnosc internetowa, blik zakup internetowy,
      blik zakup, zakup blik, zakup internetowy, transakcja blik, zakup przy uzyciu karty,
      transakcja karta, zakup, dankort nota, visa kob, kortkop, kortkjop, kob, varekjop, pirkinys,
      korttiosto`,
  ],
  [
    'card',
    'refund',
    `
      refund, refund from, purchase return, return, card refund, pos refund, refund to card,
      credit voucher, erstattung, ruckerstattung, remboursement, remboursement carte, avoir,
      avoir carte, avoir cb, devolucion, devolucion tarjeta, reembolso, rimborso, storno, terugbetaling,
      zwrot, reversal, rev pos, credit purchase`,
  ],
  [
    'atm',
    'withdrawal',
    `
      atm withdrawal, atm wdl, atm cash, atm cash withdrawal, atm wd, atm, atw, nwd, eaw, awb, nfs,
      cash withdrawal, cash withdrawal at, cash wdl, cash wd, cashpoint, cpt, lnk, link,
      non atm withdrawal, withdrawal atm, cash advance, mobile withdrawal, atm cash txn, nfs cash wdl,
      atm wdl atm cash, self withdrawal, cash pmt, cash paid, cash paid to self, self cash,
      bargeldauszahlung, auszahlung, geldautomat, bargeld, barabhebung, bankomat, auszahlung maestro,
      auszahlung bankomat, bancomat, ga nr, bargeldbezug, retrait, retrait dab, retrait gab,
      retrait au distributeur, retrait guichet automatique, retrait especes, retrait carte, dab,
      reintegro, reintegro efectivo, reintegro cajero, cajero, retirada efectivo, disposicion efectivo,
      disposicion en cajero, prelievo, prelievo bancomat, prelievo atm, prelevamento, prelievo contante,
      gea, gea betaalpas, geldopname, geldautomaat, kasopname, wyplata, wyplata z bankomatu,
      wyplata gotowki, saque, uttag, grynieji, h ev atm`,
  ],
  [
    'bank',
    'deposit',
    `
      cash deposit, cash dep, atm deposit, cdm deposit, cash deposit at, by cash, cash dep cdm,
      bareinzahlung, einzahlung, versement especes, ingreso efectivo, ingreso en cajero,
      versamento contanti, versamento, storting, wplata, wplata gotowki, cashdep`,
  ],
  [
    'cheque',
    'cheque',
    `
      deposit mobile banking, mobile deposit, remote deposit, check deposit, cheque deposit,
      remise cheque, remise de cheques, counter credit, cheque, check, chq, chq paid, chq dep,
      check paid, clg, by clg, to clg, brn clg chq, inward clg, i w clg, o w clg, ow clg, clearing, cts,
      chq transfer, chq paid micr cts, cheque paid, cheque no, scheck, scheckeinreichung, assegno,
      talon, chq txn`,
  ],
  [
    'bacs',
    'direct_debit',
    `
      direct debit, direct debit payment to, direct debit to, dd, ddr, d d, direct debit payment`,
  ],
  [
    'bacs',
    'standing_order',
    `
      standing order, standing order to, standing order via faster payment to, so, sto, s o, stdorder`,
  ],
  [
    'bacs',
    'transfer',
    `
      bgc, bacs, bank giro credit, direct credit, direct credit from, automated credit, credit from,
      bank credit`,
  ],
  [
    'faster_payments',
    'transfer',
    `
      fpi, fpo, faster payment, faster payment to, faster payment from, faster payments receipt,
      bill payment via faster payment to, fp, fps, bbp, mobile bill payment, bill payment to,
      online payment to, payment to, payment from, transfer to, transfer from, transfer debit,
      transfer credit, transfer, tfr, trf, trf to, trf from, trf from a c, fund transfer from,
      fund transfer to, fund transfer, online transfer to, online transfer from, online transfer,
      internet transfer, funds transfer, cr, sent to, received from, money sent to, money received from,
      to, from, paid to`,
  ],
  [
    'sepa',
    'direct_debit',
    `
      sepa lastschrift, sepa basislastschrift, sepa basis lastschrift, sepa lastschrifteinzug,
      lastschrift, folgelastschrift, erstlastschrift, einmallastschrift, sepa direct debit,
      lastschrifteinzug, basislastschrift, einzugsermachtigung, abbuchung einzugsermachtigung,
      abbuchung, sepa elv lastschrift, elv lastschrift, sepa elv, sepa dd, euro direct debit,
      sepa firmenlastschrift, prlv sepa, prlv, prlvm sepa, prlvm, bolletta, prelevement, prelevement sepa, prelevement de,
      prelevement europeen, prlv europeen, recibo, recibo sepa, adeudo, adeudo sepa,
      adeudo por domiciliacion, addebito sdd, addebito diretto, addebito sepa, addebito diretto sepa,
      addebito, sdd, sdd core, rid, incasso, sepa incasso, sepa incasso algemeen doorlopend,
      europese incasso, domiciliering, polecenie zaplaty, autogiro`,
  ],
  [
    'sepa',
    'standing_order',
    `
      dauerauftrag, dauerauftragsgutschrift, gutschrift dauerauftrag, virement permanent, vir permanent,
      orden permanente, periodieke overboeking, periodieke betaling, zlecenie stale, ordine permanente,
      dauerauftrag belastung`,
  ],
  [
    'sepa',
    'transfer',
    `
      sepa uberweisung, uberweisung, ueberweisung, echtzeituberweisung, onlineuberweisung,
      online uberweisung, internet uberweisung, sepa gutschrift, gutschrift, gutschrift uberweisung,
      gutschr uberweisung, uberweisungsgutschr, uberweisungsgutschrift, sepa uberweisungsgutschrift,
      echtzeit gutschrift, einzeluberweisung, sepa credit transfer, sct, giro, euro uberweisung, vir,
      vir sepa, vir sepa recu, vir recu, vir inst, vir inst recu, vir instantane, vir inst vers,
      vir sepa emis, virement, virement sepa, virement recu, virement recu de, virement emis,
      virement emis vers, virement de, virement vers, virement en votre faveur, virement en faveur de,
      virement instantane, virement instantane de, virement interac, virement interac a, vir de,
      vir vers, vir faveur tiers, transferencia, transferencia a, transferencia de,
      transferencia a favor de, transferencia recibida, transferencia recibida de,
      transferencia emitida, transferencia emitida a, transferencia inmediata, transf, trans, traspaso,
      traspaso recibido, bonifico, bonifico a favore di, bonifico da, bonifico sepa, bonifico sepa da,
      bonifico istantaneo, bonifico istantaneo a, bonifico disposto a favore di,
      bonifico a vostro favore disposto da, giroconto, sepa overboeking, overboeking, overschrijving,
      overschrijving naar, overschrijving van, naar, przelew, przelew do, przelew od,
      przelew wychodzacy, przelew przychodzacy, przelew krajowy, przelew srodkow, blik,
      przelew na telefon`,
  ],
  [
    'sepa',
    'transfer',
    `
      nomina, nomina de, nomina recibida, stipendio, gehalt, lohn, lohn gehalt, lohn und gehalt,
      salaris, wynagrodzenie, bezuge`,
  ],
  [
    'ach',
    'direct_debit',
    `
      ach debit, ach withdrawal, ach pmt, ach payment, ach web, ach transaction, ach,
      electronic withdrawal, automatic withdrawal, electronic payment, electronic pmt,
      preauthorized debit, preauthorized withdrawal, bill payment, bill pay, bill pmt, billpay,
      online payment, web pmt, auto debit, autopay, external withdrawal, ext trnsfr`,
  ],
  [
    'ach',
    'transfer',
    `
      ach credit, ach deposit, ach hold, electronic deposit, external deposit, preauthorized credit,
      payroll deposit, direct deposit, direct dep, dir dep`,
  ],
  [
    'wire',
    'transfer',
    `
      wire, wire transfer, wire transfer credit, wire type wire out, wire type wire in, outgoing wire,
      incoming wire, fedwire credit, fedwire debit, domestic wire, international wire, swift,
      swift transfer, chaps, book transfer credit, rtp incoming, real time payment`,
  ],
  [
    'wallet',
    'person',
    `
      venmo, zelle, zelle to, zelle from, zelle payment to, zelle payment from, zelle transfer to,
      zelle transfer from, zelle recurring payment to, zelle instant pmt to, zelle instant pmt from,
      quickpay with zelle payment to, quickpay with zelle payment from, venmo payment, bizum, bizum a,
      bizum de, bizum enviado a, bizum recibido de, transferencia bizum, transferencia bizum emitida,
      transferencia bizum recibida, pago bizum, swish, swish till, swish fran, mobilepay, mobilepay til,
      vipps, paylib, lydia, wero, interac e transfer, e transfer, interac etrnsfr sent, tikkie, paym,
      monzo me, cash app, cash app cash out, apple cash`,
  ],
  [
    'unknown',
    'unknown',
    `
      to transfer, by transfer, wdl tfr, dep tfr, ib, mb, mob, txn, on, du, le, op, om, of, you paid,
      paid, at, bei, chez, in, an, von, by`,
  ],
  ['wallet', 'purchase', `paypal inst xfer, paypal instant transfer, paypal purchase`],
]
