/** Waste at home: what goes where, and the bins for it. */
import type { DemoArticle } from './article.ts';

export const wasteArticles: readonly DemoArticle[] = [
  {
    slug: 'waste-sorting',
    intents: ['waste-sorting'],
    owner: 'Afval en reiniging',
    themes: ['waste'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Afval scheiden: wat hoort waar?',
        en: 'Sorting waste: what goes where?',
        de: 'Abfall trennen: Was gehört wohin?',
        da: 'Sortering: Hvad skal hvorhen?',
      },
      summary: {
        nl: 'U scheidt thuis vier soorten afval: groente en etensresten, papier, plastic met blik en drinkpakken, en wat overblijft. Glas en kleding brengt u naar een container in de buurt.',
        en: 'At home you sort four kinds of waste: food and garden waste, paper, plastic together with tins and drink cartons, and what is left. Glass and clothes go to a container nearby.',
        de: 'Zu Hause trennen Sie vier Arten von Abfall: Bioabfall, Papier, Plastik zusammen mit Dosen und Getränkekartons, und den Rest. Glas und Kleidung bringen Sie zu einem Container in der Nähe.',
        da: 'Hjemme sorterer du i fire slags: madaffald, papir, plast sammen med dåser og drikkekartoner, og resten. Glas og tøj afleverer du i en beholder i nærheden.',
      },
      audience: {
        nl: 'Alle huishoudens in Polderdam. Bedrijven regelen hun afval zelf met een inzamelaar.',
        en: 'All households in Polderdam. Businesses make their own arrangements with a waste company.',
        de: 'Alle Haushalte in Polderdam. Betriebe beauftragen selbst ein Entsorgungsunternehmen.',
        da: 'Alle husstande i Polderdam. Virksomheder laver selv en aftale med en renovatør.',
      },
      bring: {
        nl: 'Niets, behalve bij een ondergrondse container voor restafval: daarvoor hebt u uw afvalpas nodig.',
        en: 'Nothing, except at an underground container for residual waste: you need your waste pass there.',
        de: 'Nichts, außer am unterirdischen Container für Restmüll: Dort brauchen Sie Ihre Abfallkarte.',
        da: 'Ingenting, undtagen ved en nedgravet beholder til restaffald: Her skal du bruge dit affaldskort.',
      },
      procedure: {
        nl: '- Groente: schillen, etensresten, koffiefilters, klein tuinafval.\n- Papier: droog en schoon. Een vette pizzadoos hoort bij het restafval.\n- Plastic: lege flessen, bakjes, folie, blik, aluminiumfolie en drinkpakken. Spoelen hoeft niet.\n- Glas: flessen en potten zonder dop. Spiegels en drinkglazen horen bij het restafval.\n- Restafval: luiers, kattengrit, stofzuigerzakken.\n\nTwijfelt u? Vraag het ons klantcontactcentrum of doe het bij het restafval.',
        en: '- Food: peelings, leftovers, coffee filters, small garden waste.\n- Paper: dry and clean. A greasy pizza box is residual waste.\n- Plastic: empty bottles, tubs, film, tins, aluminium foil and drink cartons. No need to rinse them.\n- Glass: bottles and jars without their lids. Mirrors and drinking glasses are residual waste.\n- Residual waste: nappies, cat litter, vacuum cleaner bags.\n\nNot sure? Ask our contact centre, or put it with the residual waste.',
        de: '- Bioabfall: Schalen, Essensreste, Kaffeefilter, kleine Gartenabfälle.\n- Papier: trocken und sauber. Ein fettiger Pizzakarton gehört in den Restmüll.\n- Plastik: leere Flaschen, Becher, Folien, Dosen, Alufolie und Getränkekartons. Ausspülen ist nicht nötig.\n- Glas: Flaschen und Gläser ohne Deckel. Spiegel und Trinkgläser gehören in den Restmüll.\n- Restmüll: Windeln, Katzenstreu, Staubsaugerbeutel.\n\nNicht sicher? Fragen Sie unseren Bürgerservice oder nehmen Sie den Restmüll.',
        da: '- Madaffald: skræller, madrester, kaffefiltre og lidt haveaffald.\n- Papir: tørt og rent. En fedtet pizzabakke er restaffald.\n- Plast: tomme flasker, bakker, folie, dåser, alufolie og drikkekartoner. Du behøver ikke skylle dem.\n- Glas: flasker og glas uden låg. Spejle og drikkeglas er restaffald.\n- Restaffald: bleer, kattegrus og støvsugerposer.\n\nEr du i tvivl? Spørg vores kontaktcenter, eller læg det i restaffaldet.',
      },
      cost: {
        nl: 'Scheiden kost niets extra: het zit in de afvalstoffenheffing.',
        en: 'Sorting costs nothing extra: it is part of the waste charge.',
        de: 'Das Trennen kostet nichts extra: Es ist in der Abfallgebühr enthalten.',
        da: 'Sortering koster ikke ekstra: Det er med i affaldsgebyret.',
      },
      exceptions: {
        nl: 'Batterijen, verf, lampen en kapotte apparaten brengt u naar de milieustraat of terug naar de winkel.',
        en: 'Take batteries, paint, light bulbs and broken appliances to the recycling centre or back to the shop.',
        de: 'Batterien, Farbe, Lampen und defekte Geräte bringen Sie zum Wertstoffhof oder zurück ins Geschäft.',
        da: 'Batterier, maling, pærer og ødelagte apparater afleverer du på genbrugspladsen eller i butikken.',
      },
    },
  },
  {
    slug: 'bins-and-waste-pass',
    intents: ['bin-request'],
    owner: 'Afval en reiniging',
    themes: ['waste'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Container of afvalpas aanvragen of omruilen',
        en: 'Ask for or exchange a bin or waste pass',
        de: 'Tonne oder Abfallkarte bestellen oder tauschen',
        da: 'Bestil eller byt en beholder eller et affaldskort',
      },
      summary: {
        nl: 'Een nieuwe, grotere, kleinere of extra container staat binnen tien werkdagen bij u voor de deur. Een kapotte container ruilen we gratis om.',
        en: 'A new, larger, smaller or extra bin is at your door within ten working days. We exchange a broken bin free of charge.',
        de: 'Eine neue, größere, kleinere oder zusätzliche Tonne steht innerhalb von zehn Werktagen vor Ihrer Tür. Eine kaputte Tonne tauschen wir kostenlos.',
        da: 'En ny, større, mindre eller ekstra beholder står ved din dør inden for ti hverdage. En ødelagt beholder bytter vi gratis.',
      },
      audience: {
        nl: 'Bewoners van Polderdam. Woont u in een flat met een ondergrondse container, dan krijgt u een afvalpas in plaats van containers.',
        en: 'Residents of Polderdam. If you live in a block of flats with an underground container, you get a waste pass instead of bins.',
        de: 'Bewohnerinnen und Bewohner von Polderdam. Wohnen Sie in einem Haus mit unterirdischem Container, erhalten Sie statt Tonnen eine Abfallkarte.',
        da: 'Beboere i Polderdam. Bor du i en etageejendom med nedgravet beholder, får du et affaldskort i stedet for beholdere.',
      },
      bring: {
        nl: '- uw postcode en huisnummer\n- uw legitimatie, als u een afvalpas ophaalt',
        en: '- your postcode and house number\n- proof of identity, if you collect a waste pass',
        de: '- Ihre Postleitzahl und Hausnummer\n- Ihren Ausweis, wenn Sie eine Abfallkarte abholen',
        da: '- dit postnummer og husnummer\n- legitimation, hvis du henter et affaldskort',
      },
      procedure: {
        nl: '- Vraag de container aan bij ons klantcontactcentrum en kies 140 of 240 liter.\n- Zet de oude container die dag leeg voor zeven uur aan de straat.\n\nBent u uw afvalpas kwijt, dan blokkeren we hem meteen. Een nieuwe haalt u op bij het loket of komt binnen vijf werkdagen met de post.',
        en: '- Ask our contact centre for the bin and choose 140 or 240 litres.\n- That day, put the old bin out empty before seven.\n\nIf you have lost your waste pass, we block it at once. You collect a new one at the counter, or it comes by post within five working days.',
        de: '- Bestellen Sie die Tonne bei unserem Bürgerservice und wählen Sie 140 oder 240 Liter.\n- Stellen Sie die alte Tonne an diesem Tag leer vor sieben Uhr an die Straße.\n\nHaben Sie Ihre Abfallkarte verloren, sperren wir sie sofort. Eine neue holen Sie am Schalter ab, oder sie kommt innerhalb von fünf Werktagen mit der Post.',
        da: '- Bestil beholderen hos vores kontaktcenter, og vælg 140 eller 240 liter.\n- Stil den gamle beholder tom ud til vejen inden kl. 7 den dag.\n\nHar du mistet dit affaldskort, spærrer vi det med det samme. Et nyt henter du i borgerservice, eller også kommer det med posten inden for fem hverdage.',
      },
      cost: {
        nl: 'De eerste containers en pas zijn gratis. Een extra container voor restafval kost € 96 per jaar, voor groente of papier niets. Ruilen voor een andere maat kost € 18, een nieuwe afvalpas € 10.',
        en: 'The first bins and pass are free. An extra bin for residual waste costs € 96 a year, for food or paper nothing. Changing to another size costs € 18, a new waste pass € 10.',
        de: 'Die ersten Tonnen und die erste Karte sind kostenlos. Eine zusätzliche Restmülltonne kostet 96 € im Jahr, eine für Bioabfall oder Papier nichts. Der Tausch in eine andere Größe kostet 18 €, eine neue Abfallkarte 10 €.',
        da: 'De første beholdere og det første kort er gratis. En ekstra beholder til restaffald koster 96 € om året, til madaffald eller papir ingenting. Bytte til en anden størrelse koster 18 €, et nyt affaldskort 10 €.',
      },
      exceptions: {
        nl: 'Verhuist u? Laat de containers bij het huis staan: ze horen bij het adres.',
        en: 'Are you moving? Leave the bins at the house: they belong to the address.',
        de: 'Ziehen Sie um? Lassen Sie die Tonnen am Haus: Sie gehören zur Adresse.',
        da: 'Flytter du? Lad beholderne stå ved huset: De hører til adressen.',
      },
    },
  },
];
