/**
 * Phrases that name what a payment is for, whoever received it: they are believed before any brand. The first rule that
 * is met wins. English, romanised Hindi, German, French, Spanish, Italian, Dutch, Polish and the banks' short forms.
 */
import type { KeywordRule } from './rule.ts'

export const purposes: readonly KeywordRule[] = [
  {
    category: 'income.tax_refund',
    sign: 1,
    phrases: `tax refund, tax ref, itdtax refund, itd tax refund, irs treas 310, irs tax ref, it refund, income tax refund, itr refund, steuererstattung, steuererst*, est erstatt*, erstattung finanzamt, remboursement impot, devolucion renta, devolucion hacienda, rimborso irpef, belastingteruggave, teruggaaf, tax rfd, taxrfd, state tax rfnd, tax rebate`,
  },
  {
    category: 'transfers.card',
    phrases: `credit card payment, creditcard payment, credit card pmt, card bill payment, cc payment, cc pymt, cc bill, crcardpmt, crd autopay, crd pmt, crd epay, credit crd, cardmember serv, card autopay, cc billpay, credit card bill, cr card payment, creditcard*, credit card bill payment, cc autopay, payment received thank you, payment thank you, payment by internet, payment received, autopay payment, kreditkartenabrechnung, kreditkartenausgleich, kreditkarte abrechnung, umsatzabrechnung kreditkarte, kartenabrechnung, kk abrechnung, lastschrift kreditkarte, releve carte, debit differe, recibo tarjeta, recibo visa, liquidacion tarjeta, addebito carta di credito, saldo carta, carta credito, splata karty, e payment, epay, visa bill, amex pymt, autopay pymt, internet payment thank you, internet payment received, bbps payment received, pmt thank you, billdk cc`,
  },
  {
    category: 'income.salary',
    sign: 1,
    phrases: `salary, salaries, sal cr, sal credit, sal for, monthly sal, neft sal, sal, payroll, direct dep, direct deposit, dir dep, paycheck, pay cheque, wages, wage, gehalt, gehaltszahlung, gehalts*, lohn, lohn gehalt, bezuge, *gehalt, entgeltabrechnung, salaire, salaires, paie, virement salaire, remuneration, nomina, nominas, abono nomina, sueldo, stipendio, stipendi, emolumenti, accredito stipendio, salaris, loon, wynagrodzenie, pensja, vencimento, ordenado, lon, lonn, vetan, tankhwah, stipend, reg salary, proventos, monthly pay, net pay, bonus payout, commission payroll`,
  },
  {
    category: 'business.contractors',
    sign: -1,
    phrases: `salary, payroll, wages, gehaltszahlung, lohnzahlung`,
  },
  {
    category: 'income.pension',
    sign: 1,
    phrases: `pension, state pension, pension credit, rente, rentenzahlung, altersrente, *rente, retraite, pension retraite, pension publica, pensione, pensioen, aow, emerytura, ssa treas, soc sec, social security`,
  },
  {
    category: 'income.dividends',
    sign: 1,
    phrases: `dividend, dividends, div, dividende, dividenden, interim dividend, final dividend, fin div, int div, dividendo, dividendi, ausschuttung, dywidenda`,
  },
  {
    category: 'income.interest',
    sign: 1,
    phrases: `interest, int pd, int paid, credit interest, sb interest, int cr, interest paid, interest credit, interest earned, savings interest, sbint, sb int, fd int, fd interest, int on, zinsen, habenzinsen, zinsgutschrift, zinsertrag, zins*, interets, interets crediteurs, intereses, interessi, interessi attivi, rente spaar*, creditrente, rentevergoeding, odsetki, vyaj, byaj, cap int, int capitalised, gross interest, net interest, apy earned`,
  },
  {
    category: 'fees.interest',
    sign: -1,
    phrases: `interest charge, interest charged, interest charges, interest on, overdraft interest, od interest, debit interest, int coll, int dr, interest, finance charge, purchase interest, cash advance interest, sollzinsen, uberziehungszinsen, zinsen, kreditzinsen, interets debiteurs, agios, intereses deudores, intereses, interessi passivi, interessi, debetrente, rente, odsetki, dispozinsen`,
  },
  {
    category: 'transfers.cash',
    phrases: `atm withdrawal, atm wdl, atm cash, atm wd, cash withdrawal, cash wdl, cash at bank, cashpoint, bargeldauszahlung, geldautomat, geldautomaat, bargeldabhebung, bargeld, retrait dab, retrait gab, reintegro cajero, prelievo bancomat, prelievo atm, wyplata gotowki, self withdrawal, cash deposit, atm cash deposit`,
  },
  {
    category: 'fees.exchange',
    phrases: `foreign transaction fee, foreign exchange fee, non sterling transaction fee, non sterling purchase fee, non sterling cash fee, intl transaction fee, international transaction fee, foreign trans fee, fx fee, currency conversion fee, ccy conversion fee, conversion fee, conversion markup, markup fee, dcc fee, fx markup, cross currency, auslandseinsatz*, auslandsentgelt, fremdwahrungs*, wahrungsumrechnung*, commission change, frais change, comision cambio, comision por cambio, commissione valuta, wisselkoers*, forex markup, fcy markup, foreign fee`,
  },
  {
    category: 'fees.bank',
    sign: -1,
    phrases: `bank charges, bank charge, bank fee, service charge, service fee, monthly fee, monthly maintenance, maintenance fee, account fee, monthly account fee, annual fee, joining fee, overdraft fee, unarranged overdraft, unpaid item, returned item, nsf fee, insufficient funds fee, late fee, late payment fee, late charge, over limit fee, sms charges, sms chrg*, sms alert*, insta alert chg, amc chg, amb chrg*, amc charges, dc amc, debit card amc, debit card annual, atm fee, atm charge*, atm txn chrg*, atm surcharge, wire fee, wire transfer fee, min bal chg, min balance, mab charge*, non maintenance, chq bounce, cheque bounce, chq return, chq ret chg, ach return, ach rtn, nach return, ecs return*, rtn chg*, neft charge*, imps charge*, rtgs charge*, ledger folio, chrg*, cons chrg, consolidated charges, stop payment fee, dormant fee, kontofuhrung, kontofuhrungs*, kontoentgelt*, entgeltabschluss, rechnungsabschluss, kontoabschluss, abschlussentgelt, bankgebuhr*, kontogebuhr*, frais bancaires, frais tenue de compte, tenue de compte, frais tenue, frais irregularite, frais rejet, commission d intervention, commissions d intervention, frais virement, cotisation carte, cotisation jazz, cotisation bancaire, cotisation offre, cotisation, comision mantenimiento, comision administracion, comision transferencia, comision, comisiones, gastos bancarios, cuota tarjeta, commissioni, commissione, canone conto, canone mensile, spese conto, imposta di bollo, spese tenuta conto, bijdrage, kosten betaalrekening, kosten betaalpas, kosten gebruik betaalrekening, bankkosten, oplata za prowadzenie, oplata za karte, oplata miesieczna, prowizja, pos chg, pos charge, card replacement fee, returned check fee, returned cheque charge, settlement fee, account maintenance, membership fee card, iof`,
  },
  {
    category: 'taxes.tds',
    sign: -1,
    phrases: `tds, tds deducted, tds on, tax deducted at source, kapitalertragsteuer, kapst, kest, abgeltungssteuer, abgeltungsteuer, withholding tax, einbehaltene kest, ritenuta, dividendbelasting, bronbelasting, prelevements sociaux`,
  },
  {
    category: 'taxes.gst',
    sign: -1,
    phrases: `gst payment, gst pmt, gstn, gst challan, gst cpin, gst tax`,
  },
  {
    category: 'taxes.vat',
    phrases: `vat payment, hmrc vat, vat return, umsatzsteuer, ust voranm*, umsatzst*, paiement tva, iva modelo 303, btw aangifte, omzetbelasting, vat dd, podatek vat`,
  },
  {
    category: 'taxes.social',
    sign: -1,
    phrases: `national insurance, social security contribution, sozialversicherung*, sv beitrag*, urssaf, cuota autonomos, seguridad social, contributi inps, zus skladki, minijob zentrale, esic contribution, esi challan`,
  },
  {
    category: 'taxes.property',
    sign: -1,
    phrases: `property tax, council tax, house tax, municipal tax, county tax, real estate tax, grundsteuer, taxe fonciere, taxe habitation, taxe d habitation, recibo ibi, impuesto bienes inmuebles, imu, tari, onroerendezaakbelasting, gemeentelijke belasting*, abfallgebuhr*, mullgebuhr*, water rates, podatek od nieruchomosci`,
  },
  {
    category: 'taxes.income',
    sign: -1,
    phrases: `income tax, advance tax, self assessment tax, itns 280, cbdt, tax payment, est tax, estimated tax, usataxpymt, einkommensteuer, einkommenst*, eink st, lohnsteuer, steuernr, steuernachzahlung, korperschaftsteuer, koerpst, gewerbesteuer, impot sur le revenu, prelevement a la source, impots, impot revenu, dgfip, renta modelo 100, irpf, irpef, modello f24, f24, delega f24, inkomstenbelasting, belastingaanslag, podatek dochodowy, tax pmt`,
  },
  {
    category: 'transfers.provident',
    phrases: `ppf, epf, public provident fund, provident fund, pran, nps contribution, nps, pf contribution, roth ira, ira contribution, 401k, pension contribution, sipp, lifetime isa, riester, rurup, altersvorsorge, perp, per versement, plan de pensiones, fondo pensione, pensioenpremie, vpf, sukanya samriddhi, ssy`,
  },
  {
    category: 'home.mortgage',
    sign: -1,
    phrases: `mortgage, mortgage payment, mtg pmt, mtg payment, mtg pymt, home loan, home loan emi, homeloan, housing loan, hl emi, baufinanzierung, hypothek*, immobilienkredit, immobiliendarlehen, pret immobilier, echeance pret immo*, hipoteca, recibo hipoteca, mutuo, rata mutuo, rate mutuo, hypotheek, kredyt hipoteczny, house emi`,
  },
  {
    category: 'transport.vehicle',
    sign: -1,
    phrases: `car loan, auto loan, vehicle loan, car emi, bike emi, two wheeler loan, car payment, autokredit, autofinanzierung, kfz finanzierung, credit auto, leasing rate, kfz steuer, kraftfahrzeugsteuer, kfz st*, vehicle tax, road tax, car tax, taller mecanico, bollo auto, wegenbelasting, motorrijtuigenbelasting`,
  },
  {
    category: 'transfers.loan',
    sign: -1,
    phrases: `emi, loan emi, loan repayment, loan payment, loan pmt, loan installment, personal loan, pl emi, emi payment, kreditrate, darlehensrate, darlehen, ratenkredit, kreditraten, tilgung, tilgungsrate, echeance pret, echeance de pret, remboursement pret, echeance credit, cuota prestamo, prestamo, rata prestito, prestito, finanziamento, lening, aflossing, rata kredytu, splata kredytu, student loan, ln pmt, ln pymt, loan emi debit, loan`,
  },
  {
    category: 'transfers.investments',
    phrases: `sip, mutual fund, mutual funds, mf purchase, sip purchase, systematic investment, indian clearing corp, brokerage, moneyline, fixed deposit, fd booked, fd through, fd opening, recurring deposit, rd installment, rd inst*, rd through, term deposit, tpt fd, e fd, auto sweep, stocks and shares isa, cash isa, isa, investment, invest, sparplan, wertpapier*, wertpapierkauf, fondssparplan, etf sparplan, assurance vie, fondos de inversion, suscripcion fondos, fondi comuni, investimento, belegging*, beleggen, lokata, nps tier, demat, ipo asba, securities`,
  },
  {
    category: 'insurance.health',
    sign: -1,
    phrases: `health insurance, mediclaim, medical insurance, krankenversicherung, krankenkasse, *krankenkasse, mutuelle, mutuelle sante, complementaire sante, seguro medico, seguro salud, seguro de salud, assicurazione sanitaria, zorgverzekering, zorgpremie, zorgverzekeraar, dental insurance, health premium`,
  },
  {
    category: 'insurance.life',
    sign: -1,
    phrases: `life insurance, life assurance, term insurance, term life, lic premium, life premium, lebensversicherung*, rentenversicherung*, risikoleben*, berufsunfahigkeit*, assurance deces, assurance vie prelevement, seguro vida, seguro de vida, assicurazione vita, levensverzekering, ubezpieczenie na zycie, jeevan, pmjjby`,
  },
  {
    category: 'insurance.other',
    sign: -1,
    phrases: `car insurance, auto insurance, motor insurance, home insurance, house insurance, travel insurance, pet insurance, renters insurance, bike insurance, vehicle insurance, insurance premium, insurance, assurance habitation, assurance auto, assurance, assurances, *versicherung, *versicherungen, haftpflicht*, kfz versicherung, hausrat*, rechtsschutz*, polizze, versicherungs*, seguro hogar, seguro coche, seguro auto, poliza, seguro, seguros, assicurazione, assicurazioni, polizza, premio assicurativo, verzekering*, autoverzekering, *verzekering, ubezpieczenie, forsakring, pmsby, bima`,
  },
  {
    category: 'income.rent',
    sign: 1,
    phrases: `rent, rental income, rent received, rent from, miete, mieteinnahme*, mieteingang, loyer, loyers, alquiler, affitto, huur, huurinkomsten, kiraya, house rent`,
  },
  {
    category: 'home.rent',
    sign: -1,
    phrases: `rent, house rent, monthly rent, flat rent, room rent, rent payment, rent for, rental payment, apartment rent, miete, kaltmiete, warmmiete, mietzahlung, wohnungsmiete, *miete, loyer, loyers, quittance loyer, alquiler, arrendamiento, affitto, canone locazione, locazione, huur, huurpenningen, wohnungsbaugesellschaft, czynsz, kiraya, bhada, makaan kiraya, ghar ka kiraya, pg rent, hostel rent, bail`,
  },
  {
    category: 'income.benefits',
    sign: 1,
    phrases: `kindergeld, child benefit, childcare grant, universal credit, tax credits, tax credit, housing benefit, disability living, personal independence, jobseekers, burgergeld, arbeitslosengeld, wohngeld, elterngeld, bafog, krankengeld, unemployment, unemploy, ui benefit, snap benefit, allocation familiale, allocations familiales, allocation chomage, are pole emploi, prestacion, prestaciones, ayuda familiar, assegno unico, naspi, cassa integrazione, kinderbijslag, kinderopvangtoeslag, zorgtoeslag, huurtoeslag, toeslag, rodzina 500, 800 plus, dbt subsidy, lpg subsidy, dbtl, pm kisan, mgnrega, scholarship, bourse, stimulus, ssi treas, va benefit, beneficio`,
  },
  {
    category: 'income.refunds',
    sign: 1,
    phrases: `cashback, cash back, cashback credit, card cashback, reward, rewards, rewards redemption, gpay reward, statement credit, bonus points, cash rewards, ruckvergutung, bonus tarjeta, abono por campana, abono shopping, promo credit, discount credit`,
  },
  {
    category: 'transfers.own',
    phrases: `transfer to savings, transfer from savings, transfer to checking, transfer from checking, transfer to current, transfer from current, own account, own a c, self transfer, to self, internal transfer, transfer between accounts, between accounts, online transfer to sav, online transfer to chk, online transfer from sav, online transfer from chk, transfer to sav, transfer from sav, transfer to chk, transfer to share, save the change, round up, roundup, saving, savings, savings transfer, to savings, from savings, sweep, sweep transfer, sweep trf, fund transfer self, umbuchung, eigenubertrag, ubertrag, uebertrag, eigenes konto, auf tagesgeld, tagesgeld, sparkonto, virement interne, virement vers epargne, virement compte a compte, virement epargne, livret a, vers livret, traspaso, traspaso interno, traspaso propio, traspaso a cuenta, giroconto, girofondi, eigen rekening, naar spaarrekening, van spaarrekening, spaarrekening, spaaropdracht, przelew wlasny, oszczednosci, added to wallet, add money, wallet load, wallet topup, top up by, topup wallet, money added, exchanged to, pot transfer, to pot, from pot, bank deposit to pp account, standard transfer, instant transfer, venmo cashout, paypal inst xfer, paypal transfer, home banking transfer, cash app cash out, conto deposito`,
  },
]
