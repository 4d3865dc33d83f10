import { expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { context, gist, read } from './gist.ts'

/** Date, value date, description, reference, debit, credit, balance, currency; then the word for an amount of either sign. */
const headers: Record<string, string> = {
  en: 'Date;Value date;Description;Reference;Debit;Credit;Balance;Currency;Amount',
  de: 'Buchungstag;Valuta;Verwendungszweck;Referenz;Soll;Haben;Saldo;Währung;Betrag',
  fr: 'Date opération;Date de valeur;Libellé;Référence;Débit;Crédit;Solde;Devise;Montant',
  es: 'Fecha;Fecha valor;Concepto;Referencia;Cargo;Abono;Saldo;Divisa;Importe',
  it: 'Data contabile;Data valuta;Descrizione;Riferimento;Dare;Avere;Saldo;Divisa;Importo',
  pt: 'Data Mov.;Data Valor;Descrição;Documento;Débito;Crédito;Saldo;Moeda;Montante',
  nl: 'Boekdatum;Valutadatum;Omschrijving;Kenmerk;Af;Bij;Saldo;Munt;Bedrag',
  pl: 'Data księgowania;Data waluty;Tytuł;Nr referencyjny;Obciążenia;Uznania;Saldo;Waluta;Kwota',
  cs: 'Datum zaúčtování;Datum valuty;Popis;Variabilní symbol;Výdaj;Příjem;Zůstatek;Měna;Částka',
  sv: 'Bokföringsdag;Valutadag;Transaktion;Referens;Uttag;Insättning;Saldo;Valuta;Belopp',
  da: 'Bogføringsdato;Rentedato;Tekst;Reference;Hævet;Indsat;Saldo;Valuta;Beløb',
  no: 'Bokført;Rentedato;Forklaring;Referanse;Ut;Inn;Saldo;Valuta;Beløp',
  fi: 'Kirjauspäivä;Arvopäivä;Selite;Viite;Veloitus;Hyvitys;Saldo;Valuutta;Määrä',
  tr: 'İşlem Tarihi;Valör;Açıklama;Dekont No;Borç;Alacak;Bakiye;Para birimi;Tutar',
  ru: 'Дата;Дата валютирования;Назначение платежа;Номер документа;Дебет;Кредит;Остаток;Валюта;Сумма',
  uk: 'Дата операції;Дата валютування;Призначення платежу;Номер документа;Видаток;Надходження;Залишок;Валюта;Сума',
  hi: 'Dinank;Value Date;Vivaran;Sandarbh;Naame;Jama;Shesh;Mudra;Rashi',
  id: 'Tanggal;Tanggal Valuta;Keterangan;No. Referensi;Debet;Kredit;Saldo;Mata uang;Jumlah',
  zh: '交易日期;起息日;摘要;参考号;支出;收入;余额;币种;金额',
  ja: '取引日;起算日;摘要;照会番号;お引出し;お預入れ;差引残高;通貨;金額',
  ko: '거래일자;기산일;적요;참조번호;출금;입금;잔액;통화;금액',
}

test.each(Object.entries(headers))('the words of %s', (_language, words) => {
  const names = words.split(';')
  const amount = names.pop() ?? ''
  const [date, , description] = names
  const rows = [
    '13.01.2026;14.01.2026;one;R1;30,50;;969,50;EUR',
    '15.01.2026;15.01.2026;two;R2;;100,00;1.069,50;EUR',
  ]
  const reading = readCsv([names.join(';'), ...rows].join('\n'), context)
  expect(gist(reading)).toEqual(['2: -3050', '3: 10000'])
  const [batch] = reading.batches(10)
  expect(batch?.rows[0]).toMatchObject({
    valueOn: Temporal.PlainDate.from('2026-01-14'),
    description: 'one',
    reference: 'R1',
    balanceMinor: 96_950n,
    currency: 'EUR',
  })
  const signed = ['13.01.2026;one;-30,50', '15.01.2026;two;1.100,00']
  expect(read([date, description, amount].join(';'), ...signed)).toEqual(['2: -3050', '3: 110000'])
})

test('years of an emperor', () => {
  const rows = ['平成31年1月13日,a,3000,,97000', '令和元年5月14日,b,,10000,107000']
  const reading = readCsv(['日付,摘要,出金,入金,残高', ...rows].join('\n'), context)
  expect(reading.head.accounts[0]).toMatchObject({ reconciled: true })
  const days = [...reading.batches(10)].flatMap((batch) =>
    batch.rows.map(({ bookedOn }) => bookedOn.toString()),
  )
  expect(days).toEqual(['2019-01-13', '2019-05-14'])
})

test('lines that a spreadsheet quoted as one cell each', () => {
  const lines = ['Date,Description,Amount', '13/01/2026,""Shop, big"",-30.00', '14/01/2026,b,400.00']
  expect(read(...lines.map((line) => `"${line}"`))).toEqual(['2: -3000', '3: 40000'])
})
