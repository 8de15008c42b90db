/** What residents of the demo town come across now and then. */
import type { DemoArticle } from './article.ts';

export const everydayArticles: readonly DemoArticle[] = [
  {
    slug: 'identity-card',
    intents: ['identity-card-apply', 'child-document'],
    owner: 'Burgerzaken',
    themes: ['documents'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Identiteitskaart aanvragen',
        en: 'Apply for an identity card',
        de: 'Personalausweis beantragen',
        da: 'Søg om id-kort',
      },
      summary: {
        nl: 'U vraagt een identiteitskaart aan bij het loket, met een afspraak. Na vijf werkdagen ligt hij klaar.',
        en: 'You apply for an identity card at the counter, by appointment. It is ready after five working days.',
        de: 'Einen Personalausweis beantragen Sie mit Termin am Schalter. Nach fünf Werktagen liegt er bereit.',
        da: 'Du søger om et id-kort i borgerservice med en tid. Det er klar efter fem hverdage.',
      },
      bring: {
        nl: '- uw paspoorten en identiteitskaarten, ook verlopen\n- een pasfoto in kleur\n- voor een kind: toestemming van beide ouders met gezag',
        en: '- your passports and identity cards, expired ones too\n- one colour photo\n- for a child: the consent of both parents with custody',
        de: '- Ihre Pässe und Ausweise, auch abgelaufene\n- ein Passfoto in Farbe\n- für ein Kind: die Zustimmung beider sorgeberechtigten Eltern',
        da: '- dine pas og id-kort, også udløbne\n- et farvefoto\n- for et barn: samtykke fra begge forældre med forældremyndighed',
      },
      cost: {
        nl: 'Voor volwassenen € 72,40, tien jaar geldig. Voor kinderen tot 18 jaar € 39,80, vijf jaar geldig.',
        en: '€ 72.40 for adults, valid for ten years. € 39.80 for children under 18, valid for five years.',
        de: 'Für Erwachsene 72,40 €, zehn Jahre gültig. Für Kinder unter 18 Jahren 39,80 €, fünf Jahre gültig.',
        da: '72,40 € for voksne, gyldigt i ti år. 39,80 € for børn under 18 år, gyldigt i fem år.',
      },
    },
    informal: {
      summary: {
        nl: 'Je vraagt een identiteitskaart aan bij het loket, met een afspraak. Na vijf werkdagen ligt hij klaar.',
      },
      bring: {
        nl: '- je paspoorten en identiteitskaarten, ook verlopen\n- een pasfoto in kleur\n- voor een kind: toestemming van beide ouders met gezag',
      },
    },
  },
  {
    slug: 'register-extract',
    intents: ['register-extract', 'certificate-copy'],
    owner: 'Burgerzaken',
    themes: ['documents', 'moving'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Uittreksel en afschrift van een akte',
        en: 'Extract from the register and copy of a certificate',
        de: 'Meldebescheinigung und Abschrift einer Urkunde',
        da: 'Udskrift af registret og kopi af en attest',
      },
      summary: {
        nl: 'Een uittreksel uit de basisregistratie krijgt u aan het loket meteen mee; online aangevraagd komt het binnen drie werkdagen per post.',
        en: 'You get an extract from the population register at the counter at once; asked for online, it comes by post within three working days.',
        de: 'Eine Meldebescheinigung erhalten Sie am Schalter sofort; online beantragt kommt sie innerhalb von drei Werktagen mit der Post.',
        da: 'En udskrift af folkeregistret får du med det samme i borgerservice; søger du på nettet, kommer den med posten inden for tre hverdage.',
      },
      bring: {
        nl: 'Een geldig paspoort, identiteitskaart of rijbewijs.',
        en: 'A valid passport, identity card or driving licence.',
        de: 'Einen gültigen Reisepass, Personalausweis oder Führerschein.',
        da: 'Et gyldigt pas, id-kort eller kørekort.',
      },
      cost: {
        nl: '€ 14,50 per uittreksel of afschrift.',
        en: '€ 14.50 for each extract or copy.',
        de: '14,50 € je Bescheinigung oder Abschrift.',
        da: '14,50 € pr. udskrift eller kopi.',
      },
    },
    informal: {
      summary: {
        nl: 'Een uittreksel uit de basisregistratie krijg je aan het loket meteen mee; online aangevraagd komt het binnen drie werkdagen per post.',
      },
    },
  },
  {
    slug: 'birth',
    intents: ['birth-register', 'acknowledge-child'],
    owner: 'Burgerzaken',
    themes: ['family'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Geboorte aangeven en een kind erkennen',
        en: 'Register a birth and acknowledge a child',
        de: 'Geburt anmelden und ein Kind anerkennen',
        da: 'Anmeld en fødsel, og anerkend et barn',
      },
      summary: {
        nl: 'Geef de geboorte binnen drie dagen aan in de gemeente waar het kind is geboren. Erkennen kan voor de geboorte en bij de aangifte.',
        en: 'Register the birth within three days, in the town where the child was born. A child can be acknowledged before the birth and when it is registered.',
        de: 'Melden Sie die Geburt innerhalb von drei Tagen in der Gemeinde an, in der das Kind geboren ist. Anerkennen können Sie es vor der Geburt und bei der Anmeldung.',
        da: 'Anmeld fødslen inden for tre dage i den kommune, hvor barnet er født. Barnet kan anerkendes før fødslen og ved anmeldelsen.',
      },
      bring: {
        nl: '- uw legitimatie\n- de verklaring van het ziekenhuis of de verloskundige\n- het trouwboekje of de akte van erkenning, als u die hebt',
        en: '- your proof of identity\n- the statement of the hospital or midwife\n- the certificate of marriage or acknowledgement, if you have one',
        de: '- Ihren Ausweis\n- die Bescheinigung des Krankenhauses oder der Hebamme\n- die Urkunde über Ehe oder Anerkennung, falls vorhanden',
        da: '- din legitimation\n- erklæringen fra sygehuset eller jordemoderen\n- attesten for vielse eller anerkendelse, hvis du har den',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
    },
    informal: {
      bring: {
        nl: '- je legitimatie\n- de verklaring van het ziekenhuis of de verloskundige\n- het trouwboekje of de akte van erkenning, als je die hebt',
      },
    },
  },
  {
    slug: 'marriage',
    intents: ['marriage-plan'],
    owner: 'Burgerzaken',
    themes: ['family'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Trouwen of een partnerschap aangaan',
        en: 'Getting married or registering a partnership',
        de: 'Heiraten oder eine Partnerschaft eintragen lassen',
        da: 'Bliv gift, eller indgå partnerskab',
      },
      summary: {
        nl: 'Meld uw huwelijk ten minste twee weken en hoogstens een jaar van tevoren. Daarna legt u samen dag, uur en plaats vast.',
        en: 'Give notice of your marriage at least two weeks and at most a year ahead. Then you choose the day, hour and place.',
        de: 'Melden Sie Ihre Ehe mindestens zwei Wochen und höchstens ein Jahr vorher an. Danach legen Sie Tag, Uhrzeit und Ort fest.',
        da: 'Anmeld jeres ægteskab mindst to uger og højst et år før. Derefter vælger I dag, tid og sted.',
      },
      cost: {
        nl: 'Op maandag om 9 uur gratis, zonder toespraak. Op andere werkdagen € 310, op zaterdag € 540.',
        en: 'Free on Mondays at 9, without a speech. € 310 on other working days, € 540 on Saturdays.',
        de: 'Montags um 9 Uhr kostenlos, ohne Ansprache. An anderen Werktagen 310 €, samstags 540 €.',
        da: 'Gratis mandag klokken 9, uden tale. 310 € på andre hverdage, 540 € om lørdagen.',
      },
    },
    informal: {
      summary: {
        nl: 'Meld jullie huwelijk ten minste twee weken en hoogstens een jaar van tevoren. Daarna leggen jullie dag, uur en plaats vast.',
      },
    },
  },
  {
    slug: 'death',
    intents: ['death-report', 'grave-rights'],
    owner: 'Burgerzaken',
    themes: ['family'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Overlijden aangeven en een graf',
        en: 'Register a death, and graves',
        de: 'Sterbefall anmelden und Grab',
        da: 'Anmeld et dødsfald, og grave',
      },
      summary: {
        nl: 'Meestal geeft de uitvaartverzorger het overlijden aan. Doet u het zelf, kom dan binnen vijf werkdagen met de verklaring van de arts.',
        en: 'Usually the undertaker registers the death. If you do it yourself, come within five working days with the doctor’s statement.',
        de: 'Meist meldet das Bestattungsunternehmen den Sterbefall an. Wenn Sie es selbst tun, kommen Sie innerhalb von fünf Werktagen mit der ärztlichen Bescheinigung.',
        da: 'Som regel anmelder bedemanden dødsfaldet. Gør du det selv, så kom inden for fem hverdage med lægens erklæring.',
      },
      cost: {
        nl: 'Aangeven is gratis. Een graf voor twintig jaar kost € 1.840; verlengen met tien jaar € 610.',
        en: 'Registering is free. A grave for twenty years costs € 1,840; ten years more cost € 610.',
        de: 'Die Anmeldung ist kostenlos. Ein Grab für zwanzig Jahre kostet 1.840 €, zehn weitere Jahre 610 €.',
        da: 'Anmeldelsen er gratis. Et gravsted i tyve år koster 1.840 €; ti år mere koster 610 €.',
      },
    },
    informal: {
      summary: {
        nl: 'Meestal geeft de uitvaartverzorger het overlijden aan. Doe je het zelf, kom dan binnen vijf werkdagen met de verklaring van de arts.',
      },
    },
  },
  {
    slug: 'report-street',
    intents: ['street-light', 'road-damage', 'blocked-drain', 'playground'],
    owner: 'Beheer openbare ruimte',
    themes: ['streets'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Iets kapot op straat melden',
        en: 'Report something broken in the street',
        de: 'Schäden auf der Straße melden',
        da: 'Meld noget, der er i stykker på gaden',
      },
      summary: {
        nl: 'Meld een kapotte lamp, een gat in de weg, een verstopte put of een stuk speeltoestel bij ons klantcontactcentrum. Is het gevaarlijk, bel dan meteen.',
        en: 'Report a broken light, a hole in the road, a blocked drain or broken play equipment to our contact centre. If it is dangerous, call at once.',
        de: 'Melden Sie eine defekte Laterne, ein Schlagloch, einen verstopften Gully oder ein kaputtes Spielgerät unserem Bürgerservice. Bei Gefahr rufen Sie sofort an.',
        da: 'Meld en defekt lampe, et hul i vejen, en tilstoppet rist eller et ødelagt legeredskab til vores kontaktcenter. Er det farligt, så ring med det samme.',
      },
      procedure: {
        nl: '- Zeg waar het is: straat en huisnummer, of het nummer op de lantaarnpaal.\n- Gevaarlijke situaties maken we dezelfde dag veilig.\n- Een lamp of put is meestal binnen tien werkdagen in orde.',
        en: '- Say where it is: street and house number, or the number on the lamp post.\n- What is dangerous we make safe on the same day.\n- A light or drain is usually mended within ten working days.',
        de: '- Sagen Sie, wo es ist: Straße und Hausnummer oder die Nummer am Laternenmast.\n- Gefährliches sichern wir am selben Tag.\n- Eine Laterne oder ein Gully ist meist innerhalb von zehn Werktagen in Ordnung.',
        da: '- Sig, hvor det er: gade og husnummer, eller nummeret på lygtepælen.\n- Det, der er farligt, sikrer vi samme dag.\n- En lampe eller rist er som regel i orden inden for ti hverdage.',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
    },
  },
  {
    slug: 'litter',
    intents: ['illegal-dumping', 'container-full'],
    owner: 'Afval',
    themes: ['waste', 'streets'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Gedumpt afval of een volle container melden',
        en: 'Report dumped waste or a full container',
        de: 'Wilden Müll oder einen vollen Container melden',
        da: 'Meld henkastet affald eller en fuld container',
      },
      summary: {
        nl: 'Meld het bij ons klantcontactcentrum met de plaats. Gedumpt afval halen we binnen twee werkdagen weg, een volle container legen we binnen één werkdag.',
        en: 'Tell our contact centre where it is. We remove dumped waste within two working days and empty a full container within one.',
        de: 'Melden Sie unserem Bürgerservice, wo es ist. Wilden Müll holen wir innerhalb von zwei Werktagen ab, volle Container leeren wir innerhalb eines Werktags.',
        da: 'Sig til vores kontaktcenter, hvor det er. Henkastet affald henter vi inden for to hverdage, og en fuld container tømmer vi inden for én.',
      },
      exceptions: {
        nl: 'Asbest en chemisch afval: raak het niet aan en bel ons meteen.',
        en: 'Asbestos and chemical waste: do not touch it and call us at once.',
        de: 'Asbest und Chemikalien: nicht berühren und sofort anrufen.',
        da: 'Asbest og kemikalieaffald: Rør det ikke, og ring straks til os.',
      },
    },
  },
  {
    slug: 'tree-felling',
    intents: ['tree-felling-permit', 'tree-maintenance'],
    owner: 'Groen',
    themes: ['green'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Een boom kappen of laten snoeien',
        en: 'Felling or pruning a tree',
        de: 'Einen Baum fällen oder schneiden lassen',
        da: 'Fæld eller beskær et træ',
      },
      summary: {
        nl: 'Voor een boom met een stam dikker dan 30 centimeter hebt u een vergunning nodig, ook in uw eigen tuin. Wij beslissen binnen acht weken.',
        en: 'For a tree with a trunk of more than 30 centimetres you need a permit, in your own garden too. We decide within eight weeks.',
        de: 'Für einen Baum mit einem Stamm von mehr als 30 Zentimetern brauchen Sie eine Genehmigung, auch im eigenen Garten. Wir entscheiden innerhalb von acht Wochen.',
        da: 'Til et træ med en stamme på over 30 centimeter skal du have en tilladelse, også i din egen have. Vi afgør sagen inden for otte uger.',
      },
      procedure: {
        nl: 'Stuur een foto, de plaats en de reden mee. Gemeentebomen snoeien we tussen november en maart; een gevaarlijke tak kunt u altijd melden.',
        en: 'Send a photo, the place and your reason. We prune the town’s own trees between November and March; a dangerous branch can be reported at any time.',
        de: 'Schicken Sie ein Foto, den Ort und den Grund mit. Städtische Bäume schneiden wir zwischen November und März; einen gefährlichen Ast können Sie jederzeit melden.',
        da: 'Send et foto, stedet og din grund med. Kommunens egne træer beskærer vi mellem november og marts; en farlig gren kan altid meldes.',
      },
      cost: {
        nl: '€ 96 per aanvraag.',
        en: '€ 96 for each application.',
        de: '96 € je Antrag.',
        da: '96 € pr. ansøgning.',
      },
    },
    informal: {
      summary: {
        nl: 'Voor een boom met een stam dikker dan 30 centimeter heb je een vergunning nodig, ook in je eigen tuin. Wij beslissen binnen acht weken.',
      },
      procedure: {
        nl: 'Stuur een foto, de plaats en de reden mee. Gemeentebomen snoeien we tussen november en maart; een gevaarlijke tak kun je altijd melden.',
      },
    },
  },
  {
    slug: 'dogs',
    intents: ['dog-tax', 'dog-rules'],
    owner: 'Belastingen',
    themes: ['animals', 'taxes'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Honden: belasting en regels',
        en: 'Dogs: tax and rules',
        de: 'Hunde: Steuer und Regeln',
        da: 'Hunde: afgift og regler',
      },
      summary: {
        nl: 'Meld uw hond binnen twee weken aan. In de bebouwde kom loopt hij aan de lijn, behalve op de losloopvelden, en u ruimt op wat hij achterlaat.',
        en: 'Register your dog within two weeks. In built-up areas it is kept on a lead, except on the free-running fields, and you clean up after it.',
        de: 'Melden Sie Ihren Hund innerhalb von zwei Wochen an. Innerorts bleibt er an der Leine, außer auf den Freilaufwiesen, und Sie entfernen, was er hinterlässt.',
        da: 'Anmeld din hund inden for to uger. I byen skal den være i snor, undtagen på løbearealerne, og du samler op efter den.',
      },
      cost: {
        nl: '€ 84 per jaar voor de eerste hond, € 126 voor elke volgende.',
        en: '€ 84 a year for the first dog, € 126 for each further one.',
        de: '84 € im Jahr für den ersten Hund, 126 € für jeden weiteren.',
        da: '84 € om året for den første hund, 126 € for hver af de næste.',
      },
      exceptions: {
        nl: 'Voor een hulphond betaalt u niets.',
        en: 'You pay nothing for an assistance dog.',
        de: 'Für einen Assistenzhund zahlen Sie nichts.',
        da: 'Du betaler ikke for en servicehund.',
      },
    },
    informal: {
      summary: {
        nl: 'Meld je hond binnen twee weken aan. In de bebouwde kom loopt hij aan de lijn, behalve op de losloopvelden, en je ruimt op wat hij achterlaat.',
      },
      exceptions: {
        nl: 'Voor een hulphond betaal je niets.',
      },
    },
  },
  {
    slug: 'noise',
    intents: ['noise-nuisance', 'neighbour-mediation'],
    owner: 'Leefbaarheid',
    themes: ['neighbours'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Geluidsoverlast en ruzie met buren',
        en: 'Noise and trouble with neighbours',
        de: 'Lärm und Streit mit Nachbarn',
        da: 'Støj og uenighed med naboer',
      },
      summary: {
        nl: 'Praat eerst met wie het geluid maakt. Helpt dat niet, dan bemiddelen opgeleide vrijwilligers gratis tussen u en uw buren. Bij overlast in de nacht belt u de politie.',
        en: 'Talk first to whoever makes the noise. If that does not help, trained volunteers mediate between you for free. For a disturbance at night you call the police.',
        de: 'Sprechen Sie zuerst mit denen, die Lärm machen. Hilft das nicht, vermitteln geschulte Ehrenamtliche kostenlos. Bei nächtlicher Ruhestörung rufen Sie die Polizei.',
        da: 'Tal først med den, der larmer. Hjælper det ikke, mægler uddannede frivillige gratis mellem jer. Ved uro om natten ringer du til politiet.',
      },
      procedure: {
        nl: '- Schrijf twee weken op wanneer u last hebt.\n- Meld u bij ons klantcontactcentrum voor bemiddeling.\n- Binnen tien werkdagen belt een bemiddelaar.',
        en: '- Write down for two weeks when it disturbs you.\n- Ask our contact centre for mediation.\n- A mediator calls you within ten working days.',
        de: '- Schreiben Sie zwei Wochen lang auf, wann es Sie stört.\n- Bitten Sie unseren Bürgerservice um Vermittlung.\n- Innerhalb von zehn Werktagen ruft Sie jemand an.',
        da: '- Skriv i to uger ned, hvornår det generer dig.\n- Bed vores kontaktcenter om mægling.\n- En mægler ringer inden for ti hverdage.',
      },
    },
    informal: {
      summary: {
        nl: 'Praat eerst met wie het geluid maakt. Helpt dat niet, dan bemiddelen opgeleide vrijwilligers gratis tussen jullie. Bij overlast in de nacht bel je de politie.',
      },
      procedure: {
        nl: '- Schrijf twee weken op wanneer je last hebt.\n- Meld je bij ons klantcontactcentrum voor bemiddeling.\n- Binnen tien werkdagen belt een bemiddelaar.',
      },
    },
  },
  {
    slug: 'municipal-taxes',
    intents: ['property-tax', 'tax-bill', 'tax-remission', 'tax-objection'],
    owner: 'Belastingen',
    themes: ['taxes'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Gemeentelijke belastingen',
        en: 'Municipal taxes',
        de: 'Gemeindesteuern',
        da: 'Kommunale afgifter',
      },
      summary: {
        nl: 'De aanslag komt in februari en kan in tien termijnen worden betaald. Wie weinig inkomen heeft, kan kwijtschelding vragen.',
        en: 'The bill comes in February and can be paid in ten instalments. Whoever has a low income can ask for remission.',
        de: 'Der Bescheid kommt im Februar und kann in zehn Raten bezahlt werden. Wer wenig verdient, kann einen Erlass beantragen.',
        da: 'Regningen kommer i februar og kan betales i ti rater. Har du en lav indkomst, kan du søge om eftergivelse.',
      },
      procedure: {
        nl: '- Bent u het niet eens met de waarde van uw huis of het bedrag, maak dan binnen zes weken bezwaar.\n- Kwijtschelding vraagt u binnen drie maanden aan.',
        en: '- If you disagree with the value of your home or the amount, object within six weeks.\n- Ask for remission within three months.',
        de: '- Sind Sie mit dem Wert Ihres Hauses oder dem Betrag nicht einverstanden, legen Sie innerhalb von sechs Wochen Widerspruch ein.\n- Einen Erlass beantragen Sie innerhalb von drei Monaten.',
        da: '- Er du uenig i værdien af din bolig eller i beløbet, så klag inden for seks uger.\n- Søg om eftergivelse inden for tre måneder.',
      },
      cost: {
        nl: 'Eigenaren betalen 0,09 % van de waarde van hun woning, en elk huishouden € 288 voor afval.',
        en: 'Owners pay 0.09 % of the value of their home, and each household € 288 for waste.',
        de: 'Eigentümer zahlen 0,09 % des Wertes ihrer Wohnung und jeder Haushalt 288 € für Abfall.',
        da: 'Ejere betaler 0,09 % af boligens værdi, og hver husstand 288 € for affald.',
      },
    },
    informal: {
      procedure: {
        nl: '- Ben je het niet eens met de waarde van je huis of het bedrag, maak dan binnen zes weken bezwaar.\n- Kwijtschelding vraag je binnen drie maanden aan.',
      },
    },
  },
  {
    slug: 'social-assistance',
    intents: ['social-assistance', 'special-assistance', 'low-income-pass'],
    owner: 'Werk en inkomen',
    themes: ['care'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Bijstand en hulp bij weinig inkomen',
        en: 'Social assistance and help with a low income',
        de: 'Sozialhilfe und Hilfe bei wenig Einkommen',
        da: 'Kontanthjælp og hjælp ved lav indkomst',
      },
      summary: {
        nl: 'Hebt u te weinig om van te leven, meld u dan zo snel mogelijk: bijstand kan ingaan op de dag van uw melding. Binnen een week hebt u een gesprek.',
        en: 'If you have too little to live on, report as soon as possible: assistance can begin on the day you report. You have a talk within a week.',
        de: 'Wenn Sie zu wenig zum Leben haben, melden Sie sich so bald wie möglich: Die Hilfe kann ab dem Tag Ihrer Meldung beginnen. Innerhalb einer Woche haben Sie ein Gespräch.',
        da: 'Har du for lidt at leve af, så henvend dig hurtigst muligt: Hjælpen kan begynde den dag, du henvender dig. Du får en samtale inden for en uge.',
      },
      bring: {
        nl: '- uw legitimatie\n- afschriften van al uw rekeningen van de laatste drie maanden\n- uw huurcontract of hypotheekoverzicht',
        en: '- your proof of identity\n- statements of all your accounts for the last three months\n- your rental contract or mortgage statement',
        de: '- Ihren Ausweis\n- Auszüge aller Konten der letzten drei Monate\n- Ihren Mietvertrag oder die Übersicht Ihrer Hypothek',
        da: '- din legitimation\n- udskrifter fra alle dine konti for de sidste tre måneder\n- din lejekontrakt eller oversigt over dit boliglån',
      },
    },
    informal: {
      summary: {
        nl: 'Heb je te weinig om van te leven, meld je dan zo snel mogelijk: bijstand kan ingaan op de dag van je melding. Binnen een week heb je een gesprek.',
      },
      bring: {
        nl: '- je legitimatie\n- afschriften van al je rekeningen van de laatste drie maanden\n- je huurcontract of hypotheekoverzicht',
      },
    },
  },
  {
    slug: 'debt-help',
    intents: ['debt-help', 'food-parcel'],
    owner: 'Werk en inkomen',
    themes: ['care'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Hulp bij schulden',
        en: 'Help with debts',
        de: 'Hilfe bei Schulden',
        da: 'Hjælp ved gæld',
      },
      summary: {
        nl: 'Een schuldhulpverlener bekijkt met u wat u kunt betalen en overlegt met wie geld van u krijgt. Het is gratis, en niemand hoort ervan zonder dat u het goedvindt.',
        en: 'A debt counsellor looks with you at what you can pay and talks to those you owe. It is free, and nobody hears of it without your consent.',
        de: 'Eine Schuldnerberatung prüft mit Ihnen, was Sie zahlen können, und spricht mit denen, denen Sie Geld schulden. Es kostet nichts, und ohne Ihr Einverständnis erfährt niemand davon.',
        da: 'En gældsrådgiver ser med dig på, hvad du kan betale, og taler med dem, du skylder. Det er gratis, og ingen hører om det uden dit samtykke.',
      },
      procedure: {
        nl: '- Bel voor een gesprek; u bent binnen twee weken aan de beurt, bij dreigende afsluiting of ontruiming binnen drie werkdagen.\n- Breng uw rekeningen en brieven mee, ook ongeopend.',
        en: '- Call for a talk; your turn comes within two weeks, and within three working days when you may be cut off or evicted.\n- Bring your bills and letters, unopened ones too.',
        de: '- Rufen Sie für ein Gespräch an; Sie kommen innerhalb von zwei Wochen an die Reihe, bei drohender Sperre oder Räumung innerhalb von drei Werktagen.\n- Bringen Sie Rechnungen und Briefe mit, auch ungeöffnete.',
        da: '- Ring og få en samtale; du får tid inden for to uger, og inden for tre hverdage, hvis der bliver lukket for noget eller du risikerer at blive sat ud.\n- Tag regninger og breve med, også uåbnede.',
      },
    },
    informal: {
      summary: {
        nl: 'Een schuldhulpverlener bekijkt met je wat je kunt betalen en overlegt met wie geld van je krijgt. Het is gratis, en niemand hoort ervan zonder dat jij het goedvindt.',
      },
      procedure: {
        nl: '- Bel voor een gesprek; je bent binnen twee weken aan de beurt, bij dreigende afsluiting of ontruiming binnen drie werkdagen.\n- Breng je rekeningen en brieven mee, ook ongeopend.',
      },
    },
  },
  {
    slug: 'objection-and-complaint',
    intents: ['decision-objection', 'complaint'],
    owner: 'Juridische zaken',
    themes: ['democracy'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Bezwaar maken of een klacht indienen',
        en: 'Object to a decision, or complain',
        de: 'Widerspruch einlegen oder sich beschweren',
        da: 'Klag over en afgørelse eller over os',
      },
      summary: {
        nl: 'Tegen een besluit maakt u binnen zes weken bezwaar. Over hoe u bent behandeld dient u een klacht in; daarop hebt u binnen zes weken antwoord.',
        en: 'You object to a decision within six weeks. About how you were treated you complain; you have an answer to that within six weeks.',
        de: 'Gegen einen Bescheid legen Sie innerhalb von sechs Wochen Widerspruch ein. Darüber, wie Sie behandelt wurden, beschweren Sie sich; darauf erhalten Sie innerhalb von sechs Wochen Antwort.',
        da: 'Du klager over en afgørelse inden for seks uger. Er det den måde, du er blevet behandlet på, får du svar på din klage inden for seks uger.',
      },
      procedure: {
        nl: 'Schrijf op om welk besluit of voorval het gaat, waarom u het er niet mee eens bent en hoe we u bereiken, en onderteken het. Voor bezwaar volgt meestal een hoorzitting.',
        en: 'Write down which decision or event it is about, why you disagree and how we reach you, and sign it. An objection is usually followed by a hearing.',
        de: 'Schreiben Sie, um welchen Bescheid oder Vorfall es geht, warum Sie nicht einverstanden sind und wie wir Sie erreichen, und unterschreiben Sie. Nach einem Widerspruch folgt meist eine Anhörung.',
        da: 'Skriv, hvilken afgørelse eller hændelse det gælder, hvorfor du er uenig, og hvordan vi får fat i dig, og skriv under. En klage over en afgørelse følges som regel af en høring.',
      },
      legalBasis: {
        nl: 'Algemene wet bestuursrecht, hoofdstukken 6, 7 en 9.',
        en: 'General Administrative Law Act (Algemene wet bestuursrecht), chapters 6, 7 and 9.',
        de: 'Allgemeines Verwaltungsrechtsgesetz (Algemene wet bestuursrecht), Kapitel 6, 7 und 9.',
        da: 'Den almindelige forvaltningslov (Algemene wet bestuursrecht), kapitel 6, 7 og 9.',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
    },
    informal: {
      summary: {
        nl: 'Tegen een besluit maak je binnen zes weken bezwaar. Over hoe je bent behandeld dien je een klacht in; daarop heb je binnen zes weken antwoord.',
      },
      procedure: {
        nl: 'Schrijf op om welk besluit of voorval het gaat, waarom je het er niet mee eens bent en hoe we je bereiken, en onderteken het. Voor bezwaar volgt meestal een hoorzitting.',
      },
    },
  },
  {
    slug: 'voting',
    intents: ['elections-voting', 'proxy-voting', 'polling-volunteer'],
    owner: 'Verkiezingen',
    themes: ['democracy'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Stemmen bij verkiezingen',
        en: 'Voting in elections',
        de: 'Wählen',
        da: 'Stem ved valg',
      },
      summary: {
        nl: 'Uw stempas komt uiterlijk twee weken voor de verkiezing met de post. U stemt in een stembureau naar keuze binnen Polderdam, tussen half acht en negen uur ’s avonds.',
        en: 'Your voting pass comes by post at least two weeks before the election. You vote at any polling station in Polderdam, between half past seven in the morning and nine in the evening.',
        de: 'Ihre Wahlkarte kommt spätestens zwei Wochen vor der Wahl mit der Post. Sie wählen in einem Wahllokal Ihrer Wahl in Polderdam, zwischen halb acht Uhr morgens und neun Uhr abends.',
        da: 'Dit valgkort kommer med posten senest to uger før valget. Du stemmer på et valgsted efter eget valg i Polderdam mellem halv otte om morgenen og ni om aftenen.',
      },
      bring: {
        nl: 'Uw stempas en een paspoort, identiteitskaart of rijbewijs; het mag vijf jaar verlopen zijn.',
        en: 'Your voting pass and a passport, identity card or driving licence; it may have expired up to five years ago.',
        de: 'Ihre Wahlkarte und einen Reisepass, Personalausweis oder Führerschein; er darf bis zu fünf Jahre abgelaufen sein.',
        da: 'Dit valgkort og et pas, id-kort eller kørekort; det må være udløbet for op til fem år siden.',
      },
      procedure: {
        nl: 'Kunt u niet komen, machtig dan iemand op de achterkant van uw stempas. Wie wil helpen in een stembureau, meldt zich bij ons klantcontactcentrum.',
        en: 'If you cannot come, authorise somebody on the back of your voting pass. Whoever wants to help at a polling station tells our contact centre.',
        de: 'Wenn Sie nicht kommen können, bevollmächtigen Sie jemanden auf der Rückseite Ihrer Wahlkarte. Wer in einem Wahllokal helfen möchte, meldet sich bei unserem Bürgerservice.',
        da: 'Kan du ikke komme, så giv en anden fuldmagt på bagsiden af dit valgkort. Vil du hjælpe på et valgsted, så sig det til vores kontaktcenter.',
      },
    },
    informal: {
      summary: {
        nl: 'Je stempas komt uiterlijk twee weken voor de verkiezing met de post. Je stemt in een stembureau naar keuze binnen Polderdam, tussen half acht en negen uur ’s avonds.',
      },
      bring: {
        nl: 'Je stempas en een paspoort, identiteitskaart of rijbewijs; het mag vijf jaar verlopen zijn.',
      },
      procedure: {
        nl: 'Kun je niet komen, machtig dan iemand op de achterkant van je stempas. Wie wil helpen in een stembureau, meldt zich bij ons klantcontactcentrum.',
      },
    },
  },
];
