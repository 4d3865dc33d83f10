/** Taxes, loans, insurance, rent, savings and benefits. */
import type { KeywordRule } from './rule.ts'

export const duties: readonly KeywordRule[] = [
  {
    category: 'taxes.gst',
    sign: -1,
    phrases: `gst payment, gst pmt, gstn, gst challan, gst cpin, gst tax`,
  },
  {
    category: 'taxes.vat',
    phrases: `
      vat payment, hmrc vat, vat return, umsatzsteuer, ust voranm*, umsatzst*, paiement tva, iva modelo 303,
      btw aangifte, omzetbelasting, vat dd, podatek vat, hmrc ndds, vat ndds, modelo 303, mod 303, vat 7, vat
      7k, jpk v7*, momsdeklaration, momsinbetalning`,
  },
  {
    category: 'taxes.social',
    sign: -1,
    phrases: `
      national insurance, social security contribution, sozialversicherung*, sv beitrag*, urssaf, cuota
      autonomos, seguridad social, contributi inps, zus skladki, minijob zentrale, esic contribution, esi
      challan, skladki zus`,
  },
  {
    category: 'taxes.property',
    sign: -1,
    phrases: `
      property tax, council tax, house tax, municipal tax, county tax, real estate tax, grundsteuer, taxe
      fonciere, taxe habitation, taxe d habitation, recibo ibi, impuesto bienes inmuebles,
      onroerendezaakbelasting, gemeentelijke belasting*, abfallgebuhr*, mullgebuhr*, water rates, podatek od
      nieruchomosci, ozb, fastighetsavgift, fastighetsskatt, taxe dhabitation`,
  },
  {
    category: 'taxes.income',
    sign: -1,
    phrases: `
      income tax, advance tax, self assessment tax, itns 280, cbdt, tax payment, est tax, estimated tax,
      usataxpymt, einkommensteuer, einkommenst*, eink st, lohnsteuer, steuernr, steuernachzahlung,
      korperschaftsteuer, koerpst, gewerbesteuer, impot sur le revenu, prelevement a la source, impots, impot
      revenu, dgfip, renta modelo 100, irpf, irpef, modello f24, f24, delega f24, inkomstenbelasting,
      belastingaanslag, podatek dochodowy, tax pmt, modelo 100, modelo 130, mod 130, kvarskatt, restskatt,
      preliminarskatt, f skatt, slutskatt, pit 37, pit 36, pit 28`,
  },
  {
    category: 'transfers.provident',
    phrases: `
      ppf, epf, public provident fund, provident fund, nps contribution, pf contribution, roth ira, ira
      contribution, 401k, pension contribution, lifetime isa, riester, rurup, altersvorsorge, plan de
      pensiones, fondo pensione, pensioenpremie, vpf, sukanya samriddhi`,
  },
  {
    category: 'home.mortgage',
    sign: -1,
    phrases: `
      mortgage, mortgage payment, mtg pmt, mtg payment, mtg pymt, home loan, home loan emi, homeloan, housing
      loan, hl emi, baufinanzierung, hypothek*, immobilienkredit, immobiliendarlehen, pret immobilier,
      echeance pret immo*, hipoteca, recibo hipoteca, mutuo, rata mutuo, rate mutuo, hypotheek, kredyt
      hipoteczny, house emi, prestamo hipotecario, credito hipotecario, cuota hipotec*, kredytu hipotecznego,
      kredyt mieszkaniowy, kredytu mieszkaniowego, prestito ipotecario, bolan, bolaneranta, bolane*,
      mortgages, pret immo`,
  },
  {
    category: 'transport.vehicle',
    sign: -1,
    phrases: `
      car loan, auto loan, vehicle loan, car emi, bike emi, two wheeler loan, car payment, autokredit,
      autofinanzierung, kfz finanzierung, credit auto, leasing rate, kfz steuer, kraftfahrzeugsteuer, kfz st*,
      vehicle tax, road tax, car tax, taller mecanico, bollo auto, wegenbelasting, motorrijtuigenbelasting,
      fordonsskatt, trangselskatt, billan`,
  },
  {
    category: 'transfers.loan',
    sign: -1,
    phrases: `
      emi, loan emi, loan repayment, loan payment, loan pmt, loan installment, personal loan, pl emi, emi
      payment, kreditrate, darlehensrate, ratenkredit, kreditraten, tilgung, tilgungsrate, echeance pret,
      echeance de pret, remboursement pret, echeance credit, cuota prestamo, rata prestito, aflossing, rata
      kredytu, splata kredytu, student loan, ln pmt, ln pymt, loan emi debit, amortering, privatlan,
      studielan, csn aterbetalning, studieschuld`,
  },
  {
    category: 'transfers.investments',
    phrases: `
      mutual fund, mutual funds, mf purchase, sip purchase, systematic investment, indian clearing corp,
      brokerage, moneyline, fixed deposit, fd booked, fd through, fd opening, recurring deposit, rd
      installment, rd inst*, rd through, term deposit, tpt fd, e fd, auto sweep, stocks and shares isa, cash
      isa, sparplan, wertpapier*, wertpapierkauf, fondssparplan, etf sparplan, assurance vie, fondos de
      inversion, suscripcion fondos, fondi comuni, investimento, belegging*, beleggen, lokata, demat, ipo
      asba, securities, fondspar*, fondkop, manadsspar*, aktiedepa`,
  },
  {
    category: 'insurance.health',
    sign: -1,
    phrases: `
      health insurance, mediclaim, medical insurance, krankenversicherung, krankenkasse, *krankenkasse,
      mutuelle, mutuelle sante, complementaire sante, seguro medico, seguro salud, seguro de salud,
      assicurazione sanitaria, zorgverzekering, zorgpremie, zorgverzekeraar, dental insurance, health premium,
      sjukvardsforsakring`,
  },
  {
    category: 'insurance.life',
    sign: -1,
    phrases: `
      life insurance, life assurance, term insurance, term life, lic premium, life premium,
      lebensversicherung*, rentenversicherung*, risikoleben*, berufsunfahigkeit*, assurance deces, assurance
      vie prelevement, seguro vida, seguro de vida, assicurazione vita, levensverzekering, ubezpieczenie na
      zycie, jeevan, pmjjby, livforsakring`,
  },
  {
    category: 'insurance.other',
    sign: -1,
    phrases: `
      car insurance, auto insurance, motor insurance, home insurance, house insurance, travel insurance, pet
      insurance, renters insurance, bike insurance, vehicle insurance, assurance habitation, assurance auto,
      haftpflicht*, kfz versicherung, hausrat*, rechtsschutz*, seguro hogar, seguro coche, seguro auto, premio
      assicurativo, autoverzekering, pmsby, hemforsakring, bilforsakring, olycksfallsforsakring`,
  },
  {
    category: 'income.rent',
    sign: 1,
    phrases: `
      rent, rental income, rent received, rent from, miete, mieteinnahme*, mieteingang, loyer, loyers,
      alquiler, affitto, huur, huurinkomsten, kiraya, house rent, hyra, hyresintakt*, czynsz`,
  },
  {
    category: 'home.rent',
    sign: -1,
    phrases: `
      house rent, monthly rent, flat rent, room rent, rent payment, rent for, rental payment, apartment rent,
      miete, kaltmiete, warmmiete, mietzahlung, wohnungsmiete, *miete, loyer, loyers, quittance loyer,
      alquiler, arrendamiento, affitto, canone locazione, locazione, huur, huurpenningen,
      wohnungsbaugesellschaft, czynsz, kiraya, bhada, makaan kiraya, ghar ka kiraya, pg rent, hostel rent,
      hyra, hyresavi, hyresinbetalning`,
  },
  {
    category: 'income.benefits',
    sign: 1,
    phrases: `
      kindergeld, child benefit, childcare grant, universal credit, tax credits, tax credit, housing benefit,
      disability living, personal independence, jobseekers, burgergeld, arbeitslosengeld, wohngeld,
      elterngeld, bafog, krankengeld, unemployment, unemploy, ui benefit, snap benefit, allocation familiale,
      allocations familiales, allocation chomage, are pole emploi, prestacion, prestaciones, ayuda familiar,
      assegno unico, naspi, cassa integrazione, kinderbijslag, kinderopvangtoeslag, zorgtoeslag, huurtoeslag,
      toeslag, rodzina 500, 800 plus, dbt subsidy, lpg subsidy, dbtl, pm kisan, mgnrega, scholarship, bourse,
      stimulus, ssi treas, va benefit, beneficio, swiadczenie wychowawcze, zasilek*, forsakringskassan,
      barnbidrag, foraldrapenning, sjukpenning, bostadsbidrag, studiebidrag, studiemedel, csn,
      arbetsloshetsersattning, aktivitetsstod`,
  },
  {
    category: 'income.refunds',
    sign: 1,
    phrases: `
      cashback, cash back, cashback credit, card cashback, reward, rewards, rewards redemption,
      gpay reward, statement credit, bonus points, cash rewards, ruckvergutung, bonus tarjeta,
      abono por campana, abono shopping, promo credit, discount credit`,
  },
  {
    category: 'transfers.own',
    phrases: `
      transfer to savings, transfer from savings, transfer to checking, transfer from checking, transfer to
      current, transfer from current, own account, own a c, self transfer, to self, internal transfer,
      transfer between accounts, between accounts, online transfer to sav, online transfer to chk, online
      transfer from sav, online transfer from chk, transfer to sav, transfer from sav, transfer to chk,
      transfer to share, save the change, round up, roundup, savings transfer, to savings, from savings,
      sweep, sweep transfer, sweep trf, fund transfer self, umbuchung, eigenubertrag, ubertrag, uebertrag,
      eigenes konto, auf tagesgeld, tagesgeld, sparkonto, virement interne, virement vers epargne, virement
      compte a compte, virement epargne, livret a, vers livret, traspaso, traspaso interno, traspaso propio,
      traspaso a cuenta, giroconto, girofondi, eigen rekening, naar spaarrekening, van spaarrekening,
      spaarrekening, spaaropdracht, przelew wlasny, oszczednosci, added to wallet, add money, wallet load,
      wallet topup, top up by, topup wallet, money added, exchanged to, pot transfer, to pot, from pot, bank
      deposit to pp account, standard transfer, instant transfer, venmo cashout, home banking transfer, cash
      app cash out, conto deposito, overforing egna, overforing eget, overforing mellan egna, overforing
      sparkonto, egen overforing, ricarica postepay`,
  },
  { category: 'transfers.own', sign: 1, phrases: `paypal transfer, paypal inst xfer, paypal xfer` },
]
