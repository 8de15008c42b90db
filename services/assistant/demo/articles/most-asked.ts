/** What residents of the demo town ask most. */
import type { DemoArticle } from './article.ts';

export const mostAskedArticles: readonly DemoArticle[] = [
  {
    slug: 'passport',
    intents: ['passport-apply', 'document-urgent', 'photo-requirements'],
    owner: 'Burgerzaken',
    themes: ['documents'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Paspoort aanvragen',
        en: 'Apply for a passport',
        de: 'Reisepass beantragen',
        da: 'Søg om pas',
      },
      summary: {
        nl: 'U vraagt een paspoort aan bij het loket, met een afspraak. Na vijf werkdagen ligt het klaar.',
        en: 'You apply for a passport at the counter, by appointment. It is ready after five working days.',
        de: 'Einen Reisepass beantragen Sie mit Termin am Schalter. Nach fünf Werktagen liegt er bereit.',
        da: 'Du søger om pas i borgerservice med en tid. Det er klar efter fem hverdage.',
      },
      bring: {
        nl: '- al uw paspoorten en identiteitskaarten, ook verlopen\n- een pasfoto in kleur van hoogstens zes maanden oud',
        en: '- all your passports and identity cards, expired ones too\n- one colour photo, no older than six months',
        de: '- alle Ihre Pässe und Ausweise, auch abgelaufene\n- ein Passfoto in Farbe, höchstens sechs Monate alt',
        da: '- alle dine pas og id-kort, også udløbne\n- et farvefoto, der højst er seks måneder gammelt',
      },
      cost: {
        nl: 'Voor volwassenen € 78,25, tien jaar geldig. Voor kinderen tot 18 jaar € 59,10, vijf jaar geldig. Met spoed komt er € 56 bij; dan is het er de volgende werkdag.',
        en: '€ 78.25 for adults, valid for ten years. € 59.10 for children under 18, valid for five years. Urgent: € 56 more, and it is there on the next working day.',
        de: 'Für Erwachsene 78,25 €, zehn Jahre gültig. Für Kinder unter 18 Jahren 59,10 €, fünf Jahre gültig. Im Eilverfahren 56 € mehr, dann liegt er am nächsten Werktag bereit.',
        da: '78,25 € for voksne, gyldigt i ti år. 59,10 € for børn under 18 år, gyldigt i fem år. Haster det, koster det 56 € mere, og passet er klar næste hverdag.',
      },
      procedure: {
        nl: '- Maak een afspraak.\n- Kom zelf, ook met een kind: het moet gezien worden.\n- Haal het na vijf werkdagen op, weer zelf.',
        en: '- Make an appointment.\n- Come yourself, and bring the child the passport is for.\n- Collect it yourself after five working days.',
        de: '- Vereinbaren Sie einen Termin.\n- Kommen Sie selbst, auch mit dem Kind, für das der Pass ist.\n- Holen Sie ihn nach fünf Werktagen selbst ab.',
        da: '- Bestil en tid.\n- Mød selv op, og tag barnet med, hvis passet er til et barn.\n- Hent det selv efter fem hverdage.',
      },
      conditions: {
        nl: 'U staat ingeschreven in Polderdam en hebt de Nederlandse nationaliteit. Voor een kind geven beide ouders met gezag toestemming.',
        en: 'You are registered in Polderdam and are a Dutch national. For a child both parents with custody give their consent.',
        de: 'Sie sind in Polderdam gemeldet und haben die niederländische Staatsangehörigkeit. Für ein Kind stimmen beide sorgeberechtigten Eltern zu.',
        da: 'Du er registreret i Polderdam og har nederlandsk statsborgerskab. For et barn giver begge forældre med forældremyndighed samtykke.',
      },
    },
    informal: {
      summary: {
        nl: 'Je vraagt een paspoort aan bij het loket, met een afspraak. Na vijf werkdagen ligt het klaar.',
      },
      bring: {
        nl: '- al je paspoorten en identiteitskaarten, ook verlopen\n- een pasfoto in kleur van hoogstens zes maanden oud',
      },
      conditions: {
        nl: 'Je staat ingeschreven in Polderdam en hebt de Nederlandse nationaliteit. Voor een kind geven beide ouders met gezag toestemming.',
      },
    },
  },
  {
    slug: 'waste-collection',
    intents: ['waste-collection-day', 'bin-not-emptied'],
    owner: 'Afval en reiniging',
    themes: ['waste'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Wanneer we uw container legen',
        en: 'When we empty your bin',
        de: 'Wann wir Ihre Tonne leeren',
        da: 'Hvornår vi tømmer din skraldespand',
      },
      summary: {
        nl: 'We legen elke week één container: in even weken rest en papier, in oneven weken groente en plastic. Zet hem voor half acht aan de straat.',
        en: 'We empty one bin a week: residual waste and paper in even weeks, food and plastic in odd weeks. Put it out before half past seven.',
        de: 'Wir leeren jede Woche eine Tonne: in geraden Wochen Rest und Papier, in ungeraden Bio und Plastik. Stellen Sie sie vor halb acht an die Straße.',
        da: 'Vi tømmer én beholder om ugen: restaffald og papir i lige uger, madaffald og plast i ulige uger. Stil den ud inden kl. 7.30.',
      },
      procedure: {
        nl: 'De dag hangt af van uw wijk: de binnenstad op maandag, het noorden op dinsdag, het zuiden op donderdag. Valt dat op een feestdag, dan komen we de zaterdag ervoor.\n\nNiet geleegd? Laat hem staan en bel ons binnen twee werkdagen.',
        en: 'The day depends on your part of town: the centre on Mondays, the north on Tuesdays, the south on Thursdays. On a public holiday we come on the Saturday before.\n\nNot emptied? Leave it out and call us within two working days.',
        de: 'Der Tag hängt vom Stadtteil ab: die Innenstadt montags, der Norden dienstags, der Süden donnerstags. An Feiertagen kommen wir am Samstag davor.\n\nNicht geleert? Lassen Sie sie stehen und rufen Sie uns innerhalb von zwei Werktagen an.',
        da: 'Dagen afhænger af bydelen: midtbyen mandag, nord tirsdag, syd torsdag. På helligdage kommer vi lørdagen før.\n\nIkke tømt? Lad den stå, og ring til os inden to hverdage.',
      },
      cost: {
        nl: 'Dit zit in de afvalstoffenheffing: € 289 per jaar voor een huishouden, € 214 voor wie alleen woont.',
        en: 'It is part of the waste charge: € 289 a year for a household, € 214 for somebody living alone.',
        de: 'Das ist in der Abfallgebühr enthalten: 289 € im Jahr für einen Haushalt, 214 € für Alleinlebende.',
        da: 'Det er med i affaldsgebyret: 289 € om året for en husstand, 214 € for den, der bor alene.',
      },
    },
    informal: {
      name: {
        nl: 'Wanneer we je container legen',
      },
      procedure: {
        nl: 'De dag hangt af van je wijk: de binnenstad op maandag, het noorden op dinsdag, het zuiden op donderdag. Valt dat op een feestdag, dan komen we de zaterdag ervoor.\n\nNiet geleegd? Laat hem staan en bel ons binnen twee werkdagen.',
      },
    },
  },
  {
    slug: 'bulky-waste',
    intents: ['bulky-waste-pickup'],
    owner: 'Afval en reiniging',
    themes: ['waste'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Grofvuil laten ophalen',
        en: 'Have bulky waste collected',
        de: 'Sperrmüll abholen lassen',
        da: 'Få storskrald hentet',
      },
      summary: {
        nl: 'We halen grote spullen op dinsdag en vrijdag aan huis op, hoogstens vijf tegelijk. Bel of mail om een dag af te spreken.',
        en: 'We collect large things from your home on Tuesdays and Fridays, five at most in one go. Call or write to agree on a day.',
        de: 'Große Sachen holen wir dienstags und freitags bei Ihnen ab, höchstens fünf auf einmal. Vereinbaren Sie einen Tag per Telefon oder E-Mail.',
        da: 'Vi henter store ting hjemme hos dig tirsdag og fredag, højst fem ad gangen. Ring eller skriv for at aftale en dag.',
      },
      cost: {
        nl: 'Twee keer per jaar gratis, daarna € 25 per keer.',
        en: 'Free twice a year, € 25 each time after that.',
        de: 'Zweimal im Jahr kostenlos, danach 25 € je Abholung.',
        da: 'Gratis to gange om året, derefter 25 € pr. gang.',
      },
      procedure: {
        nl: 'Zet de spullen op de dag zelf voor zeven uur aan de stoep, zonder de doorgang te versperren. Elektrische apparaten zet u apart.',
        en: 'Put the things on the pavement before seven on the day itself, without blocking the way. Keep electrical appliances apart.',
        de: 'Stellen Sie die Sachen am Tag selbst vor sieben Uhr auf den Gehweg, ohne den Weg zu versperren. Elektrogeräte stellen Sie getrennt.',
        da: 'Stil tingene på fortovet inden kl. 7 på dagen uden at spærre vejen. Elektriske apparater stilles for sig.',
      },
      exceptions: {
        nl: 'Bouwafval, banden en chemisch afval nemen we niet mee: breng ze naar de milieustraat.',
        en: 'We do not take building waste, tyres or chemicals: bring them to the recycling centre.',
        de: 'Bauschutt, Reifen und Schadstoffe nehmen wir nicht mit: Bringen Sie sie zum Wertstoffhof.',
        da: 'Byggeaffald, dæk og farligt affald tager vi ikke med: kør dem til genbrugspladsen.',
      },
    },
    informal: {
      procedure: {
        nl: 'Zet de spullen op de dag zelf voor zeven uur aan de stoep, zonder de doorgang te versperren. Elektrische apparaten zet je apart.',
      },
    },
  },
  {
    slug: 'recycling-centre',
    intents: ['recycling-centre', 'hazardous-waste'],
    owner: 'Afval en reiniging',
    themes: ['waste'],
    audiences: ['citizen'],
    texts: {
      name: { nl: 'Milieustraat', en: 'Recycling centre', de: 'Wertstoffhof', da: 'Genbrugsplads' },
      summary: {
        nl: 'De milieustraat aan de Havenkade is open van dinsdag tot en met vrijdag van 9 tot 17 uur en op zaterdag van 9 tot 16 uur.',
        en: 'The recycling centre on Havenkade is open Tuesday to Friday from 9 to 17 and on Saturday from 9 to 16.',
        de: 'Der Wertstoffhof an der Havenkade ist dienstags bis freitags von 9 bis 17 Uhr und samstags von 9 bis 16 Uhr geöffnet.',
        da: 'Genbrugspladsen på Havenkade har åbent tirsdag til fredag kl. 9–17 og lørdag kl. 9–16.',
      },
      bring: {
        nl: 'Een bewijs dat u in Polderdam woont, zoals uw aanslag gemeentebelastingen.',
        en: 'Proof that you live in Polderdam, such as your local tax bill.',
        de: 'Einen Nachweis, dass Sie in Polderdam wohnen, etwa Ihren Steuerbescheid.',
        da: 'Bevis for, at du bor i Polderdam, for eksempel din skatteopkrævning.',
      },
      cost: {
        nl: 'Gratis, behalve bouwafval: € 6 per kruiwagen. Verf, batterijen en ander chemisch afval is gratis.',
        en: 'Free, except building waste: € 6 a barrow. Paint, batteries and other chemicals are free.',
        de: 'Kostenlos, außer Bauschutt: 6 € je Schubkarre. Farbe, Batterien und andere Schadstoffe sind kostenlos.',
        da: 'Gratis undtagen byggeaffald: 6 € pr. trillebør. Maling, batterier og andet farligt affald er gratis.',
      },
    },
    informal: {
      bring: {
        nl: 'Een bewijs dat je in Polderdam woont, zoals je aanslag gemeentebelastingen.',
      },
    },
  },
  {
    slug: 'parking-permit',
    intents: ['resident-parking-permit', 'visitor-parking'],
    owner: 'Parkeren',
    themes: ['parking'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Parkeervergunning voor bewoners',
        en: 'Parking permit for residents',
        de: 'Bewohnerparkausweis',
        da: 'Beboerparkering',
      },
      summary: {
        nl: 'Woont u in de binnenstad of het stationsgebied, dan kunt u een vergunning krijgen voor de straten van uw eigen gebied.',
        en: 'If you live in the centre or near the station, you can have a permit for the streets of your own area.',
        de: 'Wohnen Sie in der Innenstadt oder am Bahnhof, können Sie einen Ausweis für die Straßen Ihres Gebiets bekommen.',
        da: 'Bor du i midtbyen eller ved stationen, kan du få en tilladelse til gaderne i dit eget område.',
      },
      bring: {
        nl: 'Het kenteken van uw auto en het bewijs dat hij op uw naam staat of uw leasecontract.',
        en: 'Your car’s number plate and proof that it is yours, or your lease contract.',
        de: 'Das Kennzeichen Ihres Autos und den Nachweis, dass es Ihnen gehört, oder Ihren Leasingvertrag.',
        da: 'Bilens nummerplade og bevis for, at den er din, eller din leasingkontrakt.',
      },
      cost: {
        nl: 'De eerste vergunning kost € 96 per jaar, een tweede € 192. Een bezoekerskaart voor 100 uur kost € 24.',
        en: 'The first permit costs € 96 a year, a second one € 192. A visitor card for 100 hours costs € 24.',
        de: 'Der erste Ausweis kostet 96 € im Jahr, ein zweiter 192 €. Eine Besucherkarte für 100 Stunden kostet 24 €.',
        da: 'Den første tilladelse koster 96 € om året, den anden 192 €. Et gæstekort til 100 timer koster 24 €.',
      },
      conditions: {
        nl: 'Hoogstens twee per adres. Wie een eigen oprit of garage heeft, krijgt er één minder.',
        en: 'Two per address at most. Those with a drive or garage of their own get one less.',
        de: 'Höchstens zwei je Adresse. Wer eine eigene Einfahrt oder Garage hat, bekommt einen weniger.',
        da: 'Højst to pr. adresse. Har du egen indkørsel eller garage, får du én mindre.',
      },
    },
    informal: {
      summary: {
        nl: 'Woon je in de binnenstad of het stationsgebied, dan kun je een vergunning krijgen voor de straten van je eigen gebied.',
      },
      bring: {
        nl: 'Het kenteken van je auto en het bewijs dat hij op jouw naam staat of je leasecontract.',
      },
    },
  },
  {
    slug: 'moving-house',
    intents: ['move-within', 'move-from-abroad', 'move-abroad'],
    owner: 'Burgerzaken',
    themes: ['moving'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Verhuizing doorgeven',
        en: 'Tell us you are moving',
        de: 'Umzug melden',
        da: 'Meld flytning',
      },
      summary: {
        nl: 'Geef uw verhuizing door vanaf vier weken voor tot vijf dagen na de verhuizing. Komt u uit het buitenland, dan doet u dat aan het loket.',
        en: 'Tell us from four weeks before to five days after you move. If you come from abroad, do so at the counter.',
        de: 'Melden Sie Ihren Umzug von vier Wochen vorher bis fünf Tage danach. Kommen Sie aus dem Ausland, melden Sie sich am Schalter an.',
        da: 'Meld flytning fra fire uger før til fem dage efter, at du flytter. Kommer du fra udlandet, gør du det i borgerservice.',
      },
      bring: {
        nl: '- uw paspoort of identiteitskaart\n- uw huurcontract of koopakte\n- uit het buitenland ook: geboorteakte en trouwakte',
        en: '- your passport or identity card\n- your rent contract or deed\n- from abroad also: birth and marriage certificates',
        de: '- Ihren Reisepass oder Ausweis\n- Ihren Mietvertrag oder Kaufvertrag\n- aus dem Ausland auch: Geburts- und Heiratsurkunde',
        da: '- dit pas eller id-kort\n- din lejekontrakt eller dit skøde\n- fra udlandet også: fødsels- og vielsesattest',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
      exceptions: {
        nl: 'Gaat u langer dan acht maanden naar het buitenland, meld u dan in de vijf dagen voor uw vertrek af.',
        en: 'If you go abroad for more than eight months, sign off within the five days before you leave.',
        de: 'Gehen Sie länger als acht Monate ins Ausland, melden Sie sich in den fünf Tagen vor der Abreise ab.',
        da: 'Rejser du til udlandet i mere end otte måneder, skal du melde fraflytning inden for de fem dage før afrejsen.',
      },
    },
    informal: {
      summary: {
        nl: 'Geef je verhuizing door vanaf vier weken voor tot vijf dagen na de verhuizing. Kom je uit het buitenland, dan doe je dat aan het loket.',
      },
      bring: {
        nl: '- je paspoort of identiteitskaart\n- je huurcontract of koopakte\n- uit het buitenland ook: geboorteakte en trouwakte',
      },
      exceptions: {
        nl: 'Ga je langer dan acht maanden naar het buitenland, meld je dan in de vijf dagen voor je vertrek af.',
      },
    },
  },
  {
    slug: 'opening-hours',
    intents: ['opening-hours', 'appointment-make', 'appointment-change', 'talk-to-person'],
    owner: 'Klantcontactcentrum',
    themes: ['contact'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Openingstijden en afspraken',
        en: 'Opening hours and appointments',
        de: 'Öffnungszeiten und Termine',
        da: 'Åbningstider og tidsbestilling',
      },
      summary: {
        nl: 'Het stadhuis is open op maandag tot en met vrijdag van 9 tot 17 uur en op donderdag tot 20 uur, met een afspraak. Het klantcontactcentrum neemt op werkdagen van 8 tot 18 uur op.',
        en: 'The town hall is open Monday to Friday from 9 to 17, Thursday until 20, by appointment. The contact centre answers on working days from 8 to 18.',
        de: 'Das Rathaus ist montags bis freitags von 9 bis 17 Uhr und donnerstags bis 20 Uhr mit Termin geöffnet. Der Bürgerservice ist werktags von 8 bis 18 Uhr erreichbar.',
        da: 'Rådhuset har åbent mandag til fredag kl. 9–17 og torsdag til kl. 20 med tidsbestilling. Kontaktcentret svarer på hverdage kl. 8–18.',
      },
      procedure: {
        nl: 'Bel of mail ons om een afspraak te maken, te verzetten of af te zeggen. Meestal kunt u binnen drie werkdagen terecht.',
        en: 'Call or write to make, change or cancel an appointment. Most people can come within three working days.',
        de: 'Rufen Sie an oder schreiben Sie, um einen Termin zu vereinbaren, zu verschieben oder abzusagen. Meist geht es innerhalb von drei Werktagen.',
        da: 'Ring eller skriv for at bestille, flytte eller aflyse en tid. De fleste kan komme inden for tre hverdage.',
      },
      exceptions: {
        nl: 'Op feestdagen en tussen kerst en nieuwjaar is het stadhuis dicht; voor een overlijden of geboorte is er dan een telefoonnummer op de deur.',
        en: 'The town hall is closed on public holidays and between Christmas and New Year; a number on the door serves deaths and births.',
        de: 'An Feiertagen und zwischen Weihnachten und Neujahr ist das Rathaus geschlossen; für Todesfälle und Geburten hängt eine Nummer an der Tür.',
        da: 'På helligdage og mellem jul og nytår er rådhuset lukket; til dødsfald og fødsler står der et nummer på døren.',
      },
    },
    informal: {
      procedure: {
        nl: 'Bel of mail ons om een afspraak te maken, te verzetten of af te zeggen. Meestal kun je binnen drie werkdagen terecht.',
      },
    },
  },
  {
    slug: 'emergency',
    intents: ['emergency', 'domestic-violence', 'power-outage'],
    owner: 'Klantcontactcentrum',
    themes: ['safety'],
    texts: {
      name: {
        nl: 'Spoed en gevaar',
        en: 'Emergency and danger',
        de: 'Notfall und Gefahr',
        da: 'Nødsituation og fare',
      },
      summary: {
        nl: 'Is iemand nu in gevaar, bel dan 112. Ruikt u gas, ga naar buiten, zet niets aan of uit en bel 112.',
        en: 'If somebody is in danger now, call 112. If you smell gas, go outside, switch nothing on or off, and call 112.',
        de: 'Ist jetzt jemand in Gefahr, rufen Sie 112. Riechen Sie Gas, gehen Sie hinaus, schalten Sie nichts ein oder aus und rufen Sie 112.',
        da: 'Er nogen i fare nu, så ring 112. Lugter du gas, så gå udenfor, tænd og sluk ikke noget, og ring 112.',
      },
      procedure: {
        nl: 'Bij geweld thuis kunt u dag en nacht gratis bellen met Veilig Thuis, ook als u zich zorgen maakt over een ander.\n\nBij een storing in stroom of gas zonder gevaar belt u het storingsnummer van de netbeheerder.',
        en: 'About violence at home you can call the Safe at Home line day and night, free of charge, also when you worry about somebody else.\n\nFor a power or gas failure without danger call the network operator’s fault line.',
        de: 'Bei Gewalt zu Hause erreichen Sie das Hilfetelefon Tag und Nacht kostenlos, auch wenn Sie sich um jemand anderen sorgen.\n\nBei einer Störung von Strom oder Gas ohne Gefahr rufen Sie die Störungsnummer des Netzbetreibers an.',
        da: 'Ved vold i hjemmet kan du ringe gratis til hjælpelinjen døgnet rundt, også hvis du er bekymret for en anden.\n\nVed fejl på strøm eller gas uden fare ringer du til netselskabets fejlnummer.',
      },
    },
    informal: {
      summary: {
        nl: 'Is iemand nu in gevaar, bel dan 112. Ruik je gas, ga naar buiten, zet niets aan of uit en bel 112.',
      },
      procedure: {
        nl: 'Bij geweld thuis kun je dag en nacht gratis bellen met Veilig Thuis, ook als je je zorgen maakt over een ander.\n\nBij een storing in stroom of gas zonder gevaar bel je het storingsnummer van de netbeheerder.',
      },
    },
  },
];
