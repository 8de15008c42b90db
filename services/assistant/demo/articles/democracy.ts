/** Democracy: the council, taking part, public documents and one's own data. */
import type { DemoArticle } from './article.ts';

export const democracyArticles: readonly DemoArticle[] = [
  {
    slug: 'council-meetings',
    intents: ['council-meeting'],
    owner: 'Griffie',
    themes: ['democracy'],
    audiences: ['citizen', 'business', 'association'],
    texts: {
      name: {
        nl: 'Raadsvergadering volgen of inspreken',
        en: 'Follow a council meeting or speak at it',
        de: 'Ratssitzung verfolgen oder dort sprechen',
        da: 'Følg et byrådsmøde, eller tag ordet',
      },
      summary: {
        nl: 'De gemeenteraad vergadert elke tweede en vierde donderdag van de maand om 19.30 uur in het stadhuis. U bent welkom op de tribune, en alles is live te volgen op onze website.',
        en: 'The council meets on the second and fourth Thursday of the month at 19:30 in the town hall. You are welcome in the gallery, and everything is live on our website.',
        de: 'Der Rat tagt jeden zweiten und vierten Donnerstag im Monat um 19.30 Uhr im Rathaus. Sie sind auf der Tribüne willkommen, und alles läuft live auf unserer Website.',
        da: 'Byrådet mødes den anden og fjerde torsdag i måneden kl. 19.30 på rådhuset. Du er velkommen på tilhørerpladserne, og alt sendes direkte på vores hjemmeside.',
      },
      audience: {
        nl: 'Iedereen mag komen kijken. Inspreken mogen inwoners, bedrijven en verenigingen van Polderdam.',
        en: 'Anybody may come and watch. Residents, businesses and associations of Polderdam may speak.',
        de: 'Zuschauen dürfen alle. Sprechen dürfen Einwohner, Betriebe und Vereine aus Polderdam.',
        da: 'Alle må komme og lytte. Beboere, virksomheder og foreninger i Polderdam må tale.',
      },
      bring: {
        nl: 'Niets. Een tekst op papier is handig als u inspreekt; de griffie deelt die uit.',
        en: 'Nothing. A text on paper is handy if you speak; the clerk hands it round.',
        de: 'Nichts. Wenn Sie sprechen, ist ein Text auf Papier praktisch; das Ratsbüro verteilt ihn.',
        da: 'Ingenting. Skal du tale, er en tekst på papir praktisk; byrådets sekretariat deler den ud.',
      },
      procedure: {
        nl: '- De agenda en stukken staan tien dagen vooraf op onze website.\n- Wilt u inspreken, meld u dan aan tot 12 uur op de dag van de commissievergadering, via ons klantcontactcentrum.\n- U hebt vijf minuten. Raadsleden kunnen u vragen stellen.\n- Opnamen en besluiten staan de volgende werkdag online.\n\nU kunt de raad ook een brief sturen. Die krijgt binnen zes weken antwoord.',
        en: '- The agenda and papers are on our website ten days ahead.\n- If you want to speak, register through our contact centre until 12 on the day of the committee meeting.\n- You have five minutes. Councillors can ask you questions.\n- Recordings and decisions are online on the next working day.\n\nYou can also write to the council, which answers within six weeks.',
        de: '- Tagesordnung und Unterlagen stehen zehn Tage vorher auf unserer Website.\n- Möchten Sie sprechen, melden Sie sich bis 12 Uhr am Tag der Ausschusssitzung über unseren Bürgerservice an.\n- Sie haben fünf Minuten. Ratsmitglieder können Fragen stellen.\n- Aufnahmen und Beschlüsse stehen am nächsten Werktag online.\n\nSie können dem Rat auch schreiben; er antwortet innerhalb von sechs Wochen.',
        da: '- Dagsorden og bilag ligger på vores hjemmeside ti dage før.\n- Vil du tale, så meld dig hos vores kontaktcenter inden kl. 12 på dagen for udvalgsmødet.\n- Du har fem minutter. Medlemmerne kan stille spørgsmål.\n- Optagelser og beslutninger ligger på nettet næste hverdag.\n\nDu kan også skrive til byrådet, som svarer inden for seks uger.',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
      exceptions: {
        nl: 'Over een besluit waartegen u bezwaar kunt maken en over personen spreekt u niet in. In juli en augustus vergadert de raad niet.',
        en: 'You cannot speak about persons or about a decision you can object to. The council does not meet in July and August.',
        de: 'Über Personen und über Bescheide, gegen die Sie Widerspruch einlegen können, sprechen Sie dort nicht. Im Juli und August tagt der Rat nicht.',
        da: 'Du kan ikke tale om personer eller om en afgørelse, du kan klage over. Byrådet holder ikke møde i juli og august.',
      },
      legalBasis: {
        nl: 'Gemeentewet, artikel 23 (openbare vergadering).',
        en: 'Municipalities Act (Gemeentewet), article 23 (meetings in public).',
        de: 'Gemeindegesetz (Gemeentewet), Artikel 23 (öffentliche Sitzung).',
        da: 'Kommuneloven (Gemeentewet), artikel 23 (offentlige møder).',
      },
    },
  },
  {
    slug: 'having-your-say',
    intents: ['participation'],
    owner: 'Participatie',
    themes: ['democracy'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Meedenken, meebeslissen en een idee indienen',
        en: 'Have your say and hand in an idea',
        de: 'Mitreden, mitentscheiden und Ideen einreichen',
        da: 'Vær med til at bestemme, og kom med en idé',
      },
      summary: {
        nl: 'Hebt u een idee voor uw buurt, dien het dan in bij het wijkbudget: tot € 5.000 per idee. Over plannen van de gemeente kunt u online en op bijeenkomsten meedenken.',
        en: 'If you have an idea for your neighbourhood, hand it in for the neighbourhood budget: up to € 5,000 an idea. You can take part in the town’s plans online and at meetings.',
        de: 'Haben Sie eine Idee für Ihr Viertel, reichen Sie sie beim Stadtteilbudget ein: bis 5.000 € je Idee. Bei Plänen der Gemeinde können Sie online und bei Treffen mitreden.',
        da: 'Har du en idé til dit kvarter, så søg bydelspuljen: op til 5.000 € pr. idé. Kommunens planer kan du være med i på nettet og på møder.',
      },
      audience: {
        nl: 'Iedereen vanaf 12 jaar die in Polderdam woont of naar school gaat.',
        en: 'Anybody aged 12 or over who lives or goes to school in Polderdam.',
        de: 'Alle ab 12 Jahren, die in Polderdam wohnen oder zur Schule gehen.',
        da: 'Alle fra 12 år, der bor eller går i skole i Polderdam.',
      },
      bring: {
        nl: '- uw idee in een paar zinnen\n- de plek, en een schatting van de kosten\n- tien steunbetuigingen van buren',
        en: '- your idea in a few sentences\n- the place, and a guess at the costs\n- ten neighbours who support it',
        de: '- Ihre Idee in wenigen Sätzen\n- den Ort und eine Schätzung der Kosten\n- zehn Nachbarn, die sie unterstützen',
        da: '- din idé i nogle få sætninger\n- stedet og et skøn over udgiften\n- ti naboer, der støtter den',
      },
      procedure: {
        nl: '- Dien uw idee online in, of vertel het ons klantcontactcentrum.\n- Binnen drie weken belt een wijkmedewerker om te kijken wat kan.\n- Bewoners stemmen in april en oktober over de ideeën van hun wijk.\n- Wat wint, voeren we binnen een jaar met u uit.\n\nMet 250 handtekeningen van inwoners zet u een voorstel op de agenda van de gemeenteraad.',
        en: '- Hand in your idea online, or tell our contact centre.\n- Within three weeks somebody from the town calls to see what is possible.\n- In April and October residents vote on the ideas of their part of town.\n- What wins we carry out with you within a year.\n\nWith 250 signatures of residents you put a proposal on the council’s agenda.',
        de: '- Reichen Sie Ihre Idee online ein oder erzählen Sie sie unserem Bürgerservice.\n- Innerhalb von drei Wochen ruft jemand an, um zu klären, was möglich ist.\n- Im April und Oktober stimmen die Bewohner über die Ideen ihres Stadtteils ab.\n- Was gewinnt, setzen wir innerhalb eines Jahres mit Ihnen um.\n\nMit 250 Unterschriften von Einwohnern bringen Sie einen Vorschlag auf die Tagesordnung des Rats.',
        da: '- Send din idé på nettet, eller fortæl den til vores kontaktcenter.\n- Inden for tre uger ringer en medarbejder for at se, hvad der kan lade sig gøre.\n- I april og oktober stemmer beboerne om idéerne i deres bydel.\n- Dem, der vinder, gennemfører vi sammen med dig inden for et år.\n\nMed 250 underskrifter fra beboere kommer et forslag på byrådets dagsorden.',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
      conditions: {
        nl: 'Het idee is voor de hele buurt, kan binnen een jaar klaar zijn en is niet in strijd met de regels van de gemeente.',
        en: 'The idea serves the whole neighbourhood, can be ready within a year and does not go against the town’s rules.',
        de: 'Die Idee nützt dem ganzen Viertel, ist innerhalb eines Jahres umsetzbar und verstößt nicht gegen die Regeln der Gemeinde.',
        da: 'Idéen gavner hele kvarteret, kan være færdig inden for et år og strider ikke mod kommunens regler.',
      },
      exceptions: {
        nl: 'Is iets kapot of vuil, dan hebt u geen idee nodig: meld het gewoon.',
        en: 'If something is broken or dirty you need no idea: just report it.',
        de: 'Ist etwas kaputt oder schmutzig, brauchen Sie keine Idee: Melden Sie es einfach.',
        da: 'Er noget i stykker eller snavset, behøver du ingen idé: Meld det bare.',
      },
    },
  },
  {
    slug: 'public-documents',
    intents: ['public-records'],
    owner: 'Juridische zaken',
    themes: ['democracy'],
    audiences: ['citizen', 'business', 'association', 'organisation'],
    texts: {
      name: {
        nl: 'Openbare stukken en uw eigen gegevens opvragen',
        en: 'Ask for public documents or your own data',
        de: 'Akteneinsicht und Auskunft über Ihre Daten',
        da: 'Aktindsigt og indsigt i dine egne oplysninger',
      },
      summary: {
        nl: 'U mag elk document van de gemeente opvragen, zonder te zeggen waarom; wij beslissen binnen vier weken. Welke gegevens wij over uzelf hebben, hoort u binnen een maand.',
        en: 'You may ask for any document of the town without saying why; we decide within four weeks. You hear within a month which data we hold about yourself.',
        de: 'Sie dürfen jedes Dokument der Gemeinde anfordern, ohne Grund; wir entscheiden innerhalb von vier Wochen. Welche Daten wir über Sie selbst haben, erfahren Sie innerhalb eines Monats.',
        da: 'Du må bede om alle kommunens dokumenter uden at sige hvorfor; vi afgør det inden for fire uger. Hvilke oplysninger vi har om dig selv, hører du inden for en måned.',
      },
      audience: {
        nl: 'Iedereen: inwoners, journalisten, bedrijven en onderzoekers.',
        en: 'Everybody: residents, journalists, businesses and researchers.',
        de: 'Alle: Einwohner, Presse, Betriebe und Forschende.',
        da: 'Alle: beboere, journalister, virksomheder og forskere.',
      },
      bring: {
        nl: '- voor stukken: het onderwerp en de periode, zo precies mogelijk\n- voor uw eigen gegevens: uw legitimatiebewijs of DigiD',
        en: '- for documents: the subject and period, as exactly as you can\n- for your own data: your proof of identity or DigiD',
        de: '- für Dokumente: Thema und Zeitraum, so genau wie möglich\n- für Ihre eigenen Daten: Ihren Ausweis oder DigiD',
        da: '- til dokumenter: emnet og perioden, så præcist som muligt\n- til dine egne oplysninger: din legitimation eller DigiD',
      },
      procedure: {
        nl: '- Kijk eerst op onze website: raadsstukken, vergunningen en veel cijfers staan er al.\n- Stuur uw verzoek online of per brief.\n- Een medewerker belt u als het onduidelijk of heel groot is.\n- We kunnen de termijn één keer met twee weken verlengen.\n- Bent u het niet eens met het besluit, maak dan binnen zes weken bezwaar.\n\nKloppen uw gegevens niet, dan vraagt u ons ze te verbeteren of te wissen.',
        en: '- Look on our website first: council papers, permits and many figures are there already.\n- Send your request online or by letter.\n- Somebody calls you if it is unclear or very large.\n- We can take two weeks longer, once.\n- If you disagree with the decision, object within six weeks.\n\nIf your data are wrong, you can ask us to correct or erase them.',
        de: '- Sehen Sie zuerst auf unserer Website nach: Ratsunterlagen, Genehmigungen und viele Zahlen stehen schon dort.\n- Senden Sie Ihren Antrag online oder per Brief.\n- Jemand ruft Sie an, wenn er unklar oder sehr umfangreich ist.\n- Wir können die Frist einmal um zwei Wochen verlängern.\n- Sind Sie nicht einverstanden, legen Sie innerhalb von sechs Wochen Widerspruch ein.\n\nStimmen Ihre Daten nicht, bitten Sie uns, sie zu berichtigen oder zu löschen.',
        da: '- Se først på vores hjemmeside: Byrådets papirer, tilladelser og mange tal ligger der allerede.\n- Send din anmodning på nettet eller i et brev.\n- En medarbejder ringer, hvis den er uklar eller meget stor.\n- Vi kan én gang bruge to uger mere.\n- Er du uenig i afgørelsen, så klag inden for seks uger.\n\nEr dine oplysninger forkerte, kan du bede os rette eller slette dem.',
      },
      cost: {
        nl: 'Gratis. Alleen voor meer dan vijftig bladzijden op papier betaalt u € 0,10 per bladzijde.',
        en: 'Free. Only for more than fifty pages on paper you pay € 0.10 a page.',
        de: 'Kostenlos. Nur bei mehr als fünfzig Seiten auf Papier zahlen Sie 0,10 € je Seite.',
        da: 'Gratis. Kun til mere end halvtreds sider på papir betaler du 0,10 € pr. side.',
      },
      exceptions: {
        nl: 'Persoonsgegevens van anderen en bedrijfsgeheimen geven we niet. Die lakken we weg; de rest krijgt u wel.',
        en: 'We do not give out personal data of others or trade secrets. We black them out; you get the rest.',
        de: 'Daten anderer Personen und Geschäftsgeheimnisse geben wir nicht heraus. Wir schwärzen sie; den Rest erhalten Sie.',
        da: 'Vi udleverer ikke andres personoplysninger eller forretningshemmeligheder. Dem streger vi over, og resten får du.',
      },
      legalBasis: {
        nl: 'Wet open overheid; Algemene verordening gegevensbescherming, artikelen 15 tot en met 17.',
        en: 'Open Government Act (Wet open overheid); General Data Protection Regulation, articles 15 to 17.',
        de: 'Transparenzgesetz (Wet open overheid); Datenschutz-Grundverordnung, Artikel 15 bis 17.',
        da: 'Offentlighedsloven (Wet open overheid); databeskyttelsesforordningen, artikel 15 til 17.',
      },
    },
  },
];
