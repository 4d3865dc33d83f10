/** Words beside a brand that say nothing else than that it is one of its shops, sites or firms. Folded. */
const setOf = (text: string) => new Set(text.trim().split(/\s+/))

export const shopWords = setOf(`
  store stores shop shops supermarket supermarkets superstore superstores super supercenter superc hyper
  hypermarket market markets markt maerkte mart express extra metro local city center centre contact xl
  bio to go online onlineshop web digital com co uk in de fr es it nl be at ch eu us usa net org www
  http https ltd limited llp llc inc corp corporation plc pvt private gmbh ag kg ohg ug se sa sas sarl
  spa srl sl slu bv nv ab as aps oy zoo pl ie int intl international europe emea india bill bills
  billing payment payments pay order orders recharge prepaid postpaid subscription subscr subscriptions
  membership mbrshp plan premium plus pro music video tv services service svcs customer app apps mobile
  payu razorpay paytm upi autopay auto mandate recurring epay online1 bundl technologies technology tech
  pos pharmacy pharm restaurant restaurants sagt danke dankt merci fil filiale nr no st store1 s t the
  und and et y e di petrol station stations filling fuel service1 airport hbf bahnhof railway outlet
  branch unit retail group holding holdings pizza coffee cafe bakery hotel hotels inn gym fitness energy
  strom gas internet telecom insurance versicherung versicherungen assurance assurances seguros
  assicurazioni verzekeringen life general health trip ride rides help eats ticket tickets flight
  flights reise marketplace mktplace mktpl mktp wholesale whse warehouse pfs sstn ss exp mkt mkts smkt
  deutschland deutschla germany france espana italia nederland polska espagne austria osterreich schweiz
  suisse customers clients particuliers client europ europa dept department gmbh1 ug1 kundenservice
  direct`)

/** What a firm's name may carry or not without being another firm: legal forms, parts of web addresses, articles. */
export const formWords = setOf(`
  ltd limited llp llc inc corp corporation plc pvt private gmbh ag kg ohg ug se sa sas sarl spa srl sl
  slu bv nv ab as aps oy zoo co com uk in de fr es it nl org net www http https the stores store shop`)

/**
 * Brands that are ordinary words: alone they are the brand, beside other words they are the word (`NEXT LEVEL DENTAL`,
 * `ORANGE COUNTY WATER`).
 */
export const ordinaryWords = setOf(`
  ns sl sj vr springfield vy cz tk dr mr st
  next target real match power action three very normal tiger depot but noise expert alternate saturn
  roller poco star plus dreams habitat coach orange bird tier curb grab loft cos jet total gulf tango
  wind blau visible aha once toto sage nest navi simpl cava leon dia pam norma penny mango gap guess tim
  salt sunrise magenta base play vue real hit reiss muller king crown royal national alpha delta united
  spirit frontier southwest swiss condor indigo marathon sinclair speedway valero boots next lush tiger
  miniso power reserved hello max bolt lime free base hive home express fever noon metro subway quick
  vips tortilla itsu truffles barista costa pret nero canyon hinge medium calm zeit bild regal everyman
  steam odeon legal nationwide progressive travelers admiral churchill aviva alan solid molina humana
  cigna chase discover capital robinhood gemini kraken chip plum peaks public staples ups dhl stamps
  porter viking regus moo loom miro notion slack zoom linear asana trello sprout intercom adobe gusto
  deel dhan cams brave good sky ee now id smarty bulb engie eni hera total access avia eden spire
  frontier optimum spectrum visible cricket mint sprint rogers bell fido centro central palace star sun
  crossword landmark bison alliance united fonic hema etos action tui trip golf lotto sisal once snai
  legoland museum dunelm made dreams next wilko argos hubo praxis gamma obi toom roller bauhaus
  manor hm dirk plus jumbo picnic flink casino cora match bennet iper lowes menards kohls ross pandora
  joules loewe tiger converse vans columbia express rue torrid justice gymboree ginger oberoi leela
  treble care help give coin chalo best public trends westside raymond jockey noise croma durian adda
  ola rapido park plus ncp saba indigo ulys sanef speedy midas total gulf trafic apollo fortis max
  rainbow titan noble alba anime`)
