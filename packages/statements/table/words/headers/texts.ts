/** Header phrases of texts: what a row was for, whose it is, and what must not be mistaken for either. The form of a line is told in `../headers.ts`. */
export const texts = `
description en: description|remittance information unstructured|remittance information structured|remittance information|remittance info|details|transaction details|narrative|memo|transaction description|particulars|text|notes|note|remarks|comment|comments|title|subject|message|payment details|transaction|item|reason|original description|desc|activity|transaction information|full description|extended description|transaction narrative|purpose|narrative 1|narrative 2|description 1|description 2|description 3|additional information|extended details|label|statement description|appears on your statement as|your reference text|memo description|label detail|detail|special instructions|remark|item title|my item|additional details|transaction remarks text
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
description sv: beskrivning|rubrik|meddelande|specifikation|transaktion|text
description no: forklaring|beskrivelse|melding|forklarende tekst|tittel|undertype
description fi: viesti|selite|selitys|kuvaus|viitteen tai viestin sisalto|tapahtumatiedot|viite viesti
description ru: описание|описание операции|назначение платежа|назначение|основание|комментарий|детали операции|наименование операции|содержание операции
description uk: опис операціі|деталі операціі|опис|призначення платежу
description zh: 摘要|备注|商品说明|商品|交易摘要|交易描述|附言|交易附言|用途|客户摘要|说明|交易说明|备注信息|交易备注|商品名称|摘要说明|明細|附註|說明|備註|交易說明|交易備註
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
description sk: popis|popis transakcie|sprava pre prijemcu
description sl: opis|namen|namen placila
description he: תיאור|פרטים|תיאור פעולה|הפעולה|שם בית העסק
description vi: diễn giải|nội dung|mô tả|nội dung giao dịch|chi tiết
description th: รายการ|รายละเอียด|คำอธิบาย
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
reference in: chq ref no|chq ref number|chq no ref no|ref no cheque no|chqno|cheque ref no|chq|ref cheque no|chq ref|instrument id|instrument no|instrument number|chequeno|utr|utr no|utr number|rrn|upi ref no|cheque no ref no|cheque number ref no|instrmnt number|sandarbh|sandarbh sankhya|संदर्भ
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
reference zh: 商户单号|商家订单号|商户订单号|凭证号|支票号|凭证号码|参考号|參考編號|参考编号
reference ja: 照会番号|番号|参照番号
reference tr: referans|dekont no|fis no|referans no|referans numarasi
reference et: viitenumber
reference id: referensi|no referensi|nomor referensi
reference ko: 참조번호|참조
reference sk: variabilny symbol|referencia
reference sl: referenca|sklic
reference he: אסמכתא|מספר אסמכתא
reference vi: số tham chiếu|mã giao dịch|số bút toán|số ct
reference th: เลขที่อ้างอิง|อ้างอิง
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
