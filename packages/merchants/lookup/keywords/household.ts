/** Family, utilities, home, shopping and small business. */
import type { KeywordRule } from './rule.ts'

export const household: readonly KeywordRule[] = [
  {
    category: 'income.gifts',
    sign: 1,
    phrases: `gift from, gift, birthday gift, wedding gift, geschenk, cadeau, regalo, shagun`,
  },
  {
    category: 'family.pets',
    phrases: `
      pet, pets, pet shop, pet store, pet food, pet care, petcare, veterinary, veterinarian, vet, vets,
      animal hospital, animal clinic, dog, dogs, kennel*, kennels, grooming pet, aquatics, tierarzt*,
      *tierarzt, tiernahrung, tierhandlung, zoohandlung, tierklinik, animalerie, veterinaire,
      veterinario, veterinaria, clinica veterinaria, mascotas, animali, toelettatura, dierenarts,
      dierenwinkel, dierenarts*, weterynar*, zoologiczny`,
  },
  {
    category: 'family.childcare',
    phrases: `
      childcare, child care, daycare, day care, nursery, nursery school, creche, preschool, pre school, play
      school, playschool, playgroup, kindergarten, montessori, babysit*, nanny, after school, kita, kita*,
      kindertagesstatte, tagesmutter, hort, kindergarten*, *kindergarten, garderie, assistante maternelle,
      pajemploi, cantine scolaire, guarderia, escuela infantil, asilo, asilo nido, kinderopvang, kdv, bso,
      gastouder, peuterspeelzaal, przedszkole, zlobek, ayah, anganwadi, forskola, forskole*, barnomsorg, dagis`,
  },
  {
    category: 'family.education',
    phrases: `
      school, schools, school fees, school fee, public school, high school, tuition, tuition fees,
      tuition fee, tuitions, college, colleges, university, universities, academy, institute,
      institute of, education, educational, vidyalaya, vidya, vidyalay, vidyapeeth, gurukul, coaching,
      coaching classes, classes, course, courses, training, exam fee, exam fees, exam, exams,
      school trip, school dinner*, parentpay*, textbook*, driving school, music school, dance school,
      music lessons, language school, tutoring, tutor, tutors, student, semester*, schule, *schule,
      volkshochschule, hochschule, universitat, studierendenwerk, studentenwerk, studiengebuhr*,
      semesterbeitrag, musikschule, fahrschule*, nachhilfe*, lycee, ecole, auto ecole, universite,
      formation, scolarite, frais scolarite, colegio, escuela, academia, universidad, matricula,
      autoescuela, instituto, formacion, scuola, autoscuola, universita, corso, retta scolastica,
      iscrizione, hogeschool, universiteit, rijschool, cursus, szkola, uniwersytet, kurs, fees school,
      pathshala, shiksha`,
  },
  {
    category: 'family.gifts',
    phrases: `
      donation, donations, donate, charity, charitable, charities, foundation, trust fund, relief fund,
      church, parish, temple, mandir, gurudwara, masjid, mosque, synagogue, ashram, dharmarth, daan, seva,
      tithe, zakat, hospice, spende, spenden, *spende, kirche, kirchengemeinde, patenschaft, hilfswerk, don,
      dons, association caritative, eglise, paroisse, fondation, donativo, donacion, ong, fundacion,
      parroquia, iglesia, donazione, offerta, parrocchia, onlus, fondazione, donatie, goede doelen, stichting,
      kerk, darowizna, parafia, fundacja, gift, gifts, gift shop, gift card, florist, florists, flowers,
      flower shop, flower, blumen, *blumen, fleuriste, fleurs, floristeria, flores, fiorista, fiori, bloemen,
      bloemist, kwiaciarnia, geschenk*, cadeau*, regalo, regalos, prezent*, shagun, phool, gava, blommor,
      blomsterhandel`,
  },
  {
    category: 'utilities.electricity',
    phrases: `
      electricity, electricity bill, electric bill, electric, electric company, electric co, power company,
      power co, power bill, light bill, light co, power light, energy, energy bill, bijli, bijli bill, bijlee,
      vidyut, discom, electricity board, electricity distribution, power distribution, vidyut vitran, state
      electricity, solar, strom, stromabschlag, stromrechnung, *strom, stromio, stadtwerke, stadtwerk, *werke
      energie, energie, *energie, energieversorg*, electricite, facture electricite, electricidad, luz, recibo
      luz, energia, energia elettrica, luce, elettricita, stroom, energieleverancier, energa*, prad,
      elektrowni*, elrakning, elavgift, elhandel, elnat, *elnat, elkraft`,
  },
  {
    category: 'utilities.gas',
    phrases: `
      gas bill, gas company, gas co, natural gas, propane, heating oil, heating bill, lpg, gas agency,
      gas service, cylinder, gas cylinder, gaswerk*, erdgas, fernwarme, heizung*, heizol, heizkosten,
      gas abschlag, gaz, chauffage, fioul, gas natural, calefaccion, gasoleo, gas metano, riscaldamento,
      teleriscaldamento, stadsverwarming, warmtenet, gazownia, gazownictw*, ogrzewanie, piped gas,
      png bill, gas`,
  },
  {
    category: 'utilities.water',
    phrases: `
      water, water bill, water board, water utility, water utilities, water charges, water works,
      waterworks, water dept, water department, water supply, water authority, sewer, sewerage, sewage,
      water sewer, wasserwerk*, wasserwerke, wasserbetrieb*, wasserverband, abwasser*, trinkwasser, eau,
      eaux, service des eaux, facture eau, regie des eaux, agua, aguas, canal isabel, recibo agua,
      acqua, acque, acquedotto, servizio idrico, waterschap, drinkwater, waterbedrijf, wodociagi, jal,
      jal board, jal sansthan, waste, waste management, trash, refuse, garbage, recycling,
      abfallwirtschaft, mullabfuhr, stadtreinigung, ordures menageres, basura, rifiuti, afvalstoffen*`,
  },
  {
    category: 'utilities.internet',
    phrases: `
      internet service, internet service provider, internet bill, broadband, broad band, fibre, fiber, wifi,
      fibernet, isp, dsl, cable internet, glasfaser, haut debit, banda ancha, fibra, banda larga, glasvezel,
      swiatlowod, cable tv internet, net bill, bredband, bredband*`,
  },
  {
    category: 'utilities.phone',
    phrases: `
      phone company, phone bill, mobile bill, mobile recharge, recharge, phone, telephone, telecom,
      cellular, wireless, prepaid, prepaid recharge, postpaid, top up mobile, topup, top up,
      mobile top up, mobiltelefon, mobilfunk, mobilfunk*, handyrechnung, handy, telefon, telefonie,
      telefonrechnung, festnetz, telephonie, forfait mobile, forfait, telefono, telefonia, movil,
      recarga, telefoon, telefonrechnung*, telefonia*, doladowanie, mobile service provider,
      mobile phone, sim card, mob recharge, data pack, data booster`,
  },
  {
    category: 'utilities.broadcast',
    phrases: `
      tv licence, tv license, tv recharge, dth, dth recharge, cable tv, cable bill, satellite tv,
      rundfunkbeitrag, rundfunk*, gez, kabelfernsehen, redevance, canone rai, abonament rtv, set top box`,
  },
  {
    category: 'home.help',
    phrases: `
      maid, house help, househelp, cook salary, cleaning lady, housekeeping, house cleaning,
      home cleaning, cleaner, cleaners, driver salary, gardener, bai, kaamwali, cook, haushaltshilfe,
      putzhilfe, putzfrau, reinigungskraft, gebaudereinigung, femme de menage, aide a domicile, menage,
      cesu, empleada hogar, limpieza, colf, badante, pulizie, schoonmaak, schoonmaakster, sprzatanie,
      laundry, laundromat, launderette, dry clean*, dry cleaners, dhobi, wascherei, waschsalon,
      reinigung, pressing, laverie, lavanderia, tintoreria, wasserette, stomerij, pralnia, ironing`,
  },
  {
    category: 'home.maintenance',
    phrases: `
      hardware, hardware store, hardwares, home improvement, building supplies, builders merchants, lumber,
      timber, plumbing, plumber, plumbers, plumbing supplies, electrician, electricals, electrical, sanitary,
      sanitaryware, carpenter, carpentry, paints, paint, painter, roofing, hvac, heating cooling, air
      conditioning, pest control, locksmith, landscaping, lawn care, garden centre, garden center, gardening,
      society maintenance, maintenance charges, apartment maintenance, flat maintenance, society, housing
      society, chs, chsl, rwa, owners association, apartment owners, hoa, hoa dues, hoa fee, homeowners
      assoc*, service charge flat, condo fee, condo, construction, contractor, glass works, tiles, marble,
      cement, baumarkt, *baumarkt, handwerk*, handwerker, elektriker, installateur, sanitar, maler*,
      tischlerei, schreinerei, dachdecker, schornsteinfeger, gartencenter, gartner*, hausgeld, nebenkosten,
      hausverwaltung*, wohngeld weg, bricolage, quincaillerie, plombier, electricien, menuiserie, peinture,
      jardinerie, chauffagiste, syndic, charges copropriete, copropriete, ferreteria, bricolaje, fontanero,
      electricista, carpinteria, pinturas, vivero, comunidad de propietarios, comunidad propietarios, com
      prop, ferramenta, idraulico, elettricista, falegnameria, vivaio, condominio, spese condominiali,
      bouwmarkt, loodgieter, tuincentrum, schilder, vve, ijzerhandel, hydraulik, elektryk, budowlany,
      wspolnota mieszkaniowa, spoldzielnia mieszkaniowa, locksmiths, heimwerkermarkt, *heimwerkermarkt,
      bostadsrattsforening, brf, samfallighet*, byggvaror, byggmarknad`,
  },
  {
    category: 'home.furnishing',
    phrases: `
      furniture, furnitures, furnishing, furnishings, mattress, mattresses, home decor, homeware, housewares,
      appliance, appliances, kitchenware, curtains, carpets, carpet, rugs, lighting, lamps, mobel, moebel,
      *mobel, mobelhaus, kuchenstudio, kuchen, betten, *betten, teppich*, leuchten, meuble, meubles,
      ameublement, literie, cuisiniste, electromenager, muebles, colchones, electrodomesticos, mobili,
      arredamento, arredamenti, materassi, elettrodomestici, meubel*, meubelen, woonwinkel, keukens, bedden,
      meble, agd, antiques, mobler`,
  },
  {
    category: 'shopping.electronics',
    phrases: `
      electronics, electronic, computer, computers, computer store, mobiles, mobile shop, mobile store,
      mobile world, cell phone repair, laptop*, gadgets, camera, cameras, photo shop, digital store,
      tv store, audio, hifi, elektronik, *elektronik, computerladen, handyshop, fotogeschaft,
      informatique, electronique, telephonie boutique, electronica, informatica, elettronica,
      computerwinkel, elektronica, elektronika, komputer*`,
  },
  {
    category: 'shopping.clothing',
    phrases: `
      clothing, clothes, clothier*, apparel, apparels, fashion, fashions, garments, garment, readymade*,
      boutique, boutiques, textiles, textile, sarees, saree, silks, saree centre, cloth store, cloth house,
      kapda, vastra, vastralaya, tailor, tailors, tailoring, shoes, shoe store, shoe, footwear, foot wear,
      sneakers, leather, bags, handbags, lingerie, kids wear, menswear, womenswear, hosiery, uniform,
      uniforms, bekleidung, mode, moden, modehaus, textil*, schuhe, schuhhaus, schuh*, *schuhe, kleidung,
      schneiderei, vetements, pret a porter, chaussures, maroquinerie, couture, ropa, moda, zapateria,
      zapatos, confecciones, abbigliamento, scarpe, calzature, pelletteria, sartoria, kleding, schoenen,
      *schoenen, kledingzaak, odziez, buty, obuwie, klader, skor`,
  },
  {
    category: 'leisure.subscriptions',
    phrases: `
      subscription, subscriptions, subscr, membership, magazine, magazines, newspaper, newspapers,
      news paper, streaming, abonnement, abo, zeitung*, *zeitung, zeitschrift*, presse abo, journal,
      suscripcion, abbonamento, lidmaatschap, mitgliedsbeitrag, mitgliedschaft, prenumerata, paper bill`,
  },
  {
    category: 'leisure.hobbies',
    phrases: `
      sports, sport shop, sports shop, sporting goods, sports goods, sportswear, outdoor, golf, golf club,
      golf course, tennis, tennis club, football club, cricket academy, cricket club, ski, ski pass, skipass,
      skiing, surf, bike shop, bikes, bicycle, bicycles, cycles, cycle store, cycling, fishing tackle,
      archery, book, books, bookstore, book store, bookshop, book shop, book depot, book house, book centre,
      library, music store, musical instruments, guitar*, piano, records, comics, hobby, hobbies, crafts,
      craft store, art supplies, yarn, fabric, fabrics, quilting, photography, toys, toy store, model shop,
      sportgeschaft, sporthaus, sportverein, fahrrad*, buchhandlung, *buchhandlung, bucher, bibliothek,
      musikhaus, spielwaren, bastel*, librairie, librairies, velo, velos, cycles velo, articles de sport,
      bibliotheque, jouets, mercerie, libreria, librerias, deportes, bicicletas, jugueteria, papeleria
      libreria, articoli sportivi, biciclette, giocattoli, boekhandel, boekwinkel, fietsen*, fietswinkel,
      speelgoed, sportwinkel, ksiegarnia, rowery, zabawki, sklep sportowy, bokhandel, leksaker`,
  },
  {
    category: 'shopping.general',
    phrases: `
      department store, variety store, bazaar, bazar, emporium, shopping mall,
      gift store, dollar store, pound shop, discount store, outlet store, outlet, jewel*, jeweller*,
      jewellery, jewellers, jewels, jewelry, watches, watch co, cosmetics, cosmetic, perfume*, perfumes,
      beauty products, second hand, thrift, thrift store, charity shop, warenhaus, kaufhaus, juwelier,
      schmuck, parfumerie, *parfumerie, kosmetik, grand magasin, bijouterie, bijoux, brocante, parfum*,
      grandes almacenes, bazar chino, joyeria, perfumeria, gioielleria, profumeria, oreficeria,
      warenhuis, sieraden, parfumerie*, jubiler, kosmetyki, drogeria`,
  },
  {
    category: 'business.professional',
    phrases: `
      accountant, accountants, accountancy, accounting, bookkeeping, chartered accountant,
      chartered accountants, ca fees, cpa, tax advisor, tax preparation, audit fee, solicitor,
      solicitors, lawyer, lawyers, attorney, attorneys, advocate, advocates, law office, law offices,
      law firm, legal, legal services, notary, conveyancing, steuerberat*, steuerkanzlei, rechtsanwalt*,
      rechtsanwalte, anwalt*, kanzlei, notar, wirtschaftsprufer, expert comptable, comptable, avocat,
      avocats, notaire, huissier, gestoria, asesoria, abogado, abogados, notaria, procurador,
      commercialista, avvocato, studio legale, notaio, accountantskantoor, boekhouder, advocaat,
      advocaten, notaris, ksiegowa, ksiegowosc, adwokat, notariusz, kancelaria, consultancy, consultants`,
  },
  {
    category: 'business.office',
    phrases: `
      stationery, stationers, stationary, stationery shop, office supplies, office supply, printing,
      printers, print shop, xerox, photocopy, photo copy, copy shop, copy center, toner, coworking,
      co working, schreibwaren, burobedarf, papeterie, fournitures de bureau, imprimerie, reprographie,
      papeleria, imprenta, copisteria, material de oficina, cartoleria, tipografia, kantoorartikelen,
      drukkerij, kantoor, papierniczy, drukarnia, biuro`,
  },
  {
    category: 'business.shipping',
    phrases: `
      courier, couriers, courier service, postage, post office, postal, shipping, shipment, freight,
      cargo, parcel, parcels, logistics, packers movers, packers and movers, movers, post,
      paket*, paketdienst, briefmarke*, porto, spedition, affranchissement, timbre, timbres, colis,
      envio, envios, mensajeria, paqueteria, spedizione, spedizioni, corriere, francobolli, verzending,
      pakket*, koerier, poczta, kurier, przesylka, dak ghar`,
  },
  {
    category: 'business.software',
    phrases: `
      software, saas, hosting, web hosting, webhosting, domain name, domain names, domain renewal,
      cloud services, server hosting, vpn, app development, logiciel, hebergement, alojamiento web,
      dominio web`,
  },
  {
    category: 'business.advertising',
    phrases: `
      advertising, advertisement, marketing, ads, ad campaign, promotion, werbung, publicite,
      publicidad, pubblicita, reclame, reklama`,
  },
]
