/** Cities, states and countries as terminals print them behind a merchant. Only the end of a name is looked at. */
import { foldedWords } from './text.ts'

const countries = `
  us, usa, gb, gbr, uk, de, deu, ger, fr, fra, es, esp, it, ita, nl, nld, be, bel, at, aut, ch, che, ie,
  irl, pl, pol, pt, prt, se, swe, dk, dnk, no, nor, fi, fin, cz, cze, lu, lux, ro, gr, hu, in, ind, ca,
  can, au, aus, nz, nzl, sg, sgp, hk, ae, are, jp, india, germany, deutschland, france, espana, spain,
  italia, italy, nederland, netherlands, polska, poland, schweiz, suisse, osterreich, austria, belgium,
  ireland, portugal, united kingdom, great britain, united states`
const states = `
  al, ak, az, ar, co, ct, dc, fl, ga, hi, id, il, ia, ks, ky, la, me, md, ma, mi, mn, ms, mo, mt, ne,
  nv, nh, nj, nm, ny, nc, nd, oh, ok, or, pa, ri, sc, sd, tn, tx, ut, vt, va, wa, wv, wi, wy, on, qc,
  bc, ab, nsw, vic, qld, ka, mh, dl, up, tg, ts, ap, kl, gj, rj, wb, hr, pb, lnd, karnataka,
  maharashtra, telangana, kerala, gujarat, haryana, tamil nadu, ca`
