import type { AnalyticsMessages } from './en.ts';

export const nl: AnalyticsMessages = {
  title: 'Cijfers van de assistent',
  about: 'Zie wat inwoners vragen, hoe vaak ze geholpen zijn, en waar.',
  permission: 'De cijfers van de assistent bekijken',
  lead: 'Hoeveel er wordt gevraagd, waarover het gaat en wat ervan komt. De tellingen blijven als gesprekken verdwijnen, en er staat niemand in.',
  filter: {
    label: 'Kies periode, kanaal en taal',
    from: 'Vanaf',
    to: 'Tot en met',
    channel: 'Kanaal',
    language: 'Taal van de vraag',
    by: 'Door de tijd per',
    quarter: 'Buurten in',
    all: 'Alle',
    month: 'maand',
    week: 'week',
    show: 'Tonen',
    monthUnknown: 'Kies een maand uit de lijst.',
    wrongOrder: 'Kies een maand die niet vóór de eerste ligt.',
  },
  channels: { web: 'Website', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  empty: 'Er is nog niets gevraagd',
  emptyLead: 'Vanaf de eerste vraag staan hier tellingen.',
  emptyPeriod: 'In deze periode is niets gevraagd',
  emptyPeriodLead: 'Kies een andere periode, een ander kanaal of een andere taal.',
  running: 'De laatste gekozen maand is nog niet voorbij.',
  download: { csv: 'Downloaden als CSV', json: 'Downloaden als JSON' },
  tiles: {
    title: (period) => `In het kort, ${period}`,
    conversations: 'Gesprekken',
    contained: 'Zonder medewerker',
    questions: 'Vragen',
    answered: 'Beantwoord',
    clarified: 'Doorgevraagd',
    declined: 'Niet geweten',
    handedOver: 'Naar een medewerker',
    helped: 'Geholpen',
    share: (part, whole) => `${part} van ${whole}`,
    ofConversations: (part, whole) => `${part} van ${whole} gesprekken`,
    ofQuestions: (part, whole) => `${part} van ${whole} vragen`,
    ofRatings: (part, whole) => `${part} van ${whole} beoordelingen`,
    lookedUp: (count) => `waarvan ${count} opgezocht`,
    claimed: (claimed, messages) =>
      `${claimed} aangenomen door een collega, ${messages} berichten achtergelaten`,
    noRatings: 'geen beoordelingen',
    none: 'geen',
    interval: (lower, upper) => `95 %-interval van ${lower} tot ${upper} %`,
    more: (percent) => `${percent} % meer dan in de periode ervoor`,
    less: (percent) => `${percent} % minder dan in de periode ervoor`,
    same: 'evenveel als in de periode ervoor',
    pointsMore: (points) => `${points} procentpunt meer dan in de periode ervoor`,
    pointsLess: (points) => `${points} procentpunt minder dan in de periode ervoor`,
    pointsSame: 'gelijk aan de periode ervoor',
  },
  series: {
    title: 'Vragen, en wat ervan kwam',
    chart: (period) => `Vragen ${period}`,
    description: (first, last) => `Kolommen van ${first} tot en met ${last}.`,
    axis: { month: 'vragen per maand', week: 'vragen per week' },
    when: { month: 'Maand', week: 'Week vanaf' },
    personWanted: 'Medewerker gewenst',
    reading: (count, when) => `Het meest werd gevraagd in ${when}: ${count} vragen.`,
    readingWeek: (count, when) =>
      `Het meest werd gevraagd in de week vanaf ${when}: ${count} vragen.`,
    containedTitle: 'Gesprekken zonder medewerker',
    containedAxis: '% van de gesprekken',
    containedReading: (first, firstWhen, last, lastWhen) =>
      `${first} % in ${firstWhen}, ${last} % in ${lastWhen}.`,
    conversations: 'Gesprekken',
    withPerson: 'Met een medewerker',
    contained: 'Zonder medewerker, %',
    partial: 'Van weken aan de rand van de periode tellen alleen de dagen erbinnen.',
  },
  topics: {
    themesTitle: 'Thema’s door de tijd',
    themesReading: (theme, count, share) =>
      `Het meest gaat over: ${theme} (${count} vragen, ${share} %).`,
    themesDescription: (count) => `De ${count} thema’s waarover het meest wordt gevraagd.`,
    axis: 'vragen per maand',
    theme: 'Thema',
    title: 'Onderwerpen',
    lead: (period, before) =>
      `Waar vragen over gingen, ${period}. De verandering is die sinds de periode ervoor: ${before}.`,
    leadAlone: (period) =>
      `Waar vragen over gingen, ${period}. Over de hele periode ervoor is niet geteld.`,
    subject: 'Onderwerp',
    count: 'Vragen',
    share: '% van alle',
    change: 'Verandering, %',
    fresh: 'nieuw',
    few: 'Er is te weinig gevraagd om per onderwerp iets te tonen zonder dat kleine aantallen opvallen.',
  },
  areas: {
    title: 'Buurten',
    lead: (quarter, count) =>
      `Vragen in ${quarter} waarvan de buurt bekend is, per thema: ${count}. De buurt is bekend als iemand in het gesprek een adres noemde. Van alle kanalen en talen; alleen van kwartalen die voorbij zijn.`,
    countWithheld: 'niet getoond',
    area: 'Buurt',
    all: 'Alle thema’s',
    town: 'Alle buurten',
    none: 'Er is nog geen kwartaal voorbij waarin van een vraag de buurt bekend was.',
    few: 'Er is te weinig gevraagd om per buurt iets te tonen zonder dat kleine aantallen opvallen.',
  },
  withheld: 'niet getoond',
  withheldMeaning:
    'Een streepje is een aantal dat niet wordt getoond: minder dan 5 maar meer dan geen, of een aantal waaruit zo’n klein aantal af te leiden is.',
  quarter: (quarter, year) =>
    `het ${['eerste', 'tweede', 'derde', 'vierde'][quarter - 1]} kwartaal van ${year}`,
  period: (from, to) => `${from} tot en met ${to}`,
  definitions: {
    title: 'Wat er geteld wordt, en hoe',
    conversations:
      'Iemand stelde een eerste vraag of liet een bericht achter. Het gesprek telt in de maand waarin het begon.',
    contained:
      'Gesprekken waarin niet naar een medewerker is gevraagd, geen bericht is achtergelaten en geen collega is ingesprongen (teller), van alle gesprekken (noemer). Het zegt niet dat mensen geholpen zijn: zie “niet geweten” en “geholpen”.',
    questions:
      'Alles wat inwoners de assistent vroegen, ook wat ze kozen. Wat tegen een medewerker is gezegd telt niet mee.',
    answered:
      'Vragen die met een artikel of verwijzing zijn beantwoord of zijn opgezocht (teller), van alle vragen (noemer).',
    clarified:
      'Vragen waarop de assistent vroeg welk van enkele onderwerpen, of welke bijzonderheid, werd bedoeld.',
    declined: 'Vragen waarop de assistent zei dat hij het niet weet.',
    personWanted: 'Vragen waarin iemand om een medewerker vroeg.',
    handedOver:
      'Hoe vaak iemand ermee instemde een medewerker te spreken. Achtergelaten berichten worden apart geteld.',
    helped:
      'Beoordelingen die zeggen “dit hielp” (teller), van alle beoordelingen (noemer). De meeste antwoorden worden niet beoordeeld.',
    interval:
      'Een aandeel van weinig zegt weinig. Het 95 %-interval (Wilson) laat zien hoe ver toeval alleen het kan verschuiven.',
    small:
      'Per onderwerp en per buurt worden aantallen van 1 tot en met 4 niet getoond, en ook geen aantallen waaruit ze zijn af te leiden. Voor downloads en indicatoren geldt hetzelfde.',
    town: 'Dagen zijn die van de gemeente. Tellingen blijven als gesprekken worden gewist: er staan geen woorden in, en niemand.',
  },
  themes: {
    animals: 'Dieren',
    building: 'Bouwen',
    business: 'Ondernemen',
    care: 'Zorg en inkomen',
    contact: 'Contact met de gemeente',
    democracy: 'Raad en meedoen',
    documents: 'Paspoort en papieren',
    education: 'School',
    elsewhere: 'Andere overheden',
    family: 'Geboorte, huwelijk, overlijden',
    green: 'Bomen en parken',
    leisure: 'Sport, cultuur, evenementen',
    moving: 'Verhuizen',
    neighbours: 'Buren en overlast',
    parking: 'Parkeren',
    streets: 'Straten',
    taxes: 'Belastingen',
    waste: 'Afval',
    facts: 'Opgezocht',
    unknown: 'Niet herkend',
    removed: 'Onderwerpen die er niet meer zijn',
  },
  indicators: {
    all: {
      name: 'Vragen aan de assistent',
      definition: 'Vragen die inwoners in het kwartaal aan de assistent van de gemeente stelden.',
      rationale: 'Wat mensen vragen laat zien waar informatie, of de dienst zelf, tekortschiet.',
    },
    theme: {
      name: (theme) => `Vragen aan de assistent: ${theme}`,
      definition: (theme) =>
        `Vragen die inwoners in het kwartaal aan de assistent van de gemeente stelden over het thema “${theme}”.`,
      rationale:
        'Wordt er over een thema meer gevraagd dan eerst, kijk dan naar de brieven, de pagina’s en de dienst.',
    },
    numerator:
      'Vragen; in een buurt alleen die waarbij een adres daar is genoemd, in de gemeente allemaal',
    denominator: 'Geen: het is een aantal',
    unit: 'vragen',
    source: (town) => `Assistent van ${town}`,
  },
};
