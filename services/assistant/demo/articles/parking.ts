/** Parking: fines, cards for disabled people, tariffs and charging points. */
import type { DemoArticle } from './article.ts';

export const parkingArticles: readonly DemoArticle[] = [
  {
    slug: 'parking-fine',
    intents: ['parking-fine'],
    owner: 'Parkeren',
    themes: ['parking'],
    texts: {
      name: {
        nl: 'Parkeerboete betalen of betwisten',
        en: 'Pay or contest a parking fine',
        de: 'Strafzettel fürs Parken bezahlen oder anfechten',
        da: 'Betal eller klag over en parkeringsafgift',
      },
      summary: {
        nl: 'Hebt u niet of te weinig betaald voor het parkeren, dan krijgt u een naheffing van de gemeente. Bent u het er niet mee eens, maak dan binnen zes weken bezwaar.',
        en: 'If you paid nothing or too little for parking, you get an additional charge from the town. If you disagree, object within six weeks.',
        de: 'Haben Sie fürs Parken nicht oder zu wenig bezahlt, erhalten Sie von der Gemeinde eine Nachforderung. Sind Sie nicht einverstanden, legen Sie innerhalb von sechs Wochen Widerspruch ein.',
        da: 'Har du ikke betalt eller betalt for lidt for at parkere, får du en parkeringsafgift af kommunen. Er du uenig, så klag inden for seks uger.',
      },
      audience: {
        nl: 'Wie in Polderdam een naheffing kreeg. Die is voor de houder van het kenteken, ook als iemand anders reed.',
        en: 'Anyone who got an additional charge in Polderdam. It is for the keeper of the vehicle, even if somebody else was driving.',
        de: 'Alle, die in Polderdam eine Nachforderung bekommen haben. Sie richtet sich an den Halter, auch wenn jemand anders gefahren ist.',
        da: 'Alle, der har fået en afgift i Polderdam. Den er til bilens ejer eller bruger, også hvis en anden kørte.',
      },
      bring: {
        nl: '- het nummer van de naheffing en het kenteken\n- bij bezwaar: wat uw verhaal bewijst, zoals een betaalbewijs uit de app of een foto',
        en: '- the number of the charge and the number plate\n- for an objection: what supports your story, such as a receipt from the app or a photo',
        de: '- die Nummer der Nachforderung und das Kennzeichen\n- beim Widerspruch: was Ihre Darstellung belegt, etwa eine Quittung aus der App oder ein Foto',
        da: '- afgiftens nummer og bilens nummerplade\n- til en klage: det, der viser, at du har ret, for eksempel en kvittering fra appen eller et foto',
      },
      procedure: {
        nl: '- Betaal vóór de datum die op de naheffing staat.\n- Maak binnen zes weken bezwaar: online of per brief, met uw naam, de reden en uw handtekening.\n- Vraag daarbij uitstel van betaling, anders loopt de termijn door.\n- Wij beslissen meestal binnen twaalf weken. Krijgt u gelijk, dan betalen we terug.',
        en: '- Pay before the date on the notice.\n- Object within six weeks: online or by letter, with your name, the reason and your signature.\n- Ask for more time to pay as well, as the term runs on otherwise.\n- We usually decide within twelve weeks. If you are right, we pay you back.',
        de: '- Bezahlen Sie vor dem Datum, das auf dem Bescheid steht.\n- Legen Sie innerhalb von sechs Wochen Widerspruch ein: online oder per Brief, mit Namen, Grund und Unterschrift.\n- Bitten Sie zugleich um Zahlungsaufschub, sonst läuft die Frist weiter.\n- Wir entscheiden meist innerhalb von zwölf Wochen. Bekommen Sie recht, zahlen wir zurück.',
        da: '- Betal inden den dato, der står på afgiften.\n- Klag inden for seks uger: på nettet eller i et brev med navn, begrundelse og underskrift.\n- Bed samtidig om udsættelse, ellers løber betalingsfristen videre.\n- Vi afgør som regel klagen inden for tolv uger. Får du ret, betaler vi pengene tilbage.',
      },
      cost: {
        nl: '€ 74,80 plus één uur parkeren. Bezwaar maken is gratis.',
        en: '€ 74.80 plus one hour of parking. Objecting is free.',
        de: '74,80 € plus eine Stunde Parken. Der Widerspruch ist kostenlos.',
        da: '74,80 € plus en times parkering. Det er gratis at klage.',
      },
      exceptions: {
        nl: 'Stond u op de stoep of op een gehandicaptenplaats, dan komt de boete van het CJIB. Daartegen gaat u binnen zes weken in beroep bij de officier van justitie.',
        en: 'For parking on the pavement or in a disabled space the fine comes from the CJIB. Against that you appeal to the public prosecutor within six weeks.',
        de: 'Standen Sie auf dem Gehweg oder auf einem Behindertenparkplatz, kommt das Bußgeld vom CJIB. Dagegen wenden Sie sich innerhalb von sechs Wochen an die Staatsanwaltschaft.',
        da: 'Holdt du på fortovet eller på en handicapplads, kommer bøden fra CJIB. Den klager du over til anklagemyndigheden inden for seks uger.',
      },
      legalBasis: {
        nl: 'Gemeentewet, artikelen 225 en 234; Algemene wet inzake rijksbelastingen.',
        en: 'Municipalities Act (Gemeentewet), articles 225 and 234; General State Taxes Act (Algemene wet inzake rijksbelastingen).',
        de: 'Gemeindegesetz (Gemeentewet), Artikel 225 und 234; Allgemeines Steuergesetz (Algemene wet inzake rijksbelastingen).',
        da: 'Kommuneloven (Gemeentewet), artikel 225 og 234; skatteloven (Algemene wet inzake rijksbelastingen).',
      },
    },
  },
  {
    slug: 'disabled-parking',
    intents: ['disabled-parking'],
    owner: 'Parkeren',
    themes: ['parking'],
    texts: {
      name: {
        nl: 'Gehandicaptenparkeerkaart en een eigen plaats',
        en: 'Parking card for disabled people and a reserved space',
        de: 'Parkausweis bei Behinderung und eigener Stellplatz',
        da: 'Handicapparkeringskort og reserveret plads',
      },
      summary: {
        nl: 'Kunt u met hulpmiddelen niet meer dan honderd meter lopen, dan kunt u een parkeerkaart krijgen. Wij beslissen binnen acht weken; de kaart geldt in heel Europa.',
        en: 'If you cannot walk more than a hundred metres, even with aids, you can get a parking card. We decide within eight weeks; the card is valid throughout Europe.',
        de: 'Können Sie auch mit Hilfsmitteln nicht mehr als hundert Meter gehen, können Sie einen Parkausweis bekommen. Wir entscheiden innerhalb von acht Wochen; er gilt in ganz Europa.',
        da: 'Kan du ikke gå mere end hundrede meter, heller ikke med hjælpemidler, kan du få et parkeringskort. Vi afgør det inden for otte uger, og kortet gælder i hele Europa.',
      },
      audience: {
        nl: 'Inwoners die zelf rijden (bestuurderskaart) of altijd hulp nodig hebben van wie hen rijdt (passagierskaart).',
        en: 'Residents who drive themselves (driver’s card) or who always need the help of the person driving them (passenger’s card).',
        de: 'Einwohnerinnen und Einwohner, die selbst fahren (Fahrerausweis) oder immer Hilfe brauchen, wenn sie gefahren werden (Mitfahrerausweis).',
        da: 'Beboere, der selv kører (førerkort), eller som altid har brug for hjælp fra den, der kører dem (passagerkort).',
      },
      bring: {
        nl: '- uw legitimatiebewijs\n- een recente pasfoto\n- gegevens van uw arts en een lijst van uw medicijnen\n- voor een eigen plaats: het kenteken van uw auto',
        en: '- your proof of identity\n- a recent passport photo\n- details of your doctor and a list of your medicines\n- for a reserved space: your car’s number plate',
        de: '- Ihren Ausweis\n- ein aktuelles Passfoto\n- Angaben zu Ihrer Ärztin oder Ihrem Arzt und eine Liste Ihrer Medikamente\n- für einen eigenen Stellplatz: das Kennzeichen Ihres Autos',
        da: '- din legitimation\n- et nyt pasfoto\n- oplysninger om din læge og en liste over din medicin\n- til en reserveret plads: bilens nummerplade',
      },
      procedure: {
        nl: '- Vraag de kaart aan bij het loket of online.\n- Een onafhankelijke arts belt of onderzoekt u binnen vier weken.\n- Wilt u een plaats bij uw huis, vraag die dan tegelijk aan. Eerst publiceren we een verkeersbesluit; reken op vier maanden.',
        en: '- Apply for the card at the counter or online.\n- An independent doctor calls or examines you within four weeks.\n- If you want a space at your home, apply at the same time. We first publish a traffic order; allow four months.',
        de: '- Beantragen Sie den Ausweis am Schalter oder online.\n- Ein unabhängiger Arzt ruft Sie innerhalb von vier Wochen an oder untersucht Sie.\n- Möchten Sie einen Platz an Ihrem Haus, beantragen Sie ihn gleich mit. Zuerst machen wir eine Verkehrsanordnung bekannt; rechnen Sie mit vier Monaten.',
        da: '- Søg om kortet i borgerservice eller på nettet.\n- En uafhængig læge ringer til dig eller undersøger dig inden for fire uger.\n- Vil du have en plads ved dit hjem, så søg samtidig. Vi offentliggør først en færdselsbestemmelse; regn med fire måneder.',
      },
      cost: {
        nl: 'De kaart kost € 62, met keuring € 128. Een plaats op kenteken kost eenmalig € 310.',
        en: 'The card costs € 62, or € 128 with a medical examination. A reserved space costs € 310, once.',
        de: 'Der Ausweis kostet 62 €, mit ärztlicher Untersuchung 128 €. Ein Stellplatz mit Kennzeichen kostet einmalig 310 €.',
        da: 'Kortet koster 62 €, med lægeundersøgelse 128 €. En plads med nummerplade koster 310 € én gang.',
      },
      conditions: {
        nl: 'De beperking duurt naar verwachting minstens zes maanden. Een eigen plaats krijgt u alleen met een bestuurderskaart en zonder oprit of garage.',
        en: 'The limitation is expected to last at least six months. You only get a reserved space with a driver’s card and without a drive or garage.',
        de: 'Die Einschränkung dauert voraussichtlich mindestens sechs Monate. Einen eigenen Platz gibt es nur mit Fahrerausweis und ohne Einfahrt oder Garage.',
        da: 'Begrænsningen ventes at vare mindst seks måneder. Du får kun en reserveret plads med førerkort og uden egen indkørsel eller garage.',
      },
      legalBasis: {
        nl: 'Besluit administratieve bepalingen inzake het wegverkeer; Regeling gehandicaptenparkeerkaart.',
        en: 'Road Traffic (Administrative Provisions) Decree (Besluit administratieve bepalingen inzake het wegverkeer); Regeling gehandicaptenparkeerkaart.',
        de: 'Verordnung über den Straßenverkehr (Besluit administratieve bepalingen inzake het wegverkeer) und Regelung über Parkausweise (Regeling gehandicaptenparkeerkaart).',
        da: 'Bekendtgørelsen om vejtrafik (Besluit administratieve bepalingen inzake het wegverkeer) og reglerne om handicapkort (Regeling gehandicaptenparkeerkaart).',
      },
    },
  },
  {
    slug: 'paid-parking',
    intents: ['paid-parking'],
    owner: 'Parkeren',
    themes: ['parking'],
    texts: {
      name: {
        nl: 'Betaald parkeren en parkeergarages',
        en: 'Paying for parking, and car parks',
        de: 'Parkgebühren und Parkhäuser',
        da: 'Betalt parkering og parkeringshuse',
      },
      summary: {
        nl: 'In de binnenstad en bij het station betaalt u van maandag tot en met zaterdag van 9 tot 21 uur € 2,40 per uur. In de garage bent u goedkoper uit.',
        en: 'In the centre and near the station you pay € 2.40 an hour, Monday to Saturday from 9 to 21. The car park is cheaper.',
        de: 'In der Innenstadt und am Bahnhof zahlen Sie montags bis samstags von 9 bis 21 Uhr 2,40 € pro Stunde. Im Parkhaus ist es günstiger.',
        da: 'I midtbyen og ved stationen betaler du 2,40 € i timen mandag til lørdag kl. 9–21. I parkeringshuset er det billigere.',
      },
      audience: {
        nl: 'Iedereen die in Polderdam parkeert, ook bezoekers van het strand.',
        en: 'Everybody who parks in Polderdam, visitors to the beach included.',
        de: 'Alle, die in Polderdam parken, auch wer an den Strand fährt.',
        da: 'Alle, der parkerer i Polderdam, også gæster på stranden.',
      },
      bring: {
        nl: 'Uw kenteken en een pinpas, creditcard of parkeerapp. De automaten nemen geen munten aan.',
        en: 'Your number plate and a bank card, credit card or parking app. The machines do not take coins.',
        de: 'Ihr Kennzeichen und eine Bankkarte, Kreditkarte oder Park-App. Die Automaten nehmen keine Münzen.',
        da: 'Din nummerplade og et betalingskort eller en parkeringsapp. Automaterne tager ikke mønter.',
      },
      procedure: {
        nl: '- Toets uw kenteken in bij de automaat, of start de app met de zone op het bord.\n- Betaal meteen. Laden en lossen mag een kwartier zonder betalen.\n- In de Havengarage leest een camera uw kenteken en betaalt u bij vertrek.',
        en: '- Enter your number plate at the machine, or start the app with the zone on the sign.\n- Pay at once. Loading and unloading is free for a quarter of an hour.\n- In the harbour car park a camera reads your number plate, and you pay when you leave.',
        de: '- Geben Sie Ihr Kennzeichen am Automaten ein oder starten Sie die App mit der Zone auf dem Schild.\n- Bezahlen Sie sofort. Be- und Entladen ist eine Viertelstunde frei.\n- Im Hafenparkhaus liest eine Kamera Ihr Kennzeichen, und Sie zahlen bei der Ausfahrt.',
        da: '- Tast din nummerplade på automaten, eller start appen med den zone, der står på skiltet.\n- Betal med det samme. Du må læsse af og på i et kvarter uden at betale.\n- I parkeringshuset ved havnen læser et kamera din nummerplade, og du betaler, når du kører ud.',
      },
      cost: {
        nl: '- Straat: € 2,40 per uur, hoogstens drie uur.\n- Havengarage: € 1,60 per uur, hoogstens € 11 per dag.\n- Strand: € 3 per uur van april tot en met september, € 15 per dag; daarbuiten gratis.',
        en: '- Street: € 2.40 an hour, three hours at most.\n- Harbour car park: € 1.60 an hour, at most € 11 a day.\n- Beach: € 3 an hour from April to September, € 15 a day; free in other months.',
        de: '- Straße: 2,40 € pro Stunde, höchstens drei Stunden.\n- Hafenparkhaus: 1,60 € pro Stunde, höchstens 11 € am Tag.\n- Strand: 3 € pro Stunde von April bis September, 15 € am Tag; sonst kostenlos.',
        da: '- Gaden: 2,40 € i timen, højst tre timer.\n- Parkeringshuset: 1,60 € i timen, højst 11 € om dagen.\n- Stranden: 3 € i timen fra april til september, 15 € om dagen; ellers gratis.',
      },
      exceptions: {
        nl: 'Met een gehandicaptenparkeerkaart parkeert u op straat gratis. Op zondag en feestdagen betaalt u alleen aan het strand.',
        en: 'With a disabled parking card you park in the street for free. On Sundays and public holidays you only pay at the beach.',
        de: 'Mit einem Behindertenparkausweis parken Sie auf der Straße kostenlos. An Sonn- und Feiertagen zahlen Sie nur am Strand.',
        da: 'Med et handicapkort parkerer du gratis på gaden. Søndag og helligdage betaler du kun ved stranden.',
      },
    },
  },
  {
    slug: 'charging-point',
    intents: ['charging-point'],
    owner: 'Parkeren',
    themes: ['parking'],
    texts: {
      name: {
        nl: 'Openbare laadpaal aanvragen',
        en: 'Ask for a public charging point',
        de: 'Öffentliche Ladesäule beantragen',
        da: 'Ønsk en offentlig ladestander',
      },
      summary: {
        nl: 'Rijdt u elektrisch en kunt u niet op eigen terrein laden, vraag dan gratis een openbare laadpaal in uw buurt aan. Binnen vier weken weet u of hij er komt.',
        en: 'If you drive an electric car and cannot charge it on your own land, ask for a public charging point near you, free of charge. You know within four weeks whether it will come.',
        de: 'Fahren Sie elektrisch und können nicht auf eigenem Grund laden, beantragen Sie kostenlos eine öffentliche Ladesäule in Ihrer Nähe. Innerhalb von vier Wochen wissen Sie, ob sie kommt.',
        da: 'Kører du elbil og kan ikke lade på egen grund, kan du gratis ønske en offentlig ladestander i nærheden. Inden for fire uger ved du, om den kommer.',
      },
      audience: {
        nl: 'Wie in Polderdam woont of er minstens 18 uur per week werkt.',
        en: 'Anyone who lives in Polderdam or works here at least 18 hours a week.',
        de: 'Alle, die in Polderdam wohnen oder hier mindestens 18 Stunden pro Woche arbeiten.',
        da: 'Alle, der bor i Polderdam eller arbejder her mindst 18 timer om ugen.',
      },
      bring: {
        nl: '- het kenteken van uw elektrische auto, of het koop- of leasecontract\n- als u hier alleen werkt: een verklaring van uw werkgever',
        en: '- the number plate of your electric car, or the purchase or lease contract\n- if you only work here: a statement from your employer',
        de: '- das Kennzeichen Ihres Elektroautos oder den Kauf- oder Leasingvertrag\n- wenn Sie hier nur arbeiten: eine Bescheinigung Ihres Arbeitgebers',
        da: '- elbilens nummerplade eller købs- eller leasingkontrakten\n- hvis du kun arbejder her: en erklæring fra din arbejdsgiver',
      },
      procedure: {
        nl: '- Vraag de paal online aan of via ons klantcontactcentrum.\n- Staat er binnen 250 meter al een paal met ruimte, dan wijzen we u daarop.\n- Anders kiezen we een plek en publiceren we een verkeersbesluit. Omwonenden kunnen zes weken bezwaar maken.\n- De paal staat er meestal vijf maanden na uw aanvraag.',
        en: '- Ask online or through our contact centre.\n- If there is a point with room within 250 metres, we tell you which.\n- Otherwise we choose a place and publish a traffic order. Neighbours can object for six weeks.\n- The point usually stands there five months after you asked.',
        de: '- Stellen Sie den Antrag online oder über unseren Bürgerservice.\n- Gibt es im Umkreis von 250 Metern schon eine Säule mit freier Zeit, nennen wir sie Ihnen.\n- Sonst wählen wir einen Ort und machen eine Verkehrsanordnung bekannt. Anwohner können sechs Wochen lang Widerspruch einlegen.\n- Die Säule steht meist fünf Monate nach dem Antrag.',
        da: '- Skriv dit ønske på nettet, eller sig det til vores kontaktcenter.\n- Står der allerede en ledig stander inden for 250 meter, fortæller vi dig hvor.\n- Ellers vælger vi et sted og offentliggør en færdselsbestemmelse. Naboer kan klage i seks uger.\n- Standeren står der som regel fem måneder efter dit ønske.',
      },
      cost: {
        nl: 'De paal kost u niets. Voor stroom betaalt u € 0,38 per kilowattuur, plus het tarief van uw laadpas. Betaald parkeren gaat gewoon door.',
        en: 'The point costs you nothing. Electricity is € 0.38 a kilowatt-hour, plus what your charging card charges. You still pay for parking.',
        de: 'Die Säule kostet Sie nichts. Für Strom zahlen Sie 0,38 € je Kilowattstunde, dazu die Gebühr Ihrer Ladekarte. Parkgebühren zahlen Sie weiterhin.',
        da: 'Standeren koster dig ikke noget. Strøm koster 0,38 € pr. kWh plus gebyret på dit ladekort. Du betaler stadig for at parkere.',
      },
      exceptions: {
        nl: 'De laadplaats is niet van u alleen. Een kabel over de stoep mag alleen onder een goedgekeurde kabelgoot.',
        en: 'The space is not yours alone. A cable across the pavement is only allowed under an approved cover.',
        de: 'Der Ladeplatz gehört nicht Ihnen allein. Ein Kabel über den Gehweg ist nur unter einer zugelassenen Abdeckung erlaubt.',
        da: 'Ladepladsen er ikke kun din. Et kabel over fortovet er kun tilladt under en godkendt kabelbro.',
      },
    },
  },
];
