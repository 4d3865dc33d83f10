/** Header phrases of balances and currencies. The form of a line is told in `../headers.ts`. */
export const balances = `
balance en: balance|ending daily balance|daily balance|running balance|closing balance|available balance|account balance|ledger balance|balance after|running bal|runningbalance|balance amount|current balance|book balance|post balance|balance after transaction|cleared balance|bal|balance due|outstanding balance|resulting balance|account balance after|balance total
balance in: balance inr|balance rs|closing bal|bal inr|शेष|शेष राशि|balance in rs|shesh|avl bal|bakaya
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
balance zh: 余额|账户余额|联机余额|本次余额|当前余额|交易后余额|帐户余额|餘額|結餘|帳戶結餘|可用余额|结余|账面余额|账户余额 元
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
balance sk: zostatok|konecny zostatok
balance sl: stanje|novo stanje
balance he: יתרה|יתרה בש ח|יתרה לאחר פעולה
balance vi: số dư|số dư cuối|số dư sau giao dịch
balance th: ยอดคงเหลือ|คงเหลือ|ยอดเงินคงเหลือ
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
currency th: สกุลเงิน
currency sk: mena
currency sl: valuta|oznaka valute
currency he: מטבע
currency vi: loại tiền|tiền tệ|đơn vị tiền tệ
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
currency in: mudra|मुद्रा
original_currency en: original currency|foreign currency code|type foreign currency|original cur|local currency|merchant currency|original currency code|foreign currency type|target currency|exchange from|exchange to|fee currency|source fee currency|instructed currency
original_currency de: originalwahrung|fremdwahrung|ursprungswahrung|urspr wahrung
original_currency nl: oorspr munt
original_currency ru: валюта операции|валюта транзакции
original_currency cs: mena obchodu|puvodni mena
original_currency zh: 交易币种|原币种
original_currency no: opprinnelig valuta
original_currency pl: waluta transakcji
`
