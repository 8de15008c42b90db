/** Green and animals: pests, allotments, lost and found animals. */
import type { DemoArticle } from './article.ts';

export const greenArticles: readonly DemoArticle[] = [
  {
    slug: 'pests',
    intents: ['vermin'],
    owner: 'Groen',
    themes: ['green'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Ratten, wespen en ander ongedierte',
        en: 'Rats, wasps and other pests',
        de: 'Ratten, Wespen und anderes Ungeziefer',
        da: 'Rotter, hvepse og andre skadedyr',
      },
      summary: {
        nl: 'Ratten en eikenprocessierupsen in de openbare ruimte bestrijden wij gratis, binnen vijf werkdagen na uw melding. In huis en tuin regelt de eigenaar of verhuurder het.',
        en: 'In public places we deal with rats and oak processionary caterpillars for free, within five working days of your report. In homes and gardens it is up to the owner or landlord.',
        de: 'Ratten und Eichenprozessionsspinner im öffentlichen Raum bekämpfen wir kostenlos, innerhalb von fünf Werktagen nach Ihrer Meldung. In Haus und Garten kümmert sich der Eigentümer oder Vermieter darum.',
        da: 'Rotter og egeprocessionsspindere på offentlige steder bekæmper vi gratis, inden for fem hverdage efter din henvendelse. I hus og have er det ejeren eller udlejeren, der sørger for det.',
      },
      audience: {
        nl: 'Bewoners en ondernemers in Polderdam.',
        en: 'Residents and businesses in Polderdam.',
        de: 'Bewohner und Betriebe in Polderdam.',
        da: 'Beboere og virksomheder i Polderdam.',
      },
      bring: {
        nl: 'De plaats, wat u hebt gezien en hoe vaak. Een foto helpt.',
        en: 'The place, what you saw and how often. A photo helps.',
        de: 'Den Ort, was Sie gesehen haben und wie oft. Ein Foto hilft.',
        da: 'Stedet, hvad du har set, og hvor tit. Et foto hjælper.',
      },
      procedure: {
        nl: '- Meld ratten altijd, ook in uw eigen tuin: wij zoeken uit of ze uit het riool komen en geven advies.\n- Voer geen vogels op de grond en sluit gaten groter dan een halve centimeter.\n- Leg zelf geen gif: dat is gevaarlijk voor kinderen en huisdieren.\n- Raak rupsen en nesten niet aan en waarschuw uw buren.\n\nWoont u in een huurhuis, bel dan eerst uw verhuurder.',
        en: '- Always report rats, in your own garden too: we find out whether they come from the sewer and advise you.\n- Do not feed birds on the ground, and close holes wider than half a centimetre.\n- Do not put out poison: it is dangerous for children and pets.\n- Do not touch caterpillars or nests, and warn your neighbours.\n\nIf you rent your home, call your landlord first.',
        de: '- Melden Sie Ratten immer, auch im eigenen Garten: Wir klären, ob sie aus der Kanalisation kommen, und beraten Sie.\n- Füttern Sie Vögel nicht am Boden und schließen Sie Löcher ab einem halben Zentimeter.\n- Legen Sie selbst kein Gift: Es ist gefährlich für Kinder und Haustiere.\n- Berühren Sie keine Raupen und Nester und warnen Sie Ihre Nachbarn.\n\nWohnen Sie zur Miete, rufen Sie zuerst Ihren Vermieter an.',
        da: '- Meld altid rotter, også i din egen have: Vi undersøger, om de kommer fra kloakken, og giver råd.\n- Fodr ikke fugle på jorden, og luk huller, der er større end en halv centimeter.\n- Læg ikke selv gift ud: Det er farligt for børn og kæledyr.\n- Rør ikke larver og reder, og advar dine naboer.\n\nBor du til leje, så ring først til din udlejer.',
      },
      cost: {
        nl: 'Melden en advies zijn gratis. Een wespennest in uw tuin laat u weghalen door een bestrijder; reken op € 80 tot € 120.',
        en: 'Reports and advice are free. For a wasps’ nest in your garden you hire a pest controller; expect € 80 to € 120.',
        de: 'Meldung und Beratung sind kostenlos. Ein Wespennest im Garten lassen Sie von einem Betrieb entfernen; rechnen Sie mit 80 € bis 120 €.',
        da: 'Henvendelse og råd er gratis. Et hvepsebo i haven får du et firma til at fjerne; regn med 80 € til 120 €.',
      },
      exceptions: {
        nl: 'Bijen en hommels laat u over aan een imker; die haalt een zwerm meestal gratis op.',
        en: 'Leave bees and bumblebees to a beekeeper, who usually takes a swarm away for free.',
        de: 'Bienen und Hummeln überlassen Sie einer Imkerei, die einen Schwarm meist kostenlos abholt.',
        da: 'Bier og humlebier overlader du til en biavler, som plejer at hente en sværm gratis.',
      },
    },
  },
  {
    slug: 'allotments',
    intents: ['allotment'],
    owner: 'Groen',
    themes: ['green'],
    audiences: ['citizen', 'association'],
    texts: {
      name: {
        nl: 'Volkstuin huren of groen adopteren',
        en: 'Rent an allotment or adopt a piece of green',
        de: 'Kleingarten pachten oder Grünfläche übernehmen',
        da: 'Lej en nyttehave, eller pas et stykke grønt',
      },
      summary: {
        nl: 'Voor een volkstuin schrijft u zich in op de wachtlijst; nu duurt dat ongeveer anderhalf jaar. Een plantsoen of boomspiegel in uw straat adopteren kan meteen en is gratis.',
        en: 'For an allotment you join the waiting list, at present about a year and a half. You can adopt a flower bed or the foot of a tree in your street at once, for free.',
        de: 'Für einen Kleingarten tragen Sie sich in die Warteliste ein; zurzeit dauert es etwa anderthalb Jahre. Ein Beet oder eine Baumscheibe in Ihrer Straße können Sie sofort und kostenlos übernehmen.',
        da: 'Til en nyttehave skriver du dig på venteliste; lige nu varer det omkring halvandet år. Et bed i din gade kan du passe gratis fra i dag.',
      },
      audience: {
        nl: 'Inwoners van Polderdam vanaf 18 jaar. Groen adopteren mag ook met buren, een school of een vereniging.',
        en: 'Residents of Polderdam aged 18 or over. Green can also be adopted by neighbours together, a school or an association.',
        de: 'Einwohnerinnen und Einwohner ab 18 Jahren. Grün können auch Nachbarn gemeinsam, Schulen und Vereine übernehmen.',
        da: 'Beboere i Polderdam fra 18 år. Naboer, skoler og foreninger kan også passe et stykke grønt sammen.',
      },
      bring: {
        nl: '- uw legitimatiebewijs, als u een tuin huurt\n- voor adoptie: de plaats en een simpele schets van uw plan',
        en: '- your proof of identity, if you rent an allotment\n- for adopting: the place and a simple sketch of your plan',
        de: '- Ihren Ausweis, wenn Sie einen Garten pachten\n- für eine Patenschaft: den Ort und eine einfache Skizze Ihres Plans',
        da: '- din legitimation, hvis du lejer en have\n- til et stykke grønt: stedet og en enkel skitse af din plan',
      },
      procedure: {
        nl: '- Schrijf u in bij ons klantcontactcentrum en kies complex Zeedijk of complex Oosterpolder.\n- Bent u aan de beurt, dan hebt u twee weken om te kijken en te kiezen.\n- U tekent een huurcontract per kalenderjaar.\n\nVoor adoptie komt een wijkmedewerker langs, meestal binnen drie weken. U krijgt grond en de eerste planten van ons; het onderhoud is daarna voor u.',
        en: '- Register with our contact centre and choose the Zeedijk or the Oosterpolder site.\n- When it is your turn, you have two weeks to look and choose.\n- You sign a contract per calendar year.\n\nFor adopting, somebody from the town comes by, usually within three weeks. You get soil and the first plants from us; after that the care is yours.',
        de: '- Melden Sie sich bei unserem Bürgerservice an und wählen Sie die Anlage Zeedijk oder Oosterpolder.\n- Sind Sie an der Reihe, haben Sie zwei Wochen zum Ansehen und Auswählen.\n- Sie unterschreiben einen Pachtvertrag je Kalenderjahr.\n\nFür eine Patenschaft kommt jemand von uns vorbei, meist innerhalb von drei Wochen. Erde und die ersten Pflanzen erhalten Sie von uns; danach pflegen Sie selbst.',
        da: '- Skriv dig op hos vores kontaktcenter, og vælg haverne ved Zeedijk eller Oosterpolder.\n- Når det er din tur, har du to uger til at se på haven og vælge.\n- Du underskriver en kontrakt for et kalenderår ad gangen.\n\nVil du passe et stykke grønt, kommer der en medarbejder forbi, som regel inden for tre uger. Du får jord og de første planter af os; derefter passer du det selv.',
      },
      cost: {
        nl: 'Een tuin van 100 vierkante meter kost € 92 per jaar, met water. Inschrijven en adopteren kosten niets.',
        en: 'A plot of 100 square metres costs € 92 a year, water included. Registering and adopting cost nothing.',
        de: 'Ein Garten von 100 Quadratmetern kostet 92 € im Jahr, mit Wasser. Anmeldung und Patenschaft kosten nichts.',
        da: 'En have på 100 kvadratmeter koster 92 € om året med vand. Resten er gratis.',
      },
      conditions: {
        nl: 'U gebruikt geen chemische middelen en laat de tuin niet langer dan twee maanden verwilderen.',
        en: 'You use no chemicals, and do not let the plot run wild for more than two months.',
        de: 'Sie verwenden keine chemischen Mittel und lassen den Garten nicht länger als zwei Monate verwildern.',
        da: 'Du bruger ingen kemiske midler og lader ikke haven gro til i mere end to måneder.',
      },
    },
  },
  {
    slug: 'lost-animals',
    intents: ['lost-animal'],
    owner: 'Leefbaarheid',
    themes: ['animals'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Dier kwijt, gevonden of dood',
        en: 'Lost, found and dead animals',
        de: 'Tier verloren, gefunden oder tot',
        da: 'Dyr, der er væk, fundet eller dødt',
      },
      summary: {
        nl: 'Bent u uw huisdier kwijt of hebt u er een gevonden, meld het dezelfde dag bij het dierenopvangcentrum. Een dood dier op straat halen wij binnen een werkdag op.',
        en: 'If you have lost or found a pet, tell the animal shelter on the same day. We collect a dead animal from the street within one working day.',
        de: 'Haben Sie ein Haustier verloren oder gefunden, melden Sie es am selben Tag dem Tierheim. Ein totes Tier auf der Straße holen wir innerhalb eines Werktags ab.',
        da: 'Er dit kæledyr blevet væk, eller har du fundet et, så sig det samme dag til dyreinternatet. Et dødt dyr på gaden henter vi inden for én hverdag.',
      },
      audience: {
        nl: 'Eigenaren van huisdieren en wie een dier vindt in Polderdam.',
        en: 'Pet owners, and anyone who finds an animal in Polderdam.',
        de: 'Alle, die ein Haustier haben oder in Polderdam ein Tier finden.',
        da: 'Alle, der har kæledyr eller finder et dyr i Polderdam.',
      },
      bring: {
        nl: '- een foto of beschrijving van het dier\n- bij ophalen: uw legitimatiebewijs en het dierenpaspoort',
        en: '- a photo or description of the animal\n- to collect it: your proof of identity and the pet’s passport',
        de: '- ein Foto oder eine Beschreibung des Tiers\n- zum Abholen: Ihren Ausweis und den Heimtierausweis',
        da: '- et foto eller en beskrivelse af dyret\n- når du henter: din legitimation og dyrets pas',
      },
      procedure: {
        nl: '- Gevonden: kijk of het dier een penning draagt. Een dierenarts leest de chip gratis uit.\n- Breng het naar de opvang of laat het ophalen; ons klantcontactcentrum verbindt u door.\n- Kwijt: meld het bij de opvang en controleer of uw gegevens bij de chip kloppen.\n- De opvang bewaart een dier twee weken. Daarna mag het naar een nieuw huis.',
        en: '- Found: see whether the animal has a tag. A vet reads the chip for free.\n- Take it to the shelter or have it collected; our contact centre puts you through.\n- Lost: tell the shelter, and check that your details with the chip are right.\n- The shelter keeps an animal for two weeks. After that it may go to a new home.',
        de: '- Gefunden: Sehen Sie nach, ob das Tier eine Marke trägt. Tierarztpraxen lesen den Chip kostenlos aus.\n- Bringen Sie es ins Tierheim oder lassen Sie es abholen; unser Bürgerservice verbindet Sie.\n- Verloren: Melden Sie es dem Tierheim und prüfen Sie, ob Ihre Angaben zum Chip stimmen.\n- Das Tierheim behält ein Tier zwei Wochen. Danach darf es in ein neues Zuhause.',
        da: '- Fundet: Se, om dyret har et skilt. En dyrlæge aflæser chippen gratis.\n- Kør det til internatet, eller få det hentet; vores kontaktcenter stiller dig om.\n- Blevet væk: Sig det til internatet, og se efter, om dine oplysninger ved chippen er rigtige.\n- Internatet beholder et dyr i to uger. Derefter må det få et nyt hjem.',
      },
      cost: {
        nl: 'Melden en brengen is gratis. Haalt u uw eigen dier op, dan betaalt u € 18 per dag voor de opvang.',
        en: 'Reporting and bringing an animal is free. To collect your own you pay € 18 a day for its keep.',
        de: 'Melden und Bringen ist kostenlos. Holen Sie Ihr eigenes Tier ab, zahlen Sie 18 € pro Tag für die Unterbringung.',
        da: 'Det er gratis at melde og aflevere. Henter du dit eget dyr, betaler du 18 € om dagen for opholdet.',
      },
      exceptions: {
        nl: 'Een gewond dier of een zeehond op het strand: blijf op afstand, houd honden weg en bel ons meteen.',
        en: 'An injured animal, or a seal on the beach: keep your distance, keep dogs away and call us at once.',
        de: 'Ein verletztes Tier oder ein Seehund am Strand: Halten Sie Abstand, halten Sie Hunde fern und rufen Sie uns sofort an.',
        da: 'Et såret dyr eller en sæl på stranden: Hold afstand, hold hunde væk, og ring til os med det samme.',
      },
      legalBasis: {
        nl: 'Burgerlijk Wetboek, Boek 5, artikel 8.',
        en: 'Civil Code (Burgerlijk Wetboek), Book 5, article 8.',
        de: 'Bürgerliches Gesetzbuch (Burgerlijk Wetboek), Buch 5, Artikel 8.',
        da: 'Den borgerlige lovbog (Burgerlijk Wetboek), bog 5, artikel 8.',
      },
    },
  },
];
