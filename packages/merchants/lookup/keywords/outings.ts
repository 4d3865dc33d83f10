/** Fuel, health, food, ways and leisure. */
import type { KeywordRule } from './rule.ts'

export const outings: readonly KeywordRule[] = [
  {
    category: 'health.beauty',
    phrases: `
      hairdresser, hairdressers, hairdressing, hair salon, hair studio, hair design, hair dresser,
      hairstylist, haircut, barber, barbers, barber shop, barbershop, beauty salon, beauty parlour, beauty
      parlor, unisex salon, nail bar, nail salon, nail studio, tanning, friseur*, frisor*, coiffeur*,
      coiffure, kosmetikstudio, kosmetik, nagelstudio, institut de beaute, onglerie, peluqueria*, barberia,
      estetica, centro estetico, parrucchiere, parrucchieri, barbiere, estetista, kapper, kapsalon,
      schoonheidssalon, fryzjer, salon fryzjerski, kosmetyczka, *frisor, harsalong`,
  },
  {
    category: 'transport.fuel',
    phrases: `
      petrol, petrol pump, petroleum, petroleums, fuel, fuels, fuel station, filling station, fillin sta, s
      stn, f stn, sstn, stn, svs stn, f s, service st, gas station, service station, servicestation, diesel,
      gasoline, tankstelle, *tankstelle, tanken, station service, carburant, gasolinera, estacion de servicio,
      e s, carburante, carburanti, distributore, benzinaio, area servizio, tankstation, benzine, stacja paliw,
      bensin, ev charging, charging station, ladestation*, ladesaule*, recharge electrique, e mobility, fillng
      stn, kraftstoff, hpcl, iocl, bpcl, cng station, cng, bensin*`,
  },
  {
    category: 'health.pharmacy',
    phrases: `
      pharmacy, pharmacies, pharma, pharmacie, pharmacist*, chemist, chemists, druggist*, drug store,
      drugstore, drugs, medical store, medical stores, medical shop, medicals, medicals store, medicos,
      medico, medicine, medicines, aushadhi, janaushadhi, jan aushadhi, davakhana, apotheke, apotheken,
      *apotheke, drogerie, *drogerie, parapharmacie, farmacia, farmacias, farmacie, parafarmacia, apotheek,
      drogist, drogisterij, apteka, apotek, apoteka, apotek*, *apotek`,
  },
  {
    category: 'health.medical',
    phrases: `
      hospital, hospitals, clinic, clinics, dental, dentist, dentistry, dentists, orthodont*, doctor, doctors,
      dr med, physician*, pediatric*, medical center, medical centre, medical group, med center, health
      center, health centre, healthcare, diagnostics, diagnostic, pathology, pathlab, pathlabs, labs
      diagnostics, x ray, scan centre, eye care, eyecare, optical, opticals, optician*, opticians, optik,
      *optik, optometr*, physio*, chiropract*, psycholog*, therapist, urgent care, nursing home, surgery,
      arzt, *arzt, praxis, arztpraxis, zahnarzt*, *praxis, klinik, *klinik, klinikum, krankenhaus, *labor,
      pvs, medecin, cabinet medical, docteur, dentiste, hopital, clinique, laboratoire, kine, opticien,
      clinica, medico, dentista, optica, ottica, ospedale, poliambulatorio, studio medico, studio dentistico,
      tandarts, tandheelkund*, huisarts, ziekenhuis, fysio*, opticien, szpital, przychodnia, stomatolog*,
      lekarz, ayurved*, homeo*, aspatal, tandlakar*, *tandlakare, vardcentral*, sjukhus, lakarbesok`,
  },
  {
    category: 'food.coffee',
    phrases: `
      coffee, coffee shop, coffees, cafe, cafes, caffe, espresso, roasters, tea, tea shop, tea stall, chai,
      chaiwala, tapri, bakery, bakeries, bakers, bakehouse, bake shop, bakes, cake, cakes, cupcake*, pastry,
      patisserie, donut, donuts, doughnut*, ice cream, icecream, gelato, frozen yogurt, juice, juices,
      smoothie*, sweets, sweet shop, sweet mart, mithai, snacks, backerei, baecker*, *backerei, baeckerei,
      *baeckerei, backwaren, konditorei, kaffee*, eisdiele, eiscafe, boulangerie, boulanger, salon de the,
      glacier, confiserie, panaderia, pasteleria, cafeteria, heladeria, churreria, pasticceria, gelateria,
      panificio, panetteria, caffetteria, koffie*, bakkerij, bakker, ijssalon, *bakkerij, kawiarnia,
      piekarnia, cukiernia, lodziarnia, paan, pan shop, pan stall, starbucks*, breakfast, choc*, konditori,
      bageri`,
  },
  {
    category: 'food.restaurants',
    phrases: `
      restaurant*, restaurants, rest, resto, diner, dinner, lunch, eatery, eateries, kitchen, grill, grille,
      bar, bar grill, pub, tavern, brewery, brewing, brewing company, brewpub, taproom, inn restaurant,
      steakhouse, steak, bbq, barbecue, smokehouse, pizza, pizzeria, pizzas, pizza place, burger, burgers,
      taco, tacos, taqueria, burrito*, sushi, ramen, noodle*, noodles, dim sum, thai, wok, curry, tandoori,
      biryani, biriyani, dhaba, tiffin, tiffins, mess, bhojanalaya, bhojnalaya, udupi, veg restaurant, family
      restaurant, darshini, sagar, chaat, momos, kebab*, kebap*, doner, falafel, shawarma, takeaway, take
      away, fish chips, fish bar, chippy, chicken, wings, deli, delicatessen, food truck, food court,
      catering, caterers, cantina, canteen, cafeteria staff, trattoria, osteria, ristorante*, pizzeria*,
      tavola calda, paninoteca, enoteca, gaststatte, gasthaus, gasthof, wirtshaus, imbiss, brauhaus, brauerei,
      *brau, biergarten, weinstube, ristorant*, kantine, mensa, steakhaus, schnellrestaurant, speisen,
      brasserie, bistro, bistrot, creperie, rotisserie, traiteur, bouchon, restauration, auberge,
      restaurante*, bar cafeteria, cerveceria, taberna, meson, asador, tapas, marisqueria, hamburgueseria,
      chiringuito, bodega, eetcafe, snackbar, friet*, frituur, lunchroom, pannenkoek*, restauracja, bar
      mleczny, pierogarnia, food delivery, hotel veg, khana, lounge, bar pub, wine bar, cocktail*, ale house,
      arms, food plaza, restaurang*, *restaurang, gatukok, krog`,
  },
  {
    category: 'food.groceries',
    phrases: `
      supermarket*, supermarkt, *supermarkt, super market, supermarche, supermercado*, supermercato,
      supermercati, hypermarket, hypermarche, grocery, groceries, grocery store, grocer, grocers,
      greengrocer*, food mart, foodmart, food market, fresh market, farmers market, farm shop, farm fresh,
      mini mart, minimart, convenience, convenience store, corner store, general store, general stores,
      provision, provisions, provision store, provision stores, kirana, kiryana, kirana store, ration, rashan,
      super bazaar, super bazar, departmental store, departmental stores, vegetables, vegetable, veggie*,
      sabzi, sabji, fruits, fruit, fruits and vegetables, fruit shop, dairy, milk, doodh, doodhwala, dairy
      farm, butcher, butchers, meat, meats, mutton, fish market, seafood market, fishmonger, egg shop, eggs,
      atta, flour mill, chakki, rice, oils, dry fruits, spices, masala, organic, organics, health food,
      liquor*, liquors, wine shop, wine store, wines, wine, spirits, off licence, bottle shop, beverages,
      lebensmittel*, feinkost, metzgerei, fleischerei, *metzgerei, biomarkt, bioladen, hofladen, getranke*,
      *getranke, getrankemarkt, obst gemuse, wochenmarkt, naturkost, reformhaus, epicerie, primeur, primeurs,
      boucherie, charcuterie, poissonnerie, fromagerie, fromager, marche, caviste, alimentation, alimentation
      generale, bio marche, alimentacion, fruteria, carniceria, pescaderia, ultramarinos, colmado,
      autoservicio, mercado, alimentari, macelleria, ortofrutta, salumeria, frutta verdura, minimarket,
      slagerij, slager, groenteboer, kaaswinkel, toko, avondwinkel, sklep spozywczy, spozywczy, delikatesy,
      warzywa, indian grocery, asian market, halal*, livsmedel, matbutik, matvaror`,
  },
  {
    category: 'transport.taxi',
    phrases: `
      taxi, taxis, cab, cabs, cab service, minicab*, private hire, ride, rides, rickshaw, auto rickshaw,
      autorickshaw, riksha, taxizentrale, taxiruf, *taxi, chauffeur, vtc, limo, limousine, car service`,
  },
  {
    category: 'transport.parking',
    phrases: `
      parking, car park, carpark, car parks, parking meter, park ride, pay by phone, garage parking, toll,
      tolls, tollway, toll plaza, tollplaza, turnpike, fastag, fast tag, netc, parkhaus, parkhaus*,
      parkgebuhr*, parkplatz, parkschein*, tiefgarage, maut, vignette, parkraum*, stationnement, peage, parc
      auto, autoroute, autoroutes, aparcamiento, parquimetro, peaje, autopista, autopistas, parcheggio,
      pedaggio, autostrada, autostrade, parkeren, parkeergarage, parkeer*, tol, parkomat, parking zone, clean
      air zone, congestion charge, parkering*, p hus`,
  },
  {
    category: 'transport.public',
    phrases: `
      railway, railways, rail, train, trains, train ticket, metro, metro rail, subway station, metro station,
      metro recharge, bus, bus ticket, buses, bus pass, bus tickets, tram, trams, transit, transport
      authority, transit authority, public transport, ferry, ticket machine, oyster, travelcard, season
      ticket, bahn, bahnhof, fahrkarte*, verkehrsbetrieb*, verkehrsverbund, stadtbahn, u bahn, nahverkehr,
      fahrausweis*, deutschland ticket, jobticket, transports, transports en commun, tramway, gare, billet
      train, autobus, autobuses, transporte, ferrocarril*, bonobus, trasporti, treni, biglietteria, azienda
      trasporti, openbaar vervoer, trein, kolej, komunikacja miejska, bilet, skm, local train, bike share,
      bikeshare, bicycle rental, scooter rental, kollektivtrafik, busskort, tagbiljett, tunnelbana,
      lanstrafik*`,
  },
  {
    category: 'transport.vehicle',
    phrases: `
      garage, garages, auto repair, auto service, auto center, auto care, auto body, car repair, car care, car
      wash, carwash, car service centre, service centre auto, tyre, tyres, tire, tires, tire service, oil
      change, lube, mot, mot test, motors, motor works, automobiles, automotive, auto parts, spare parts,
      autospares, auto spares, car rental service, puncture, two wheeler, mechanic, mechanics, bike service,
      autohaus, *autohaus, kfz, kfz werkstatt, autowerkstatt, werkstatt, reifen*, waschstrasse, autowasche,
      waschpark, hauptuntersuchung, carrosserie, pneus, pneu, controle technique, lavage, lavage auto, auto
      ecole garage, taller, talleres, neumaticos, lavadero, itv, autolavaggio, carrozzeria, gommista, gomme,
      officina, revisione auto, autobedrijf, autogarage, banden, apk, wasstraat, warsztat, myjnia, opony,
      gaadi service, vehicle registration, dmv, bilverkstad, bilprovning*, dackbyte, dackverkstad`,
  },
  {
    category: 'leisure.travel',
    phrases: `
      hotel, hotels, motel, motels, hostel, hostels, resort, resorts, guest house, guesthouse, lodge,
      lodging, lodgings, inn, inns, suites, homestay, homestays, bed breakfast, b b, vacation*, holiday,
      holidays, travel, travels, travel agency, tours, tours and travels, tour, tourism, tourist, yatra,
      airline, airlines, airways, airport, aviation, flight, flights, air lines, cruise, cruises,
      cruise line, campground, camping, campsite, rent a car, car rental, car hire, carrental, visa fee,
      duty free, hotel*, pension, ferienwohnung*, ferienhaus, jugendherberge, reiseburo, reisen,
      *reisen, *hotel, reise*, flug*, flughafen, autovermietung, campingplatz, voyage, voyages,
      agence de voyages, gite, gites, chambre d hote, chambres d hotes, location voiture, aeroport,
      residence vacances, hostal, posada, parador, agencia de viajes, viajes, aeropuerto,
      alquiler de coches, albergo, agriturismo, viaggi, agenzia viaggi, aeroporto, autonoleggio,
      villaggio, vakantie*, reisbureau, luchthaven, autoverhuur, biuro podrozy, noclegi, darshan`,
  },
  {
    category: 'leisure.entertainment',
    phrases: `
      cinema, cinemas, movie, movies, movie theater, theater, theatre, theatres, multiplex, concert,
      concerts, sporting event, event, events, ticketing, box office, amusement, theme park, water park,
      waterpark, zoo, aquarium, museum, museums, gallery, exhibition, bowling, bowl, arcade, casino,
      bingo, lottery, lotto, betting, bookmaker*, gaming, games, game zone, laser tag, escape room,
      trampoline, ice rink, nightclub, night club, disco, club, kino, *kino, konzert*, *theater, oper,
      freizeitpark, tierpark, schwimmbad, freibad, therme, *therme, spielhalle, spielbank,
      veranstaltung*, musee, spectacle*, billetterie, billeterie, parc d attractions, piscine,
      patinoire, loto, cine, cines, teatro, museo, entradas, discoteca, parque de atracciones,
      zoologico, cinema*, biglietti, parco divertimenti, piscina, lotteria, bioscoop, schouwburg,
      pretpark, zwembad, dierentuin, loterij, kino*, teatr, muzeum, basen, play zone, fun city`,
  },
  {
    category: 'health.fitness',
    phrases: `
      gym, gyms, fitness, fitness center, fitness centre, fitnessstudio, crossfit, yoga, pilates, health club,
      sports club, leisure centre, leisure center, leisure club, swimming, martial arts, karate, dojo,
      wellness, boxing, fit club, salle de sport, gimnasio, palestra, polideportivo, sportschool, silownia,
      personal trainer, akhada, workout, traning, traningskort, gymkort`,
  },
]
