/** Header phrases of amounts and of their direction. The form of a line is told in `../headers.ts`. */
export const amounts = `
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
amount in: txn amount|txn amt|transaction amt|rashi|राशि|amount inr|amount in rs|amount rs|transaction amount inr|raashi
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
amount th: จำนวนเงิน|ยอดเงิน|จำนวน
amount sk: suma|ciastka|suma transakcie
amount sl: znesek
amount he: סכום|סכום חיוב|סכום פעולה
amount vi: số tiền|số tiền giao dịch
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
debit en: debit|subtractions|withdrawals subtractions|debits|withdrawal|withdrawals|paid out|money out|debit amount|amount debit|withdrawal amount|outflow|payments|spent|out|expense amount|debit amt|payment out|withdrawn|charge amount|paid out amount|debited|debit value|debit transaction|money out amount|amount out|expenses|expense|outgoing|outgoings|total debit|withdrawal debit
debit in: withdrawal amt|dr|dr amount|debit inr|withdrawals dr|withdrawal dr|debit rs|dr amt|withdrawal amount inr|debits dr|नामे|नाम|withdrawal inr|nikasi|naame|name udhar|aahran|nikaasi
debit de: soll|ausgang|belastung|lastschrift|ausgabe|ausgaben|belastungen|soll betrag|lastschriften|auszahlung
debit fr: debit|montant debit|debits|debit euros|sortie|depenses|montant debite
debit nl: debet|af|uitgaven|bedrag af|uit
debit es: cargo|cargos|debe|retiro|retiros|debito|debitos|gasto|salidas|egresos|importe cargo|egreso
debit it: dare|uscite|addebiti|addebito|uscita|importo dare|addebiti in euro
debit pt: debito|debitos|saida|saidas|valor debito
debit cs: vydaj|vydaje|na vrub|debet cz|odchozi castka|ma dati|odepsano|na vrub uctu
debit pl: obciazenie|obciazenia|wyplaty|wydatki|kwota obciazenia
debit hu: terheles|kiadas|kiadasok|terhelesek
debit da: ud|haevet|udgift|udbetalt
debit sv: uttag|ut
debit no: ut fra konto|belop ut|ut av konto|ut|belastet|debet
debit fi: otto|otot|menot|nostot|velkaa|veloitus|veloitukset|debet
debit ru: расход|списание|списания|дебет|расходы|по дебету|сумма по дебету|расход по счету|сумма дебета
debit zh: 支出|借方|取出金额|支出金额|借方发生额|借方金额|转出金额|支取|付款金额|支出 元|借方 元|提款|支取金额|借方發生額|提出
debit ja: 出金|支払い金額|支払金額 出金|お支払い|お支払金額|お引出し|出金額|引出|お支払い金額|支払額|出金金額|お引き出し|出金金額 円|引出額|お引出金額|お支払|出金 円|払出金額|支払|引出金額|お引出金
debit ko: 출금|출금액|찾으신금액|지급액|출금금액|출금 금액|지급금액|찾으신 금액|지급|출금액 원
debit tr: borc|cikan|giden|odenen|cikis
debit lt: debetas|islaidos|isejo
debit lv: debets
debit et: deebet|valjaminek
debit ro: debit|suma debit|debitare|plati
debit bg: дебит
debit hr: duguje|isplata|isplate|na teret|rashod|zaduzenje
debit el: χρεωση|αναληψη
debit id: debet|keluar|pengeluaran
debit th: ถอน|ถอนเงิน|จำนวนเงินถอน|เดบิต|หัก|ถอนเงิน/หัก
debit ar: مدين|سحب|خصم
debit sk: debet|vydavky|na tarchu
debit sl: breme|v breme|bremenitev|odliv
debit he: חובה|בחובה
debit vi: ghi nợ|nợ|phát sinh nợ|rút|chi|số tiền ghi nợ|tiền ra
debit uk: витрати|видаток|видатки|списання|дебет
credit en: credit|additions|deposits additions|credits|deposit|deposits|paid in|money in|credit amount|amount credit|deposit amount|inflow|in|received|credit amt|payment in|credited|paid in amount|money in amount|amount in|income|income amount|incoming|incomings|total credit|receipts|deposit credit
credit in: deposit amt|cr|cr amount|credit inr|deposits cr|deposit cr|credit rs|cr amt|deposit amount inr|credits cr|जमा|deposit inr|jama
credit de: haben|eingang|gutschrift|einnahme|einnahmen|gutschriften|haben betrag|einzahlung
credit fr: credit|montant credit|credits|credit euros|entree|recettes|montant credite
credit nl: bij|ontvangsten|bedrag bij|inkomsten
credit es: abono|abonos|haber|deposito|depositos|credito|creditos|ingreso|ingresos|entradas|importe abono
credit it: avere|entrate|accrediti|accredito|entrata|importo avere|accrediti in euro
credit pt: credito|creditos|entrada|valor credito
credit cs: prijem|prijmy|ve prospech|kredit cz|prichozi castka|dal|pripsano
credit pl: uznanie|uznania|wplaty|wplywy|wplywy na konto|kwota uznania
credit hu: jovairas|bevetel|bevetelek|jovairasok
credit da: ind|indsat|indtaegt|indbetalt
credit sv: insattning|inn|insattningar
credit no: inn pa konto|belop inn|inn til konto|inn|godskrevet|kredit
credit fi: pano|panot|tulot|talletukset|hyvitys|hyvitykset|kredit
credit ru: приход|зачисление|зачисления|кредит|доходы|поступление|поступления|по кредиту|сумма по кредиту|приход по счету|сумма кредита|пополнение
credit zh: 收入|贷方|存入金额|收入金额|贷方发生额|贷方金额|转入金额|存入|收款金额|收入 元|贷方 元|存款|贷方發生額|貸方|存入金額
credit ja: 入金|預かり金額|預り金額|お預り金額|お預入れ|入金額|預入|お預かり金額|預入額|入金金額|お預け入れ|入金金額 円|お預入金額|お預り|入金 円|受入金額|預入金額|お預り金
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
credit th: ฝาก|ฝากเงิน|จำนวนเงินฝาก|เครดิต|เงินเข้า
credit ar: دائن|ايداع|إيداع
credit sk: kredit|prijmy|v prospech
credit sl: dobro|v dobro|dobroimetje|priliv
credit he: זכות|בזכות
credit vi: ghi có|có|phát sinh có|gửi|thu|số tiền ghi có|tiền vào
credit uk: надходження|прибуток|прибутки|зарахування|кредит
direction en: +/-|d c|dc|cr dr|dr cr|debit credit|credit debit|type of transaction|direction|transaction type|sign|debit credit indicator|credit debit indicator|billingamountsign|billing amount sign|cd|c d|debit or credit|indicator|credit or debit|in out|money in or out|d k|crdr|drcr|dr cr indicator|type debit credit|entry type|credit debit flag|amount sign|d c indicator|details type|dbit crdt|deb cred
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
`
