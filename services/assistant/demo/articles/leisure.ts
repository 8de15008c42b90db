/** Sport, associations, rooms and voluntary work. */
import type { DemoArticle } from './article.ts';

export const leisureArticles: readonly DemoArticle[] = [
  {
    slug: 'sport-and-swimming',
    intents: ['sports-facilities'],
    owner: 'Sport',
    themes: ['leisure'],
    texts: {
      name: {
        nl: 'Zwembad, sporthal en sportveld',
        en: 'Swimming pool, sports hall and pitch',
        de: 'Schwimmbad, Sporthalle und Sportplatz',
        da: 'Svømmehal, idrætshal og bane',
      },
      summary: {
        nl: 'Vrij zwemmen kan elke dag in zwembad Golfslag, op werkdagen van 7 tot 21 uur en in het weekend van 9 tot 17 uur. Een hal of veld huurt u online per uur.',
        en: 'You can swim every day in the Golfslag pool, on working days from 7 to 21 and at weekends from 9 to 17. You hire a hall or pitch online by the hour.',
        de: 'Frei schwimmen können Sie täglich im Bad Golfslag, werktags von 7 bis 21 Uhr, am Wochenende von 9 bis 17 Uhr. Eine Halle oder einen Platz mieten Sie online stundenweise.',
        da: 'Du kan svømme hver dag i svømmehallen Golfslag, på hverdage kl. 7–21 og i weekenden kl. 9–17. En hal eller bane lejer du på nettet time for time.',
      },
      audience: {
        nl: 'Iedereen. Verenigingen en scholen van Polderdam gaan voor bij vaste uren.',
        en: 'Everybody. Clubs and schools of Polderdam go first for regular hours.',
        de: 'Alle. Vereine und Schulen aus Polderdam haben bei festen Zeiten Vorrang.',
        da: 'Alle. Foreninger og skoler i Polderdam kommer først til faste tider.',
      },
      bring: {
        nl: 'Voor het zwembad een munt voor het kastje. Voor een zaal zaalschoenen zonder zwarte zolen.',
        en: 'For the pool a coin for the locker. For a hall indoor shoes without black soles.',
        de: 'Fürs Schwimmbad eine Münze für den Schrank. Für die Halle Hallenschuhe ohne schwarze Sohlen.',
        da: 'Til svømmehallen en mønt til skabet. Til hallen indendørs sko uden sorte såler.',
      },
      procedure: {
        nl: '- Zwemmen: koop een kaartje aan de kassa of online. Om 12 uur op werkdagen is er baantjeszwemmen.\n- Hal of veld: kies online een vrij uur en betaal. U krijgt een code voor de deur.\n- Vaste uren voor een seizoen vraagt u voor 1 april aan; u hoort het voor 1 juni.\n- Annuleren is gratis tot 48 uur vooraf.',
        en: '- Swimming: buy a ticket at the till or online. Lane swimming is at 12 on working days.\n- Hall or pitch: choose a free hour online and pay. You get a code for the door.\n- For regular hours in a season apply before 1 April; you hear before 1 June.\n- You can cancel for free until 48 hours before.',
        de: '- Schwimmen: Kaufen Sie eine Karte an der Kasse oder online. Bahnenschwimmen ist werktags um 12 Uhr.\n- Halle oder Platz: Wählen Sie online eine freie Stunde und bezahlen Sie. Sie erhalten einen Code für die Tür.\n- Feste Zeiten für eine Saison beantragen Sie vor dem 1. April; Antwort erhalten Sie vor dem 1. Juni.\n- Absagen ist bis 48 Stunden vorher kostenlos.',
        da: '- Svømning: Køb billet ved indgangen eller på nettet. Der er banesvømning kl. 12 på hverdage.\n- Hal eller bane: Vælg en ledig time på nettet, og betal. Du får en kode til døren.\n- Faste tider for en sæson søger du inden den 1. april; du får svar inden den 1. juni.\n- Det er gratis at aflyse indtil 48 timer før.',
      },
      cost: {
        nl: '- Zwemmen: € 5,80, kinderen tot 12 jaar € 4,60. Een kaart voor tien keer kost € 49.\n- Sporthal: € 46 per uur, gymzaal € 19.\n- Kunstgrasveld: € 34 per uur. Verenigingen betalen de helft.',
        en: '- Swimming: € 5.80, or € 4.60 for children under 12. A card for ten visits costs € 49.\n- Sports hall: € 46 an hour, gym € 19.\n- Artificial pitch: € 34 an hour. Clubs pay half.',
        de: '- Schwimmen: 5,80 €, Kinder bis 12 Jahre 4,60 €. Eine Zehnerkarte kostet 49 €.\n- Sporthalle: 46 € pro Stunde, Turnhalle 19 €.\n- Kunstrasenplatz: 34 € pro Stunde. Vereine zahlen die Hälfte.',
        da: '- Svømning: 5,80 €, børn under 12 år 4,60 €. Et kort til ti gange koster 49 €.\n- Idrætshal: 46 € i timen, gymnastiksal 19 €.\n- Kunstgræsbane: 34 € i timen. Foreninger betaler det halve.',
      },
      exceptions: {
        nl: 'Kinderen onder de 8 zwemmen alleen samen met een volwassene. Met de pas voor lage inkomens betaalt u de helft.',
        en: 'Children under 8 only swim together with an adult. With the low-income pass you pay half.',
        de: 'Kinder unter 8 schwimmen nur zusammen mit Erwachsenen. Mit dem Sozialpass zahlen Sie die Hälfte.',
        da: 'Børn under 8 år svømmer kun sammen med en voksen. Med kommunens rabatkort betaler du det halve.',
      },
    },
  },
  {
    slug: 'grants-for-associations',
    intents: ['association-grant'],
    owner: 'Subsidies',
    themes: ['leisure'],
    texts: {
      name: {
        nl: 'Subsidie voor verenigingen en activiteiten',
        en: 'Grants for associations and activities',
        de: 'Zuschüsse für Vereine und Aktivitäten',
        da: 'Tilskud til foreninger og aktiviteter',
      },
      summary: {
        nl: 'Voor een eenmalige activiteit kunt u het hele jaar tot € 2.500 aanvragen; u hoort het binnen acht weken. Een jaarlijkse subsidie vraagt u voor 1 oktober aan voor het jaar erna.',
        en: 'For a single activity you can apply for up to € 2,500 all year; you hear within eight weeks. For a yearly grant apply before 1 October for the year after.',
        de: 'Für eine einmalige Aktivität können Sie ganzjährig bis zu 2.500 € beantragen; Antwort gibt es innerhalb von acht Wochen. Einen jährlichen Zuschuss beantragen Sie vor dem 1. Oktober für das folgende Jahr.',
        da: 'Til en enkelt aktivitet kan du hele året søge op til 2.500 €; du får svar inden for otte uger. Et årligt tilskud søger du inden den 1. oktober til året efter.',
      },
      audience: {
        nl: 'Verenigingen, stichtingen en groepen van minstens drie bewoners, voor activiteiten in Polderdam.',
        en: 'Associations, foundations and groups of at least three residents, for activities in Polderdam.',
        de: 'Vereine, Stiftungen und Gruppen von mindestens drei Bewohnern, für Aktivitäten in Polderdam.',
        da: 'Foreninger, fonde og grupper på mindst tre beboere, til aktiviteter i Polderdam.',
      },
      bring: {
        nl: '- een plan van één bladzijde: wat, voor wie, wanneer\n- een begroting met eigen geld en andere bijdragen\n- het rekeningnummer van de vereniging\n- voor een jaarlijkse subsidie: de laatste jaarrekening',
        en: '- a plan of one page: what, for whom, when\n- a budget with your own money and other contributions\n- the association’s account number\n- for a yearly grant: the last annual accounts',
        de: '- einen Plan auf einer Seite: was, für wen, wann\n- ein Budget mit Eigenmitteln und anderen Beiträgen\n- die Kontonummer des Vereins\n- für einen jährlichen Zuschuss: den letzten Jahresabschluss',
        da: '- en plan på én side: hvad, for hvem, hvornår\n- et budget med egne penge og andre bidrag\n- foreningens kontonummer\n- til et årligt tilskud: det seneste regnskab',
      },
      procedure: {
        nl: '- Vraag online aan, minstens tien weken voor de activiteit.\n- Bij een ja krijgt u het geld meteen, voor de activiteit begint.\n- Tot € 5.000 laat u achteraf met foto’s en een kort verslag zien dat het is gelukt; daarboven ook met een afrekening.',
        en: '- Apply online, at least ten weeks before the activity.\n- If the answer is yes, you get the money at once, before the activity begins.\n- Up to € 5,000 you show afterwards with photos and a short report that it took place; above that with accounts too.',
        de: '- Stellen Sie den Antrag online, mindestens zehn Wochen vor der Aktivität.\n- Bei einer Zusage erhalten Sie das Geld sofort, bevor die Aktivität beginnt.\n- Bis 5.000 € zeigen Sie danach mit Fotos und einem kurzen Bericht, dass sie stattgefunden hat; darüber auch mit einer Abrechnung.',
        da: '- Søg på nettet mindst ti uger før aktiviteten.\n- Får du ja, kommer pengene med det samme, før aktiviteten begynder.\n- Op til 5.000 € viser du bagefter med fotos og en kort beretning, at det er gennemført; derover også med et regnskab.',
      },
      cost: {
        nl: 'Aanvragen is gratis.',
        en: 'Applying is free.',
        de: 'Der Antrag ist kostenlos.',
        da: 'Det er gratis at søge.',
      },
      conditions: {
        nl: 'De activiteit is open voor iedereen, en minstens een kwart van de kosten betaalt u zelf of met hulp van anderen.',
        en: 'The activity is open to everybody, and you or others pay at least a quarter of the costs.',
        de: 'Die Aktivität steht allen offen, und mindestens ein Viertel der Kosten tragen Sie selbst oder andere.',
        da: 'Aktiviteten er åben for alle, og mindst en fjerdedel af udgiften betaler du selv eller andre.',
      },
      exceptions: {
        nl: 'Geen subsidie is er voor eten en drank, winst maken, geloof of politiek.',
        en: 'There are no grants for food and drink, for making a profit, for religion or for politics.',
        de: 'Keinen Zuschuss gibt es für Essen und Getränke, Gewinn, Religion oder Politik.',
        da: 'Der gives ikke tilskud til mad og drikke, overskud, religion eller politik.',
      },
      legalBasis: {
        nl: 'Algemene wet bestuursrecht, titel 4.2; subsidieverordening van Polderdam.',
        en: 'General Administrative Law Act (Algemene wet bestuursrecht), title 4.2; grants bye-law of Polderdam.',
        de: 'Allgemeines Verwaltungsrechtsgesetz (Algemene wet bestuursrecht), Titel 4.2; Zuschusssatzung von Polderdam.',
        da: 'Den almindelige forvaltningslov (Algemene wet bestuursrecht), afsnit 4.2; Polderdams tilskudsvedtægt.',
      },
    },
  },
  {
    slug: 'hire-a-room',
    intents: ['hire-room'],
    owner: 'Vastgoed',
    themes: ['leisure'],
    texts: {
      name: {
        nl: 'Zaal of ruimte van de gemeente huren',
        en: 'Hire a room or hall of the town',
        de: 'Raum oder Saal der Gemeinde mieten',
        da: 'Lej et lokale eller en sal af kommunen',
      },
      summary: {
        nl: 'In onze vier buurthuizen en in de oude raadszaal huurt u een ruimte per dagdeel. Kies online een vrije dag; u hebt binnen drie werkdagen antwoord.',
        en: 'You can hire a room by the half-day in our four community centres and in the old council chamber. Choose a free day online; you have an answer within three working days.',
        de: 'In unseren vier Nachbarschaftshäusern und im alten Ratssaal mieten Sie einen Raum halbtagsweise. Wählen Sie online einen freien Tag; die Antwort kommt innerhalb von drei Werktagen.',
        da: 'I vores fire beboerhuse og i den gamle byrådssal lejer du et lokale en halv dag ad gangen. Vælg en ledig dag på nettet; du får svar inden for tre hverdage.',
      },
      audience: {
        nl: 'Bewoners, verenigingen en bedrijven. U bent minstens 21 jaar als u een feest geeft.',
        en: 'Residents, associations and businesses. You are at least 21 if you give a party.',
        de: 'Bewohner, Vereine und Betriebe. Für eine Feier sind Sie mindestens 21 Jahre alt.',
        da: 'Beboere, foreninger og virksomheder. Du er mindst 21 år, hvis du holder fest.',
      },
      bring: {
        nl: '- uw legitimatiebewijs als u de sleutel ophaalt\n- voor verenigingstarief: uw KVK-nummer of statuten',
        en: '- your proof of identity when you collect the key\n- for the association rate: your registration number (KVK) or statutes',
        de: '- Ihren Ausweis, wenn Sie den Schlüssel abholen\n- für den Vereinstarif: Ihre Registernummer (KVK) oder Satzung',
        da: '- din legitimation, når du henter nøglen\n- til foreningsprisen: registreringsnummer (KVK) eller vedtægter',
      },
      procedure: {
        nl: '- Zoek online een ruimte naar grootte, buurt en toegankelijkheid.\n- Vraag de datum aan en geef op hoeveel mensen er komen.\n- Na onze bevestiging betaalt u binnen veertien dagen.\n- Haal de sleutel op bij de beheerder. Laat de ruimte veegschoon achter.\n\nTot twee weken vooraf annuleert u gratis, daarna betaalt u de helft.',
        en: '- Look online for a room by size, neighbourhood and accessibility.\n- Ask for the date and say how many people will come.\n- After our confirmation you pay within fourteen days.\n- Collect the key from the caretaker. Leave the room swept.\n\nYou can cancel for free until two weeks before; after that you pay half.',
        de: '- Suchen Sie online einen Raum nach Größe, Viertel und Barrierefreiheit.\n- Fragen Sie das Datum an und geben Sie an, wie viele Personen kommen.\n- Nach unserer Bestätigung zahlen Sie innerhalb von vierzehn Tagen.\n- Holen Sie den Schlüssel beim Hausmeister. Hinterlassen Sie den Raum besenrein.\n\nBis zwei Wochen vorher sagen Sie kostenlos ab, danach zahlen Sie die Hälfte.',
        da: '- Søg på nettet efter størrelse, kvarter og tilgængelighed.\n- Bed om datoen, og skriv, hvor mange der kommer.\n- Når vi har bekræftet, betaler du inden for fjorten dage.\n- Hent nøglen hos viceværten. Efterlad lokalet fejet.\n\nDu aflyser gratis indtil to uger før; derefter betaler du det halve.',
      },
      cost: {
        nl: 'Een kleine ruimte (20 personen) kost € 28 per dagdeel, een zaal (100 personen) € 95, de raadszaal € 160. Verenigingen betalen de helft. De borg is € 100.',
        en: 'A small room (20 people) costs € 28 a half-day, a hall (100 people) € 95, the council chamber € 160. Associations pay half. The deposit is € 100.',
        de: 'Ein kleiner Raum (20 Personen) kostet 28 € je halben Tag, ein Saal (100 Personen) 95 €, der Ratssaal 160 €. Vereine zahlen die Hälfte. Die Kaution beträgt 100 €.',
        da: 'Et lille lokale (20 personer) koster 28 € for en halv dag, en sal (100 personer) 95 €, byrådssalen 160 €. Foreninger betaler det halve. Depositum er 100 €.',
      },
      conditions: {
        nl: 'Muziek mag tot 23 uur. Alcohol schenkt alleen de beheerder.',
        en: 'Music is allowed until 23. Only the caretaker serves alcohol.',
        de: 'Musik ist bis 23 Uhr erlaubt. Alkohol schenkt nur der Hausmeister aus.',
        da: 'Musik er tilladt til kl. 23. Kun viceværten serverer alkohol.',
      },
      exceptions: {
        nl: 'Bewonersgroepen vergaderen op werkdagen overdag gratis.',
        en: 'Residents’ groups meet for free on working days during the day.',
        de: 'Bewohnergruppen treffen sich werktags tagsüber kostenlos.',
        da: 'Beboergrupper holder møde gratis om dagen på hverdage.',
      },
    },
  },
  {
    slug: 'volunteering',
    intents: ['volunteering'],
    owner: 'Zorg en welzijn',
    themes: ['leisure'],
    texts: {
      name: {
        nl: 'Vrijwilligerswerk doen of vrijwilligers zoeken',
        en: 'Volunteer, or look for volunteers',
        de: 'Ehrenamt: mitmachen oder Freiwillige suchen',
        da: 'Bliv frivillig, eller find frivillige',
      },
      summary: {
        nl: 'Het vrijwilligerspunt in de bibliotheek zoekt gratis met u naar werk dat bij u past. De gemeente verzekert alle vrijwilligers in Polderdam, zonder dat u iets hoeft te doen.',
        en: 'The volunteer point in the library looks with you for something that suits you, free of charge. The town insures all volunteers in Polderdam; you need do nothing.',
        de: 'Die Freiwilligenstelle in der Bücherei sucht kostenlos mit Ihnen etwas Passendes. Die Gemeinde versichert alle Freiwilligen in Polderdam; Sie müssen nichts tun.',
        da: 'Frivilligcentret på biblioteket finder gratis noget sammen med dig, der passer til dig. Kommunen forsikrer alle frivillige i Polderdam; du skal ikke gøre noget.',
      },
      audience: {
        nl: 'Iedereen vanaf 14 jaar, en organisaties zonder winstdoel die mensen zoeken.',
        en: 'Anybody aged 14 or over, and non-profit organisations that look for people.',
        de: 'Alle ab 14 Jahren und gemeinnützige Organisationen, die Menschen suchen.',
        da: 'Alle fra 14 år og almennyttige organisationer, der søger folk.',
      },
      bring: {
        nl: 'Niets. Bedenk wel hoeveel uur per week u wilt helpen en waar u blij van wordt.',
        en: 'Nothing. But think about how many hours a week you want to help, and what you enjoy.',
        de: 'Nichts. Überlegen Sie, wie viele Stunden pro Woche Sie helfen möchten und was Ihnen Freude macht.',
        da: 'Ingenting. Men tænk over, hvor mange timer om ugen du vil hjælpe, og hvad du har lyst til.',
      },
      procedure: {
        nl: '- Kijk online op de vacaturebank, of loop binnen op dinsdag en donderdag tussen 10 en 16 uur.\n- Na een gesprek krijgt u drie voorstellen.\n- U loopt een keer mee en beslist daarna.\n- Een organisatie zet de vraag zelf online; wij kijken die binnen twee werkdagen na.\n\nHebt u schade of een ongeluk tijdens het werk, meld het binnen een maand bij ons klantcontactcentrum.',
        en: '- Look at the vacancies online, or walk in on Tuesdays and Thursdays between 10 and 16.\n- After a talk you get three suggestions.\n- You join in once and then decide.\n- An organisation puts its request online itself; we check it within two working days.\n\nIf you cause damage or have an accident at work, tell our contact centre within a month.',
        de: '- Sehen Sie online in die Börse oder kommen Sie dienstags und donnerstags zwischen 10 und 16 Uhr vorbei.\n- Nach einem Gespräch erhalten Sie drei Vorschläge.\n- Sie machen einmal mit und entscheiden danach.\n- Organisationen stellen ihr Gesuch selbst online; wir prüfen es innerhalb von zwei Werktagen.\n\nHaben Sie dabei einen Schaden oder Unfall, melden Sie ihn innerhalb eines Monats unserem Bürgerservice.',
        da: '- Se de ledige opgaver på nettet, eller kom forbi tirsdag og torsdag mellem kl. 10 og 16.\n- Efter en samtale får du tre forslag.\n- Du prøver en gang og bestemmer dig bagefter.\n- En organisation lægger selv sin opgave på nettet; vi ser den igennem inden for to hverdage.\n\nSker der en skade eller ulykke, så sig det til vores kontaktcenter inden for en måned.',
      },
      cost: {
        nl: 'Gratis. Een organisatie mag u een vergoeding geven; tot ongeveer € 2.200 per jaar is die belastingvrij.',
        en: 'Free. An organisation may pay you an allowance, free of tax up to about € 2,200 a year.',
        de: 'Kostenlos. Eine Organisation darf Ihnen eine Vergütung zahlen, bis etwa 2.200 € im Jahr steuerfrei.',
        da: 'Gratis. En organisation må give dig en godtgørelse; op til omkring 2.200 € om året er den skattefri.',
      },
      conditions: {
        nl: 'Hebt u een uitkering, overleg dan eerst met uw contactpersoon. Voor werk met kinderen vraagt de organisatie een VOG.',
        en: 'If you are on benefit, first talk to your contact person. For work with children the organisation asks for a certificate of good conduct.',
        de: 'Beziehen Sie Leistungen, sprechen Sie zuerst mit Ihrer Ansprechperson. Für die Arbeit mit Kindern verlangt die Organisation ein Führungszeugnis.',
        da: 'Får du en ydelse, så tal først med din kontaktperson. Til arbejde med børn beder organisationen om en straffeattest.',
      },
    },
  },
];
