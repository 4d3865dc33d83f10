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
  th: 'วันที่;วันที่มีผล;รายการ;เลขที่อ้างอิง;ถอน;ฝาก;ยอดคงเหลือ;สกุลเงิน;จำนวนเงิน',
  vi: 'Ngày giao dịch;Ngày hiệu lực;Diễn giải;Số tham chiếu;Ghi nợ;Ghi có;Số dư;Loại tiền;Số tiền',
  he: 'תאריך;תאריך ערך;תיאור;אסמכתא;חובה;זכות;יתרה;מטבע;סכום',
  sl: 'Datum knjiženja;Datum valute;Namen;Referenca;V breme;V dobro;Stanje;Valuta;Znesek',
  sk: 'Dátum zaúčtovania;Dátum valuty;Popis;Variabilný symbol;Na ťarchu;V prospech;Zostatok;Mena;Suma',
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

test('years of the Buddha and of a republic', () => {
  const thai = read('วันที่,รายการ,ถอน,ฝาก', '05/01/2567,a,,10.00', '29/02/2567,b,3.00,')
  expect(thai).toEqual(['2: 1000', '3: -300'])
  const taiwanese = readCsv('日期,摘要,支出,存入,餘額\n113/01/05,a,,30,30\n113/02/29,b,9,,21', context)
  expect(taiwanese.head.accounts[0]).toMatchObject({ reconciled: true })
  const [batch] = taiwanese.batches(10)
  expect(batch?.rows.map(({ bookedOn }) => bookedOn.toString())).toEqual(['2024-01-05', '2024-02-29'])
})

test('years that can only be of another calendar are refused once the day of reading is told', () => {
  const lines = ['Date,Description,Amount', '2080-09-21,a,-30.00', '2024-09-22,b,-40.00']
  const today = Temporal.PlainDate.from('2026-11-23')
  const rows = (options: { today?: Temporal.PlainDate }): string[] =>
    gist(readCsv(lines.join('\n'), { ...context, options }))
  expect(rows({ today })).toEqual(['3: -4000', '2: date_ahead'])
  expect(rows({})).toEqual(['2: -3000', '3: -4000'])
})

test('a column for each currency', () => {
  const header = 'Account Number,Transaction Date,Description 1,CAD$,USD$'
  const rows = [
    '0123,1/15/2024,PAYROLL,1500.00,',
    '0123,1/16/2024,GROCERY STORE,-200.00,',
    '0199,1/17/2024,INTEREST,,1.25',
  ]
  const reading = readCsv([header, ...rows].join('\n'), context)
  expect(reading.head.questions).toEqual([])
  const [batch] = reading.batches(10)
  const found = batch?.rows.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`)
  expect(found).toEqual(['150000 CAD', '-20000 CAD', '125 USD'])
  expect(read(header, '0123,1/15/2024,PAYMENT,1500.00,', '0199,1/17/2024,OTHER,,1.25')).toContain('asks sign')
})

test('lines that a spreadsheet quoted as one cell each', () => {
  const lines = ['Date,Description,Amount', '13/01/2026,""Shop, big"",-30.00', '14/01/2026,b,400.00']
  expect(read(...lines.map((line) => `"${line}"`))).toEqual(['2: -3000', '3: 40000'])
})