const cities = `
  new york, new york city, brooklyn, queens, bronx, manhattan, los angeles, chicago, houston, phoenix,
  philadelphia, san antonio, san diego, dallas, san jose, austin, jacksonville, fort worth, columbus,
  charlotte, san francisco, indianapolis, seattle, denver, washington, boston, el paso, nashville,
  detroit, oklahoma city, portland, las vegas, memphis, louisville, baltimore, milwaukee, albuquerque,
  tucson, fresno, mesa, sacramento, atlanta, kansas city, colorado springs, miami, raleigh, omaha,
  long beach, virginia beach, oakland, minneapolis, tulsa, tampa, arlington, new orleans, wichita,
  cleveland, bakersfield, aurora, anaheim, honolulu, santa ana, riverside, corpus christi, lexington,
  stockton, pittsburgh, saint paul, st paul, cincinnati, anchorage, henderson, greensboro, plano,
  newark, lincoln, orlando, irvine, toledo, jersey city, chula vista, durham, fort wayne, st petersburg,
  laredo, buffalo, madison, lubbock, chandler, scottsdale, reno, glendale, norfolk, irving, fremont,
  boise, richmond, baton rouge, spokane, san bernardino, tacoma, des moines, rochester, mountain view,
  palo alto, sunnyvale, santa clara, cupertino, redmond, bellevue, cambridge, santa monica, pasadena,
  berkeley, salt lake city, st louis, saint louis, hollywood, burbank, wilmington, princeton, hoboken,
  evanston, naperville, boulder, tempe, toronto, montreal, vancouver, ottawa, calgary, edmonton, sydney,
  melbourne, brisbane, perth, auckland, london, birmingham, manchester, leeds, glasgow, liverpool,
  sheffield, bristol, edinburgh, cardiff, leicester, coventry, bradford, belfast, nottingham, newcastle,
  newcastle upon tyne, hull, plymouth, stoke, wolverhampton, derby, swansea, southampton, aberdeen,
  portsmouth, york, peterborough, dundee, lancaster, oxford, reading, brighton, bath, exeter, norwich,
  gloucester, ipswich, luton, slough, watford, croydon, bromley, ealing, hackney, islington, camden,
  stratford, wembley, wimbledon, kensington, chelsea, greenwich, hammersmith, lewisham, solihull,
  milton keynes, northampton, warrington, bolton, stockport, preston, blackpool, sunderland,
  middlesbrough, cheltenham, guildford, woking, bournemouth, poole, swindon, telford, barnet, enfield,
  dublin, cork, galway, welwyn garden, stevenage, uxbridge, hounslow, harrow, finchley, colindale,
  berlin, hamburg, munchen, muenchen, munich, koln, koeln, cologne, frankfurt, frankfurt am main,
  frankfurt main, stuttgart, dusseldorf, duesseldorf, dortmund, essen, leipzig, bremen, dresden,
  hannover, nurnberg, nuernberg, duisburg, bochum, wuppertal, bielefeld, bonn, munster, muenster,
  karlsruhe, mannheim, augsburg, wiesbaden, gelsenkirchen, monchengladbach, braunschweig, chemnitz,
  kiel, aachen, halle, magdeburg, freiburg, krefeld, lubeck, luebeck, oberhausen, erfurt, mainz,
  rostock, kassel, hagen, saarbrucken, potsdam, ludwigshafen, oldenburg, leverkusen, osnabruck,
  heidelberg, darmstadt, regensburg, ingolstadt, wurzburg, ulm, heilbronn, gottingen, pforzheim,
  offenbach, trier, jena, konstanz, wien, vienna, graz, linz, salzburg, innsbruck, klagenfurt,
  korneuburg, zurich, zuerich, geneve, geneva, basel, bern, lausanne, winterthur, luzern, luxembourg,
  paris, marseille, lyon, toulouse, nice, nantes, montpellier, strasbourg, bordeaux, lille, rennes,
  reims, saint etienne, toulon, grenoble, dijon, angers, nimes, villeurbanne, clermont ferrand,
  le havre, aix en provence, brest, limoges, tours, amiens, metz, besancon, orleans, mulhouse, rouen,
  caen, nancy, argenteuil, montreuil, roubaix, avignon, poitiers, versailles, la rochelle, cannes,
  antibes, annecy, boulogne, levallois, courbevoie, la defense, madrid, barcelona, valencia, sevilla,
  zaragoza, malaga, murcia, palma, bilbao, alicante, cordoba, valladolid, vigo, gijon, granada, vitoria,
  coruna, elche, oviedo, mostoles, cartagena, terrassa, jerez, sabadell, donostia, san sebastian,
  getafe, leganes, burgos, santander, salamanca, lisboa, porto, roma, rome, milano, milan, napoli,
  torino, palermo, genova, bologna, firenze, florence, bari, catania, venezia, verona, messina, padova,
  trieste, brescia, parma, prato, modena, reggio emilia, perugia, livorno, ravenna, cagliari, rimini,
  ferrara, bergamo, monza, amsterdam, rotterdam, den haag, s gravenhage, s gravenhag, utrecht,
  eindhoven, groningen, tilburg, almere, breda, nijmegen, apeldoorn, haarlem, arnhem, amersfoort,
  zaandam, den bosch, s hertogenbosch, hoofddorp, maastricht, leiden, dordrecht, zoetermeer, zwolle,
  delft, deventer, alkmaar, katwijk, schiphol, brussel, bruxelles, brussels, antwerpen, gent, brugge,
  liege, leuven, namur, charleroi, warszawa, krakow, lodz, wroclaw, poznan, gdansk, szczecin, bydgoszcz,
  lublin, bialystok, katowice, gdynia, praha, brno, budapest, bucuresti, sofia, athens, athina,
  kobenhavn, copenhagen, aarhus, stockholm, goteborg, malmo, oslo, bergen, helsinki, tallinn, riga,
  vilnius, kaunas, mumbai, bombay, delhi, new delhi, bangalore, bengaluru, banglore, hyderabad,
  ahmedabad, chennai, madras, kolkata, calcutta, surat, pune, jaipur, lucknow, kanpur, nagpur, indore,
  thane, bhopal, visakhapatnam, vizag, patna, vadodara, baroda, ghaziabad, ludhiana, agra, nashik,
  faridabad, meerut, rajkot, varanasi, srinagar, aurangabad, dhanbad, amritsar, navi mumbai, allahabad,
  prayagraj, ranchi, howrah, coimbatore, jabalpur, gwalior, vijayawada, jodhpur, madurai, raipur, kota,
  guwahati, chandigarh, mohali, panchkula, solapur, hubli, mysore, mysuru, tiruchirappalli, trichy,
  bareilly, aligarh, moradabad, gurgaon, gurugram, noida, greater noida, kochi, cochin, ernakulam,
  thiruvananthapuram, trivandrum, kozhikode, calicut, thrissur, mangalore, mangaluru, goa, panaji,
  panjim, puducherry, pondicherry, dehradun, shimla, jammu, bhubaneswar, cuttack, udaipur, ajmer,
  jamshedpur, secunderabad, warangal, guntur, nellore, salem, tirupur, erode, vellore, tirunelveli,
  whitefield, koramangala, indiranagar, hsr layout, powai, andheri, bandra, borivali, malad, vashi,
  kharadi, hinjewadi, gachibowli, madhapur, singapore, dubai, hong kong, luxemburg`

const setOf = (list: string) => new Set(list.split(',').map((name) => foldedWords(name).join(' ')))
const countryNames = setOf(countries)
const stateNames = setOf(states)
const cityNames = setOf(cities)
/** Districts of London: `N1`, `SW1A`, `NW10`. */
const postDistrict = /^(?:[new]|[ns][ew]|sw|[ew]c)\d{1,2}[a-z]?$/
const cityWordsMax = 4

/**
 * Where the place at the end of these words begins; their number where there is none. At least one word is left for the
 * name: `PARIS` alone is a name. Nothing in front of `floor` is a place.
 */
export function placeStart(words: readonly string[], floor = 1): number {
  let end = words.length
  let regions = 0
  while (end > floor && regions < 2 && isRegion(words[end - 1] ?? '')) {
    end--
    regions++
  }
  for (let length = Math.min(cityWordsMax, end - floor); length > 0; length--) {
    if (cityNames.has(words.slice(end - length, end).join(' '))) return end - length
  }
  return end
}

function isRegion(word: string): boolean {
  return countryNames.has(word) || stateNames.has(word) || postDistrict.test(word)
}

export function isPlace(words: readonly string[]): boolean {
  const name = words.join(' ')
  return cityNames.has(name) || countryNames.has(name)
}
