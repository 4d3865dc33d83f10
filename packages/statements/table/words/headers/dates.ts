/** Header phrases of dates and times. The form of a line is told in `../headers.ts`. */
export const dates = `
booked_on en: date|transaction date|trans date|tran date|posting date|posted date|post date|date posted|booking date|booked|booked on|book date|booking|entry date|process date|processed date|date processed|operation date|accounting date|effective date|datetime|date time|date and time|timestamp|transaction time|created|created utc|created date utc|created at|started date|completed date|date completed utc|date completed|transaction date utc|settlement date|date of transaction|payment date|activity date|statement date|purchase date|trade date|run date|clearing date|release date|date of operation|trans date time|transaction datetime|transaction created at|transaction posted at|transaction date and time
booked_on in: txn date|tran dt|txn dt|trans dt|transaction dt|tnx date|dinank|tarikh|लेनदेन तिथि|तारीख|दिनांक|post dt|txn posted date|tareekh|len den tithi|tithi
booked_on de: datum|buchungstag|buchungsdatum|buchung|buchungs datum|umsatzdatum|transaktionsdatum|abschlussdatum|belegdatum|kaufdatum|gebucht am|datum der transaktion|auftragsdatum|ausfuhrungsdatum|buchungszeit|abschluss
booked_on fr: date de comptabilisation|date comptable|date operation|date de l operation|date d operation|date de transaction|date de comptabilite|date transaction|date d execution|date comptabilisation
booked_on nl: datum verrichting|boekdatum|boekingsdatum|transactiedatum|uitvoeringsdatum|datum transactie|boeking
booked_on es: fecha|fecha operacion|fecha de operacion|fecha contable|f contable|fecha transaccion|fecha movimiento|f operacion|fecha de la operacion|fecha mov|fecha de transaccion|fecha y hora|fecha de movimiento|f movimiento|data operacio
booked_on it: data operazione|data contabile|data registrazione|data movimento|data contabilizzazione|data transazione|data di contabilizzazione|data ora
booked_on pt: data|data lancamento|data do lancamento|data mov|data movimento|data da transacao|data transacao|data da operacao|dt lancamento|data operacao|data do movimento|data compra
booked_on cs: datum zauctovani|datum provedeni|datum transakce|datum uctovani|datum zauctovania|datum splatnosti|datum odepsani|datum zpracovani|datum realizacie|datum spracovania|datum pohybu
booked_on pl: data operacji|data transakcji|data ksiegowania|data zaksiegowania|data realizacji|data zlecenia operacji
booked_on hu: datum ido|tranzakcio datuma|konyveles datuma|tranzakcio idopontja|konyvelesi datum|tranzakcio datum|terheles datuma|datum es ido|konyveles napja
booked_on da: dato|bogforingsdato|bogfort|bogfort dato|transaktionsdato|posteringsdato
booked_on sv: reskontradatum|bokforingsdag|bokforingsdatum|bokford|transaktionsdag|transaktionsdatum|bokf datum|transaktionstid|kopdatum
booked_on no: bokforingsdato|bokfort|utfort dato|bokfort dato|transaksjonsdato|kjopsdato
booked_on fi: kirjauspaiva|kirjauspvm|paivamaara|tapahtumapaiva|pvm|maksupaiva|paivays|kirjattu|paiva
booked_on ru: дата|дата операции|дата проводки|дата транзакции|дата совершения операции|дата совершения|дата документа|дата и время|дата списания|дата время операции|дата и время операции
booked_on uk: дата операціі|дата транзакціі|дата і час операціі|дата та час операціі
booked_on zh: 交易日期|记账日期|交易时间|日期|交易日|记账日|入账日期|发生日期|发生时间|记账时间|创建时间|交易创建时间|记帐日期|交易日期時間|入帳日|時間|記帳日期|記帳日|帳務日期
booked_on ja: 日付|取引日|お取引日|年月日|ご利用日|利用日|取扱日|取引日付|お取り扱い日|操作日 年月日|計上日|発生日|お取扱日
booked_on ko: 거래일|거래일자|거래일시|이용일|이용일자|일자|거래날짜|날짜|승인일자|거래 일시
booked_on tr: tarih|islem tarihi|tarih saat|muhasebe tarihi|islem zamani
booked_on lt: operacijos data|mokejimo data|irasymo data|apdorojimo data|iskaitymo data
booked_on lv: datums|gramatosanas datums|darijuma datums
booked_on et: kuupaev|kande kuupaev|tehingu kuupaev
booked_on ro: data tranzactiei|data tranzactie|data procesarii|data inregistrarii|data operatiunii
booked_on bg: дата на операцията|дата на транзакция|дата на осчетоводяване
booked_on hr: datum knjizenja|datum transakcije|datum izvrsenja|datum prometa|datum obrade|datum promene
booked_on el: ημερομηνια|ημ νια συναλλαγης|ημερομηνια συναλλαγης|ημ νια
booked_on id: tanggal|tanggal transaksi|tgl|tarikh transaksi|tgl transaksi|tanggal posting|tanggal pembukuan|tgl posting
booked_on ar: التاريخ|تاريخ العملية|تاريخ المعاملة
booked_on sk: datum|datum zauctovania|datum transakcie|datum spracovania
booked_on sl: datum|datum knjizenja|datum transakcije
booked_on he: תאריך|תאריך פעולה|תאריך רישום|תאריך עסקה
booked_on vi: ngày|ngày giao dịch|ngày hạch toán|ngày gd
booked_on th: วันที่|วันที่ทำรายการ|วันที่รายการ
value_on en: value date|val date|value dt|value|date value|valuation date|interest date|available date|value date of transaction
value_on in: value dat|val dt
value_on de: valuta|valutadatum|wertstellung|wert|wertstellungsdatum|valuta datum|wertstellungstag|datum valuta
value_on fr: date de valeur|date valeur|valeur
value_on nl: rentedatum|valutadatum|valutadag|datum verrekening|renteingangsdatum
value_on es: fecha valor|f valor|fecha de valor|data valor|f valor operacion
value_on it: data valuta|valuta data|valuta
value_on pt: data valor|data do balancete|data de valor
value_on cs: datum valuty|valuta datum cz
value_on pl: data waluty
value_on hu: erteknap|ertek datum|ertek nap
value_on da: rentedato|valor|valordato|valorisk dato
value_on sv: valutadag|rantedatum|rantedag
value_on fi: arvopaiva|arvopvm
value_on ru: дата валютирования|дата обработки|дата обработки операции|дата платежа|дата зачисления
value_on zh: 起息日|生效日期|账单日期|起息日期|計息日
value_on ja: 起算日|お支払日
value_on tr: valor tarihi|valor
value_on lt: valiutavimo data
value_on hr: datum valute
value_on el: ημ νια αξιας|ημερομηνια αξιας|valeur
value_on no: valuteringsdato|rentedato
value_on uk: дата валютування
value_on id: tanggal valuta|tanggal efektif
value_on ko: 기산일
value_on sk: datum valuty
value_on sl: datum valute|valuta
value_on he: תאריך ערך|יום ערך
value_on vi: ngày hiệu lực|ngày giá trị
value_on th: วันที่มีผล
other_date en: due date|birth date|expiry date|maturity date|initial date|final date|start date|end date|order date|date of birth|reversal date|period start|period end|last updated|updated|original date|finished on
other_date de: falligkeit|glaubiger datum|letzte anderung
time en: time|hour|timezone|time zone|transaction hour
time de: uhrzeit|zeit
time fr: heure
time es: hora
time it: ora
time tr: saat
time ru: время
time zh: 交易时间点|时间
time ja: 時刻
time nl: tijd
time sv: tid
time pl: godzina
`
