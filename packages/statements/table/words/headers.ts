/** What a column can mean: the roles of `Mapping`, and those that must not be mistaken for them. */
export const headerRoles = [
  'booked_on',
  'value_on',
  'other_date',
  'time',
  'amount',
  'settled',
  'billing',
  'original',
  'net',
  'fee',
  'tax',
  'rate',
  'quantity',
  'debit',
  'credit',
  'direction',
  'balance',
  'opening',
  'closing',
  'currency',
  'original_currency',
  'description',
  'counterparty',
  'counter_account',
  'reference',
  'bank_id',
  'account',
  'account_name',
  'card',
  'category',
  'status',
  'other',
] as const
export type HeaderRole = (typeof headerRoles)[number]

/**
 * Header phrases as banks print them, gathered from the export formats of about 150 banks. One line a role and language:
 * `role language: phrase|phrase`. A phrase may stand under several roles (`valuta` is a value date in German and a currency in
 * Danish); the cells below it decide. `in` is the English of Indian banks. Phrases are folded on load.
 */
export const headerWords = `
booked_on en: date|transaction date|trans date|tran date|posting date|posted date|post date|date posted|booking date|booked|booked on|book date|booking|entry date|process date|processed date|date processed|operation date|accounting date|effective date|datetime|date time|date and time|timestamp|transaction time|created|created utc|created date utc|created at|started date|completed date|date completed utc|date completed|transaction date utc|settlement date|date of transaction|payment date|activity date|statement date|purchase date|trade date|run date|clearing date|release date|date of operation|trans date time|transaction datetime|transaction created at|transaction posted at|transaction date and time
booked_on in: txn date|tran dt|txn dt|trans dt|transaction dt|tnx date|dinank|tarikh|लेनदेन तिथि|तारीख|दिनांक|post dt|txn posted date
booked_on de: datum|buchungstag|buchungsdatum|buchung|buchungs datum|umsatzdatum|transaktionsdatum|abschlussdatum|belegdatum|kaufdatum|gebucht am|datum der transaktion|auftragsdatum|ausfuhrungsdatum|buchungszeit|abschluss
booked_on fr: date de comptabilisation|date comptable|date operation|date de l operation|date d operation|date de transaction|date de comptabilite|date transaction|date d execution|date comptabilisation
booked_on nl: datum verrichting|boekdatum|boekingsdatum|transactiedatum|uitvoeringsdatum|datum transactie|boeking
booked_on es: fecha|fecha operacion|fecha de operacion|fecha contable|f contable|fecha transaccion|fecha movimiento|f operacion|fecha de la operacion|fecha mov|fecha de transaccion|fecha y hora|fecha de movimiento|f movimiento|data operacio
booked_on it: data operazione|data contabile|data registrazione|data movimento|data contabilizzazione|data transazione|data di contabilizzazione|data ora
booked_on pt: data|data lancamento|data do lancamento|data mov|data movimento|data da transacao|data transacao|data da operacao|dt lancamento|data operacao|data do movimento|data compra
booked_on cs: datum zauctovani|datum provedeni|datum transakce|datum uctovani|datum zauctovania|datum splatnosti|datum odepsani|datum zpracovani|datum realizacie|datum spracovania
booked_on pl: data operacji|data transakcji|data ksiegowania|data zaksiegowania|data realizacji|data zlecenia operacji
booked_on hu: datum ido|tranzakcio datuma|konyveles datuma|tranzakcio idopontja|konyvelesi datum|tranzakcio datum|terheles datuma|datum es ido|konyveles napja
booked_on da: dato|bogforingsdato|bogfort|bogfort dato|transaktionsdato|posteringsdato
booked_on sv: reskontradatum|bokforingsdag|bokforingsdatum|bokford|transaktionsdag|transaktionsdatum|bokf datum|transaktionstid|kopdatum
booked_on no: bokforingsdato|bokfort|utfort dato|bokfort dato|transaksjonsdato|kjopsdato
booked_on fi: kirjauspaiva|kirjauspvm|paivamaara|tapahtumapaiva|pvm|maksupaiva|paivays|kirjattu
booked_on ru: дата|дата операции|дата проводки|дата транзакции|дата совершения операции|дата совершения|дата документа|дата и время|дата списания|дата время операции|дата и время операции
booked_on uk: дата операціі|дата транзакціі|дата і час операціі|дата та час операціі
booked_on zh: 交易日期|记账日期|交易时间|日期|交易日|记账日|入账日期|发生日期|发生时间|记账时间|创建时间|交易创建时间|记帐日期|交易日期時間|入帳日|時間
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
booked_on id: tanggal|tanggal transaksi|tgl|tarikh transaksi|tgl transaksi
booked_on ar: التاريخ|تاريخ العملية|تاريخ المعاملة
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
value_on zh: 起息日|生效日期|账单日期
value_on ja: 起算日|お支払日
value_on tr: valor tarihi|valor
value_on lt: valiutavimo data
value_on hr: datum valute
value_on el: ημ νια αξιας|ημερομηνια αξιας|valeur
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
settled en: amount in account currency|settlement amount|settled amount|account amount|account currency amount|amount local currency|converted amount|amount in local currency
settled de: betrag in kontowahrung
settled ru: сумма платежа|сумма в валюте счета|сумма пересчитанная в валюту счета|сумма в валюте карты|сумма операции в валюте счета|сумма с учетом комиссии
settled uk: сума в валюті картки|сума в валюті рахунку
settled zh: 结算金额|入账金额|记账金额|人民币金额|入账币种金额
settled cs: castka v mene uctu|zauctovana castka|objem v mene uctu|zuctovana castka
settled pl: kwota w walucie rachunku|kwota transakcji waluta rachunku|kwota operacji w walucie rachunku
settled hu: konyvelt osszeg|terhelt osszeg|osszeg a szamla devizanemeben
settled hr: iznos u valuti racuna
settled bg: сума в валута на сметката
settled fr: montant net devise du compte
amount en: value|gross|gross amount|amount|transaction amount|amt|trans amount|amount total|sum|total amount|payment amount|local amount|settlement amount|settled amount|amount in account currency|account amount|booked amount|posted amount|net amount of transaction|credit debit amount|signed amount|amount local currency|tran amount|value amount|amount value|total|transaction value|amount in original currency and account currency|money in out|account currency amount|source amount after fees
amount in: txn amount|txn amt|transaction amt|rashi|राशि|amount inr|amount in rs|amount rs|transaction amount inr
amount de: betrag|umsatz|buchungsbetrag|betrag in|umsatzbetrag|gesamtbetrag|transaktionsbetrag|belastung gutschrift|betrag in kontowahrung|einzelbetrag
amount fr: montant|montant de l operation|montant operation|montant de la transaction|somme|montant net devise du compte|montant de transaction|montant en euros
amount nl: bedrag|bedrag in|transactiebedrag|mutatiebedrag|bedrag transactie|af bij bedrag
amount es: importe|monto|cantidad|importe operacion|importe movimiento|importe de la operacion|valor del movimiento|importe total|import
amount it: importo|importo operazione|importo in euro|importo movimento|ammontare
amount pt: valor|montante|valor da transacao|importancia|valor r|valor lancamento|valor da operacao|valor do movimento|movimento
amount cs: castka|objem|castka v mene uctu|suma|zauctovana castka|castka transakce|castka uctovana|objem v mene uctu|ciastka|zuctovana castka
amount pl: kwota|kwota operacji|kwota transakcji|kwota w walucie rachunku|kwota transakcji waluta rachunku|kwota operacji w walucie rachunku|kwota zlecenia
amount hu: osszeg|tranzakcio osszege|konyvelt osszeg|terhelt osszeg|osszeg a szamla devizanemeben|ertek|tranzakcio osszeg
amount da: belob|belobet|bevaegelse
amount sv: belopp|insattning uttag|transaktionsbelopp
amount no: belop|belop i nok|inn ut
amount fi: maara|maara euroa|summa|rahamaara|maara eur|tapahtuman maara
amount ru: сумма|сумма операции|сумма платежа|сумма в валюте счета|сумма пересчитанная в валюту счета|сумма списания|сумма в валюте карты|сумма в рублях|сумма операции в валюте счета|сумма транзакции|сумма с учетом комиссии
amount uk: сума|сума операціі|сума в валюті картки|сума в валюті рахунку
amount zh: 金额|交易金额|发生额|结算金额|入账金额|记账金额|人民币金额|收支金额|金額|交易額|入账币种金额
amount ja: 金額|取引金額|ご利用金額|利用金額|入出金額|お取引金額|入出金|支払金額|出入金額|入出金 円
amount ko: 금액|거래금액|이용금액|승인금액|거래 금액
amount tr: tutar|islem tutari|miktar|hareket tutari
amount lt: suma|mokejimo suma
amount et: summa|tehingu summa
amount ro: suma tranzactiei|valoare|suma
amount bg: сума на операцията|сума в валута на сметката
amount hr: iznos|iznos u valuti racuna|iznos transakcije
amount el: ποσο|ποσο συναλλαγης
amount id: jumlah|nominal|mutasi|nilai
amount ar: المبلغ|مبلغ العملية
billing en: billing amount|billing gross amt|billed amount|billing amt|billing gross amount
original en: original amount|foreign amount|amount foreign currency|amount currency|foreign currency amount|original gross amt|trans original net amt|original gross amount|amount in original currency|original transaction amount|international amount|intl amount|local currency amount foreign|transaction currency amount|amount in transaction currency|foreign spend amount|original value|amount in local currency|target amount|converted amount|source amount|merchant amount|orig amount|amount original currency|foreign currency|original net amount|instructed amount|transaction amount original|usd amount equivalent|compensation amount|exchange amount
original de: originalbetrag|betrag in fremdwahrung|fremdwahrungsbetrag|betrag fremdwahrung|ursprungsbetrag|betrag urspr wahrung|betrag in originalwahrung|urspr betrag|betrag ursprung
original fr: montant en devise|montant devise|montant d origine|montant en devise d origine|montant dans la devise d origine
original nl: oorspr bedrag|oorspronkelijk bedrag|bedrag in vreemde valuta
original es: importe original|importe divisa|importe en divisa|importe en moneda original
original it: importo originale|importo in valuta|importo in divisa
original pt: valor em moeda estrangeira|valor original|valor em dolar|valor us
original cs: puvodni castka|castka v mene obchodu|puvodni castka a mena|castka puvodni|castka v puvodni mene|puvodni castka platby
original pl: kwota w walucie transakcji|kwota oryginalna|kwota w walucie oryginalnej|kwota transakcji waluta transakcji
original da: oprindeligt belob|belob i valuta
original no: opprinnelig belop|belop i valuta|valutabelop
original sv: utlandskt belopp|belopp i utlandsk valuta|ursprungligt belopp|utl belopp
original hu: eredeti osszeg|eredeti tranzakcio osszege
original ru: сумма в валюте операции|сумма в валюте|сумма в валюте транзакции|исходная сумма|сумма операции в валюте операции
original uk: сума в валюті операціі|сума у валюті транзакціі
original zh: 交易币金额|原币金额|外币金额|原始金额|交易地金额
original ja: 現地通貨額|外貨金額|現地利用額
original ko: 현지금액|외화금액|해외금액
original tr: orijinal tutar|doviz tutari
net en: net|net amount|amount net|net total
net de: netto|nettobetrag
net fr: net|montant net
net es: neto|importe neto
fee en: fee|fees|commission|charges|charge|transaction fee|total fees|service charge|fee amount|transfer fee|source fee amount|processing fee|bank charges|foreign transaction fee|exchange fee
fee de: gebuhr|gebuhren|entgelt|provision|spesen
fee fr: frais|commission
fee nl: kosten|kosten op verrichting
fee es: comision|tarifa
fee cs: poplatek|poplatky
fee pl: oplata|prowizja
fee hu: dij|jutalek
fee ru: комиссия|сумма комиссии|кэшбэк|кешбэк|бонусы включая кэшбэк|бонусы
fee uk: сума комісій|сума кешбеку
fee zh: 手续费|服务费|服务费 元
fee ja: 手数料
fee it: commissioni|spese
fee pt: taxa|tarifa|encargos
fee tr: masraf|komisyon
fee lt: komisinis
fee sv: avgift
fee da: gebyr
tax en: tax|vat|gst|tax amount|trans tax amt|vat amount|gst amount|sales tax|trans tax desc
tax de: mwst|umsatzsteuer|ust
tax fr: tva
tax es: iva
rate en: exchange rate|rate|fx rate|conversion rate|exchangerate|interest rate|exch rate|currency rate
rate de: kurs|umrechnungskurs|wechselkurs|devisenkurs
rate fr: taux|taux de change|cours
rate nl: koers|wisselkoers
rate es: tipo de cambio|cambio
rate it: tasso di cambio
rate pt: cotacao|taxa de cambio
rate cs: kurz|smenny kurz
rate pl: kurs|kurs wymiany
rate hu: arfolyam
rate sv: vaxelkurs
rate no: valutakurs
rate ru: курс
rate zh: 汇率|費率
rate ja: 為替レート|換算レート|レート
quantity en: quantity|qty|units|shares|price|unit price|reward points|reward point header|points|rewards|nav|miles|income entries|expenses entries|no of txns|count
quantity ja: 支払回数|回数|ポイント
quantity zh: 积分
quantity ru: мсс|mcc
debit en: debit|debits|withdrawal|withdrawals|paid out|money out|debit amount|amount debit|withdrawal amount|outflow|payments|spent|out|expense amount|debit amt|payment out|withdrawn|charge amount|paid out amount|debited|debit value|debit transaction|money out amount|amount out|expenses|expense|outgoing|outgoings|total debit|withdrawal debit
debit in: withdrawal amt|dr|dr amount|debit inr|withdrawals dr|withdrawal dr|debit rs|dr amt|withdrawal amount inr|debits dr|नामे|नाम|withdrawal inr|nikasi
debit de: soll|ausgang|belastung|lastschrift|ausgabe|ausgaben|belastungen|soll betrag|lastschriften|auszahlung
debit fr: debit|montant debit|debits|debit euros|sortie|depenses|montant debite
debit nl: debet|af|uitgaven|bedrag af|uit
debit es: cargo|cargos|debe|retiro|retiros|debito|debitos|gasto|salidas|egresos|importe cargo|egreso
debit it: dare|uscite|addebiti|addebito|uscita|importo dare|addebiti in euro
debit pt: debito|debitos|saida|saidas|valor debito
debit cs: vydaj|vydaje|na vrub|debet cz|odchozi castka
debit pl: obciazenie|obciazenia|wyplaty|wydatki|kwota obciazenia
debit hu: terheles|kiadas|kiadasok|terhelesek
debit da: ud|haevet|udgift
debit sv: uttag|ut
debit no: ut fra konto|belop ut|ut av konto|ut
debit fi: otto|otot|menot|nostot|velkaa
debit ru: расход|списание|списания|дебет|расходы|по дебету|сумма по дебету|расход по счету|сумма дебета
debit zh: 支出|借方|取出金额|支出金额|借方发生额|借方金额|转出金额|支取|付款金额|支出 元|借方 元|提款|支取金额|借方發生額
debit ja: 出金|支払い金額|支払金額 出金|お支払い|お支払金額|お引出し|出金額|引出|お支払い金額|支払額|出金金額|お引き出し|出金金額 円|引出額|お引出金額|お支払|出金 円|払出金額
debit ko: 출금|출금액|찾으신금액|지급액|출금금액|출금 금액|지급금액|찾으신 금액
debit tr: borc|cikan|giden|odenen|cikis
debit lt: debetas|islaidos|isejo
debit lv: debets
debit et: deebet|valjaminek
debit ro: debit|suma debit|debitare|plati
debit bg: дебит
debit hr: duguje|isplata|isplate|na teret|rashod|zaduzenje
debit el: χρεωση|αναληψη
debit id: debet|keluar|pengeluaran
debit ar: مدين|سحب|خصم
credit en: credit|credits|deposit|deposits|paid in|money in|credit amount|amount credit|deposit amount|inflow|in|received|credit amt|payment in|credited|paid in amount|money in amount|amount in|income|income amount|incoming|incomings|total credit|receipts|deposit credit
credit in: deposit amt|cr|cr amount|credit inr|deposits cr|deposit cr|credit rs|cr amt|deposit amount inr|credits cr|जमा|deposit inr|jama
credit de: haben|eingang|gutschrift|einnahme|einnahmen|gutschriften|haben betrag|einzahlung
credit fr: credit|montant credit|credits|credit euros|entree|recettes|montant credite
credit nl: bij|ontvangsten|bedrag bij
credit es: abono|abonos|haber|deposito|depositos|credito|creditos|ingreso|ingresos|entradas|importe abono
credit it: avere|entrate|accrediti|accredito|entrata|importo avere|accrediti in euro
credit pt: credito|creditos|entrada|valor credito
credit cs: prijem|prijmy|ve prospech|kredit cz|prichozi castka
credit pl: uznanie|uznania|wplaty|wplywy|wplywy na konto|kwota uznania
credit hu: jovairas|bevetel|bevetelek|jovairasok
credit da: ind|indsat|indtaegt
credit sv: insattning|inn|insattningar
credit no: inn pa konto|belop inn|inn til konto|inn
credit fi: pano|panot|tulot|talletukset
credit ru: приход|зачисление|зачисления|кредит|доходы|поступление|поступления|по кредиту|сумма по кредиту|приход по счету|сумма кредита|пополнение
credit zh: 收入|贷方|存入金额|收入金额|贷方发生额|贷方金额|转入金额|存入|收款金额|收入 元|贷方 元|存款|贷方發生額
credit ja: 入金|預かり金額|預り金額|お預り金額|お預入れ|入金額|預入|お預かり金額|預入額|入金金額|お預け入れ|入金金額 円|お預入金額|お預り|入金 円|受入金額
credit ko: 입금|입금액|맡기신금액|입금금액|입금 금액|맡기신 금액
credit tr: alacak|giren|gelen|yatan|giris
credit lt: kreditas|pajamos|iejo
credit lv: kredits
credit et: kreedit|sissetulek
credit ro: credit|suma credit|creditare|incasari
credit bg: кредит
credit hr: potrazuje|uplata|uplate|u korist|prihod|odobrenje
credit el: πιστωση|καταθεση
credit id: kredit|masuk|pemasukan
credit ar: دائن|ايداع|إيداع
direction en: d c|dc|cr dr|dr cr|debit credit|credit debit|type of transaction|direction|transaction type|sign|debit credit indicator|credit debit indicator|billingamountsign|billing amount sign|cd|c d|debit or credit|indicator|credit or debit|in out|money in or out|d k|crdr|drcr|dr cr indicator|type debit credit|entry type|credit debit flag|amount sign|d c indicator|details type|dbit crdt|deb cred
direction in: dr cr flag|cr dr indicator|txn type|cr db
direction de: s h|soll haben|soll haben kennzeichen|soll haben kennz|sh kennzeichen|haben soll|umsatztyp|kennzeichen
direction fr: sens|sens de l operation|debit credit|sens operation
direction nl: af bij|bij af|debet credit|af bij indicator|d c|code af bij
direction es: debe haber|signo|tipo de movimiento|cargo abono
direction it: segno|dare avere
direction pt: d c|natureza|tipo de lancamento|debito credito
direction cs: smer platby|smer|typ pohybu|typ obratu
direction pl: strona|obciazenie uznanie
direction hu: bevetel kiadas|terheles jovairas|t j|irany|tartozik kovetel
direction ru: дебет кредит|приход расход|тип движения
direction zh: 收 支|借贷|借贷标志|收支|收支类型|借贷方向|借贷标识|收付标志|收支标志|资金流向|借 贷|收 付|交易方向|借贷状态|借貸
direction ja: 入出金区分|入払区分|入出金 区分
direction ko: 구분|입출금구분|거래구분
direction tr: b a|borc alacak|borc alacak gostergesi
direction lt: d k|debetas kreditas
direction et: deebet kreedit|deebet kreedit d c
direction fi: tapahtuman suunta
direction hr: smjer|smer knjizenja
balance en: balance|running balance|closing balance|available balance|account balance|ledger balance|balance after|running bal|runningbalance|balance amount|current balance|book balance|post balance|balance after transaction|cleared balance|bal|balance due|outstanding balance|resulting balance|account balance after|balance total
balance in: balance inr|balance rs|closing bal|bal inr|शेष|शेष राशि|balance in rs|shesh|avl bal
balance de: saldo|kontostand|saldo nach buchung|kontosaldo|saldo nach umsatz|aktueller saldo
balance fr: solde|solde comptable|solde apres operation|solde du compte
balance nl: saldo na trn|saldo na mutatie|saldo na boeking|eindsaldo regel|saldo na transactie
balance es: saldo disponible|saldo contable|saldo posterior|saldo final movimiento|disponible|saldo parcial|saldo
balance it: saldo contabile|saldo progressivo|saldo disponibile
balance pt: saldo contabilistico|saldo apos|saldo do dia|saldo|saldo r
balance cs: zustatek|zostatok|zustatek po transakci|ucetni zustatek
balance pl: saldo po operacji|saldo po transakcji|saldo rachunku|saldo koncowe operacji
balance hu: egyenleg|konyvelt egyenleg|szamlaegyenleg|aktualis egyenleg
balance da: saldo dkk|bogfort saldo
balance sv: bokfort saldo|saldo
balance no: saldo|bokfort saldo
balance fi: saldo|tilin saldo
balance ru: остаток|баланс|остаток средств|остаток по счету|исходящий остаток|остаток на счете|остаток после операции|баланс после
balance uk: залишок|залишок після операціі|баланс після операціі
balance zh: 余额|账户余额|联机余额|本次余额|当前余额|交易后余额|帐户余额|餘額|可用余额|结余|账面余额|账户余额 元
balance ja: 残高|差引残高|お取引後残高|取引後残高|差引残高 円|残高 円|現在残高
balance ko: 잔액|거래후잔액|거래후 잔액|잔고|거래 후 잔액
balance tr: bakiye|son bakiye|islem sonrasi bakiye|kalan bakiye
balance lt: likutis
balance lv: atlikums
balance et: jaak
balance ro: sold|sold contabil|sold final
balance bg: салдо|наличност|баланс
balance hr: stanje|stanje racuna|saldo
balance el: υπολοιπο|λογιστικο υπολοιπο
balance id: saldo akhir
balance ar: الرصيد
opening en: opening balance|initial balance|beginning balance|balance before|start balance|starting balance|start saldo
opening nl: beginsaldo|startsaldo
opening de: anfangssaldo|startsaldo
opening es: saldo inicial|saldo anterior
opening fr: solde initial
opening ru: входящий остаток
closing en: final balance|ending balance|end balance
closing nl: eindsaldo
closing de: endsaldo
closing es: saldo final
closing fr: solde final
currency en: currency|ccy|curr|currency code|account currency|transaction currency|billing currency|billing cur code|settlement currency|cur|balance currency|curr code|billing currency code|crncy|source currency|currency of account
currency de: wahrung|waehrung|buchungswahrung|kontowahrung|whg|wrg|wkz|wahrung des umsatzes
currency fr: devise|monnaie|monn|devise du compte
currency nl: munt|muntsoort|valuta|munteenheid
currency es: divisa|moneda|divisa cuenta
currency it: divisa|valuta conto
currency pt: moeda
currency cs: mena|mena uctu
currency pl: waluta|waluta operacji|waluta rachunku
currency hu: devizanem|deviza|tranzakcio devizaneme|penznem
currency da: mont|valuta
currency sv: valuta|valutakod
currency fi: valuutta
currency ru: валюта|валюта счета|валюта платежа|валюта операции счета|валюта карты
currency uk: валюта картки
currency zh: 币种|货币|结算币种|入账币种|幣別|交易货币|币别|货币种类|记账币种
currency ja: 通貨
currency ko: 통화|통화코드
currency tr: doviz|para birimi|doviz cinsi|doviz kodu
currency lt: valiuta
currency lv: valuta|valutas kods
currency et: valuuta
currency ro: moneda
currency bg: валута
currency hr: valuta|valuta racuna
currency el: νομισμα
currency id: mata uang
original_currency en: original currency|foreign currency code|type foreign currency|original cur|local currency|merchant currency|original currency code|foreign currency type|target currency|exchange from|exchange to|fee currency|source fee currency|instructed currency
original_currency de: originalwahrung|fremdwahrung|ursprungswahrung|urspr wahrung
original_currency nl: oorspr munt
original_currency ru: валюта операции|валюта транзакции
original_currency cs: mena obchodu|puvodni mena
original_currency zh: 交易币种|原币种
original_currency no: opprinnelig valuta
original_currency pl: waluta transakcji
description en: description|details|transaction details|narrative|memo|transaction description|particulars|text|notes|note|remarks|comment|comments|title|subject|message|payment details|transaction|item|reason|original description|desc|activity|transaction information|full description|extended description|transaction narrative|purpose|narrative 1|narrative 2|description 1|description 2|description 3|additional information|extended details|label|statement description|appears on your statement as|your reference text|memo description|label detail|detail|special instructions|remark|item title|my item|additional details|transaction remarks text
description in: narration|transaction remarks|transaction particulars|vivaran|विवरण|narration remarks|transaction narration|txn description|txn remarks
description de: verwendungszweck|buchungstext|buchungsdetails|umsatztext|beschreibung|transaktionsbeschreibung|zahlungsreferenz|vorgang verwendungszweck|buchungsinformationen|buchungsinfo|umsatzbeschreibung|beschreibung 1|text|bemerkung|mitteilung|transaktionsbeschreibung zusatz|avisierungstext|zahlungszweck|vwz|reason|betreff
description fr: libelle|libelle operation|libelle simplifie|nature|nature de l operation|detail de l ecriture|informations complementaires|description|commentaire|remarque|libelle interne|libelle de l operation|detail operation|communication|communications|intitule|texte de notification|motif
description nl: omschrijving|omschrijving 1|omschrijving 2|omschrijving 3|mededelingen|mededeling|vrije mededeling|gestructureerde mededeling|naam omschrijving|toelichting|beschrijving
description es: concepto|descripcion|movimiento|observaciones|detalle|mas datos|comentario|referencia concepto|concepto ampliado|descripcion del movimiento|glosa|leyenda|detalles|descripcio|concepte
description it: descrizione|causale|descrizione operazione|causale descrizione|descrizione estesa|operazione|dettagli|note|descrizione del movimento
description pt: descricao|historico|lancamento|descritivo|descricao do movimento|titulo|detalhes|estabelecimento|descricao da transacao
description cs: popis|polozka|zprava pro prijemce|zprava pro me|poznamka|zprava|popis transakce|detaily|ucel platby|informacia pre prijemcu|popis operace|zprava pro plt|klientska poznamka|popis pohybu
description pl: opis|opis operacji|tytul|tytul operacji|opis transakcji|tytulem|tytul przelewu|szczegoly|szczegoly transakcji
description hu: kozlemeny|leiras|megjegyzes|reszletek|tranzakcio leirasa|megnevezes
description da: tekst|beskrivelse|posteringstekst
description sv: beskrivning|rubrik|meddelande|specifikation
description no: forklaring|beskrivelse|melding|forklarende tekst|tittel|undertype
description fi: viesti|selite|selitys|kuvaus|viitteen tai viestin sisalto|tapahtumatiedot|viite viesti
description ru: описание|описание операции|назначение платежа|назначение|основание|комментарий|детали операции|наименование операции|содержание операции
description uk: опис операціі|деталі операціі|опис|призначення платежу
description zh: 摘要|备注|商品说明|商品|交易摘要|交易描述|附言|交易附言|用途|客户摘要|说明|交易说明|备注信息|交易备注|商品名称|摘要说明|明細|附註
description ja: 摘要|取引内容|お取り扱い内容|内容|お取引内容|利用店名|ご利用店名|摘要内容|ご利用先など|お取扱内容|ご利用店名 商品名|適用|メモ|利用店名 商品名|取扱内容|ご利用先
description ko: 적요|내용|거래내용|기재내용|메모|거래내역|비고|받는분통장표시|이용하신곳|가맹점명|이용가맹점
description tr: aciklama|islem aciklamasi|islem|aciklamalar
description lt: paskirtis|mokejimo paskirtis|detales|paaiskinimas
description lv: apraksts|informacija sanemejam|maksajuma merkis
description et: selgitus|kirjeldus
description ro: descriere|detalii|detalii tranzactie|explicatii|descrierea operatiunii|tip tranzactie detalii
description bg: основание|описание|описание на операцията
description hr: opis placanja|opis transakcije|svrha|svrha placanja|opis
description el: περιγραφη|αιτιολογια
description id: keterangan|uraian|deskripsi|rincian|catatan|uraian transaksi
description ar: الوصف|التفاصيل|البيان
counterparty en: payee|name|counterparty|counterparty name|merchant|merchant name|beneficiary|beneficiary name|payer|sender|recipient|to|from|other party|other party name|counter party|vendor|payer name|payee name|source destination|target name|source name|transacting party|to from|party|partner name|remitter|ultimate receiver name|creditor name|debtor name|originator|beneficiary or cardholder|name of counterparty|customer name|name description|receiver|beneficiary remitter|seller|merchant description|partner|sender recipient
counterparty de: beguenstigter zahlungspflichtiger|begunstigter|auftraggeber empfanger|zahlungsempfanger|zahlungspflichtiger|auftraggeber|empfanger|empfangername|name zahlungsbeteiligter|auftraggeber begunstigter|begunstigter auftraggeber|partner|partnername|zahlungspartner|zahlungspflichtige r|zahlungsempfanger in|zahlungspflichtige|zahlungsempfanger innen|handler|auftraggeber in|name|gegenpartei|empfanger zahlungspflichtiger|name des partners|empfanger zahlungspflichtige|beteiligter
counterparty fr: tiers|beneficiaire|nom de la contrepartie|contrepartie|donneur d ordre|nom du beneficiaire|commercant|nom contrepartie
counterparty nl: naam tegenpartij|tegenpartij|naam|begunstigde|naam begunstigde|handelaar|naam uiteindelijke partij|naam initierende partij|naam van de tegenpartij|tegenpartij naam
counterparty es: beneficiario|ordenante|nombre|comercio|beneficiario ordenante|contraparte
counterparty it: controparte|beneficiario|esercente|ordinante
counterparty pt: favorecido|nome|beneficiario|destinatario|remetente
counterparty cs: nazev protiuctu|protistrana|nazev obchodnika|nazov protistrany|nazev protistrany|partner cz|nazev uctu protistrany|obchodnik|nazev uctu protiuctu|prijemce
counterparty pl: kontrahent|nadawca odbiorca|odbiorca|nadawca|dane kontrahenta|odbiorca nadawca|nazwa kontrahenta|nazwa odbiorcy|nazwa nadawcy
counterparty hu: partner neve|ellenoldali nev|kedvezmenyezett neve|partner|ellenpartner neve|ellenoldali szamla neve|partner elnevezese|kedvezmenyezett
counterparty da: modtager|afsender|navn|modpart
counterparty sv: mottagare|avsandare|namn|motpart|mottagare avsandare
counterparty no: mottaker|avsender|navn|betalingsmottaker|mottakernavn|avsendernavn
counterparty fi: saaja|maksaja|saaja maksaja|vastapuoli|saajan nimi|nimi|saajan tai maksajan nimi
counterparty ru: контрагент|получатель|плательщик|отправитель|наименование контрагента|получатель плательщик|мерчант|имя контрагента
counterparty zh: 交易对方|对方户名|交易对手名称|对手信息|对方名称|对方姓名|交易对手|商户名称|交易对方户名|收款人|付款人|对手户名|交易场所|对方账户名称|对方单位名称|对方账户名|收 付款方|对方户名 名称|交易商户
counterparty ja: 振込依頼人名|相手先|お客様名|取引先|振込先|取引先名
counterparty ko: 상대방|의뢰인|보낸분|보낸분 받는분|받는분|의뢰인 수취인|거래처|보내는분|상대계좌예금주명
counterparty tr: karsi taraf|alici|gonderen|alici gonderen|karsi hesap adi
counterparty lt: gavejas|moketojas|gavejas moketojas|moketojo arba gavejo pavadinimas|kita salis
counterparty lv: sanemejs|maksatajs|sanemejs maksatajs|partnera nosaukums
counterparty et: saaja maksja|saaja maksja nimi
counterparty ro: beneficiar|platitor|ordonator|nume beneficiar
counterparty hr: primatelj|platitelj|primatelj platitelj|naziv primatelja|naziv
counter_account en: counterparty account|counterparty iban|beneficiary account|counter account|other party account|payee account|to account|from account|partner account|account of counterparty|counterparty account number|beneficiary iban|bank account|payer account|iban of counterparty|partner iban|recipient account|originator identifier|receiver account|counterparty bsb|other account|remitter account|transfer account
counter_account de: kontonummer iban|gegenkonto|iban zahlungsbeteiligter|iban des zahlungsbeteiligten|konto des partners|partner iban|iban gegenkonto|kontonummer gegenkonto|konto empfanger|iban empfanger|kontonummer zahlungspartner|glaubiger id|glaubiger identifikationsnummer
counter_account fr: compte contrepartie|compte de la contrepartie|iban contrepartie|compte beneficiaire|iban de la contrepartie
counter_account nl: tegenrekening|tegenrekening iban bban|rekeningnummer tegenpartij|rekening tegenpartij|iban tegenpartij|rekening van de tegenpartij
counter_account cs: cislo protiuctu|protiucet|bankovni spojeni|iban protiuctu|cislo uctu protistrany|cislo protiucet|protiucet cislo
counter_account pl: nr rachunku|rachunek kontrahenta|rachunek odbiorcy|rachunek nadawcy|nr konta kontrahenta|numer rachunku kontrahenta|numer konta odbiorcy|nr rachunku kontrahenta|rachunek przeciwstawny
counter_account hu: partner szamlaszama|ellenoldali szamlaszam|ellenszamla|kedvezmenyezett szamlaszama
counter_account fi: saajan tilinumero|saajan tilinumero ja pankin bic|vastatili|tilinumero saaja
counter_account sv: mottagarkonto|motkonto
counter_account no: til konto|motkonto|fra konto
counter_account da: modtagers konto|modkonto
counter_account ru: счет контрагента|счет получателя|счет плательщика
counter_account zh: 对方账号|交易对手账号|对方账户|对方帐号|对方卡号 账号|交易对方账号|对方卡号|对方账号 卡号
counter_account es: cuenta beneficiario|cuenta contraparte
counter_account it: conto controparte|iban controparte
counter_account lt: gavejo saskaita|saskaita gavejo|moketojo arba gavejo saskaita
counter_account et: saaja konto|saaja maksja konto
counter_account ko: 상대계좌번호|상대계좌
counter_account tr: karsi iban|karsi hesap
reference en: reference|ref|cheque number|check number|check no|cheque no|check|cheque|ref no|reference number|reference no|payment reference|check num|checknumber|customer reference|bank reference|end to end id|invoice number|transaction reference|chq no|your reference|our reference|ref number|document number|doc no|client reference|sepa reference|mandate reference|check or slip|slip|trace number|confirmation number|serial|serial number|check serial number|check slip|payment ref|reference 1|reference1|mandate identification|cust ref|approval code|auth code|invoice id
reference in: chq ref no|chq ref number|chq no ref no|ref no cheque no|chqno|cheque ref no|chq|ref cheque no|chq ref|instrument id|instrument no|instrument number|chequeno|utr|utr no|utr number|rrn|upi ref no|cheque no ref no|cheque number ref no|instrmnt number
reference de: kundenreferenz|kundenreferenz end to end|mandatsreferenz|referenz|sammlerreferenz|buchungsreferenz|referenznummer|belegnummer|auftragsnummer|kunden referenz|mandatsnummer|scheck nr|zahlungs referenz
reference fr: reference|numero de cheque|numero operation|reference operation|n de transaction|no de transaction|n d ordre|numero de piece
reference nl: betalingskenmerk|transactiereferentie|machtigingskenmerk|kenmerk|afschriftnummer|referentie
reference es: referencia|documento|num documento|n documento|referencia 1|referencia 2|numero de documento|no documento|nro documento|folio
reference it: riferimento|cro
reference pt: documento|numero do documento|n documento|docto|n doc|dcto|doc
reference cs: variabilni symbol|vs|vs 1|variabilni symbol 1|referencni cislo transakce|reference platby|variabilny symbol
reference pl: numer referencyjny|nr referencyjny|referencje
reference hu: megbizas azonosito|referencia
reference sv: referens|verifikationsnummer|ocr
reference no: kid|arkivref|referanse|arkivreferanse|numref
reference da: reference|bilagsnummer
reference fi: viite|viitenumero
reference ru: номер документа|референс проводки|код авторизации|референс|номер операции банка
reference zh: 商户单号|商家订单号|商户订单号|凭证号|支票号|凭证号码
reference ja: 照会番号|番号
reference tr: referans|dekont no|fis no
reference et: viitenumber
bank_id en: transaction id|id|transaction number|txn id|unique id|record id|transferwise id|transaction no|fitid|transaction identifier|operation number|transaction reference number|wallet txn id|activity id|transaction guid|balance transaction id|event id|internal reference|entry id|transaction unique id|uid|bank id|uuid|source id
bank_id de: transaktionscode|transaktionsnummer|transaktions id|umsatz id|buchungsnummer
bank_id nl: volgnr|volgnummer|transactienummer|transactie id
bank_id cs: id transakce|id pohybu|id operace|cislo pohybu|identifikace transakce
bank_id hu: tranzakcio azonosito|tranzakcio azonositoja
bank_id pt: identificador
bank_id pl: nr transakcji|numer transakcji|id transakcji
bank_id fi: arkistointitunnus|arkistotunnus
bank_id ru: номер операции|идентификатор операции
bank_id zh: 交易单号|交易订单号|交易流水号|流水号|交易号|业务流水号|交易序号|支付宝交易号|账务流水号|业务基础订单号|订单号
bank_id et: arhiveerimistunnus
bank_id es: numero de operacion|id operacion|n operacion
bank_id fr: n de transaction|numero de transaction|id transaction
account en: account|account no|account number|accountno|iban|account iban|own account|acct no|account id|iban bban|my account|acct|account nr|bank account number|source account|account identifier|acct number|accountnumber|account name number
account in: a c no|a c number|ac no|khata sankhya
account de: auftragskonto|kontonummer|konto|iban auftragskonto|kontonr|kontonummer iban eigen|iban kontoinhaber|iban auftraggeberkonto|eigenes konto|auftraggeberkonto|kontokorrent|konto nr
account fr: compte|numero de compte|no de compte|n de compte|accountnum|numero compte|produit
account nl: rekeningnummer|rekening|rekeningnummer iban|eigen rekening|rekeningnr
account es: cuenta|numero de cuenta|n cuenta|cuenta origen
account it: conto|numero conto|rapporto|conto corrente
account pt: conta|numero da conta
account cs: cislo uctu|vlastni ucet|ucet|iban uctu
account pl: rachunek|numer konta|nr rachunku wlasnego|numer rachunku|numer rachunku karty|konto|rachunek zrodlowy
account hu: szamlaszam|konyvelesi szamla
account da: konto|kontonummer|kontonr
account sv: kontonummer|konto|kontonr
account no: fra kontonummer|kontonummer
account fi: tili|tilinumero
account ru: номер счета|номер счета карты|счет|номер карты счета договора|счет карта
account zh: 账号|本方账号|账户|卡号|交易卡号|本人账号|查询账号
account ja: 口座番号|口座
account ko: 계좌번호|계좌
account tr: hesap no|hesap numarasi|hesap
account lt: saskaitos nr|saskaita|saskaitos numeris
account lv: klienta konts|konts
account et: kliendi konto|konto
account ro: cont|numar cont|iban
account hr: racun|broj racuna
account id: rekening|nomor rekening
account_name en: account name|account type|product|account description|wallet|account label|account title|client account
account_name de: kontoname|kontobezeichnung|bezeichnung auftragskonto|kontotyp
account_name nl: rubrieknaam|rekeningnaam|naam rekening
account_name hu: szamla neve
account_name cs: nazev uctu
account_name ru: тип счета|тип карты
account_name fr: nom du compte|libelle compte|type de compte
card en: card number|card|card no|card member|cardholder|card last 4|credit card number|card holder|cardholder name|last 4 digits|card last four digits|card used|card ending|account card number|name on card|cardmember
card de: kartennummer|karte|karteninhaber|umsatz getatigt von|kreditkarte
card nl: kredietkaart|kaarthouder|kaartnummer
card fr: carte|numero de carte|porteur
card es: tarjeta|numero de tarjeta
card hu: kartyaszam
card ru: номер карты|карта
card cs: cislo karty
card pl: numer karty
card zh: 卡末四位|卡号末四位|卡号后四位|交易卡号末四位|信用卡号
card ja: カード番号|ご利用カード|利用者|ご利用者
card ko: 카드번호|이용카드
card pt: cartao|final do cartao|nome no cartao
card it: carta|numero carta
category en: category|type|transaction category|sub category|subcategory|transaction code|code|mcc|class|merchant category|category group|category group category|bank category|mcc code|merchant category code|tran type|payment type|method|tags|labels|payment method|trans type|transaction method|sic code|spending category|master category|expense category|booking type|merchant type|group|posting key|posting text|category name|funding source
category de: umsatzart|kategorie|buchungsart|transaktionstyp|vorgang|umsatzkategorie|transaktionsart|unterkategorie|buchungsschlussel|art|geschaftsvorfall|hauptkategorie
category fr: categorie|type operation|sous categorie|type d operation|famille|type de transaction|categorie operation
category nl: mutatiesoort|soort|categorie|code|boekcode|soort transactie|type transactie
category es: categoria|subcategoria|tipo de operacion|tipo|tipo movimiento
category it: categoria|tipo operazione|tipologia|causale abi
category pt: categoria|tipo de transacao|tipo|dependencia origem
category cs: typ transakce|kategorie transakce|kategorie cz|typ operace|typ
category pl: kategoria|typ transakcji|rodzaj transakcji|typ operacji|rodzaj operacji
category hu: tranzakcio tipusa|kategoria|tipus|jogcim
category da: kategori
category sv: kategori|transaktionstyp|kontoform|typ
category no: type|hovedkategori|underkategori
category fi: laji|tapahtumalaji|selitys|tapahtumatyyppi
category ru: категория|тип операции|мсс код
category uk: категорія|мсс
category zh: 交易分类|交易类型|业务类型|交易类别|交易方式|收 付款方式|支付方式|交易渠道|类型|交易名称|业务摘要
category ja: 取引区分|区分|分類|取引名|お取引種類|取引種別
category ko: 거래종류|거래유형|업종
category tr: islem tipi|etiket|kategori|islem turu
category id: jenis transaksi
status en: status|state|transaction status|cleared|posted|settlement status|payment status|booking status|pending
status de: status|umsatzstatus|info
status fr: statut|etat
status es: estado
status it: stato
status cs: stav|stav transakce
status pl: status transakcji|stan
status hu: allapot|statusz
status ru: статус|статус операции
status zh: 交易状态|当前状态|状态
status ja: 状態
status tr: durum
status ko: 상태
status nl: status
status sv: status
other en: address|city|country|zip|postal code|bic|swift|bsb|branch|branch code|sort code|bank name|bank|sr no|s no|sl no|sr|no|serial no|location|country region|area district|state province|phone|email|from email address|to email address|url|image|flag|row|purpose code|sol|shared item|own item|information mode|merchant city|merchant country|init br|branch name|bank code|transaction city|transaction country
other de: blz|bankleitzahl|land|ort|landerkennzeichen|lfd nr
other nl: adres|land|locatie|bic tegenpartij|batch id|incassant id|reden retour|uitgavenstaat
other cs: konstantni symbol|specificky symbol|ks|ss|kod banky|storno|bic cz|duvod neprovedeni
other fr: agence|pays|ville
other zh: 序号|顺序号|交易地点|交易网点|网点|钞汇|交易地
other ru: город совершения операции|страна совершения операции|бик
other es: oficina|sucursal|pais
other ko: 거래점|취급점|번호|no|거래지점
other tr: sube|kanal
other ja: 店番|支店名
`
