import type { AnalyticsMessages } from './en.ts';

export const de: AnalyticsMessages = {
  title: 'Zahlen des Assistenten',
  about: 'Sehen, was gefragt wird, wie oft es hilft und wo.',
  permission: 'Die Zahlen des Assistenten sehen',
  lead: 'Wie viel gefragt wird, worum es geht und was daraus wird. Die Zählungen bleiben, wenn Gespräche gelöscht sind, und enthalten niemanden.',
  filter: {
    label: 'Zeitraum, Kanal und Sprache wählen',
    from: 'Von',
    to: 'Bis einschließlich',
    channel: 'Kanal',
    language: 'Sprache der Frage',
    by: 'Verlauf nach',
    quarter: 'Viertel im',
    all: 'Alle',
    month: 'Monat',
    week: 'Woche',
    show: 'Anzeigen',
    monthUnknown: 'Wählen Sie einen Monat aus der Liste.',
    wrongOrder: 'Wählen Sie einen Monat, der nicht vor dem ersten liegt.',
  },
  channels: { web: 'Website', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  empty: 'Es wurde noch nichts gefragt',
  emptyLead: 'Ab der ersten Frage stehen hier Zahlen.',
  emptyPeriod: 'In diesem Zeitraum wurde nichts gefragt',
  emptyPeriodLead:
    'Wählen Sie einen anderen Zeitraum, einen anderen Kanal oder eine andere Sprache.',
  running: 'Der letzte gewählte Monat ist noch nicht zu Ende; womit verglichen wird, schon.',
  download: { csv: 'Als CSV herunterladen', json: 'Als JSON herunterladen' },
  tiles: {
    title: (period) => `Kurz gefasst, ${period}`,
    conversations: 'Gespräche',
    contained: 'Ohne Mitarbeitende',
    questions: 'Fragen',
    answered: 'Beantwortet',
    clarified: 'Nachgefragt',
    declined: 'Nicht gewusst',
    handedOver: 'An Mitarbeitende übergeben',
    helped: 'Geholfen',
    ofConversations: (part, whole) => `${part} von ${whole} Gesprächen`,
    ofQuestions: (part, whole) => `${part} von ${whole} Fragen`,
    ofRatings: (part, whole) => `${part} von ${whole} Bewertungen`,
    lookedUp: (count) => `davon ${count} nachgeschlagen`,
    claimed: (claimed, messages) => `${claimed} übernommen, ${messages} Nachrichten hinterlassen`,
    noRatings: 'keine Bewertungen',
    none: 'keine',
    interval: (lower, upper) => `95-%-Intervall von ${lower} bis ${upper} %`,
    more: (percent) => `${percent} % mehr als im Zeitraum davor`,
    less: (percent) => `${percent} % weniger als im Zeitraum davor`,
    same: 'so viele wie im Zeitraum davor',
    pointsMore: (points) => `${points} Prozentpunkte mehr als im Zeitraum davor`,
    pointsLess: (points) => `${points} Prozentpunkte weniger als im Zeitraum davor`,
    pointsSame: 'wie im Zeitraum davor',
  },
  series: {
    title: 'Fragen und was daraus wurde',
    chart: (period) => `Fragen ${period}`,
    description: (first, last) => `Säulen von ${first} bis ${last}.`,
    axis: { month: 'Fragen im Monat', week: 'Fragen in der Woche' },
    when: { month: 'Monat', week: 'Woche ab' },
    personWanted: 'Mitarbeitende gewünscht',
    reading: (count, when) => `Am meisten wurde ${when} gefragt: ${count} Fragen.`,
    containedTitle: 'Gespräche ohne Mitarbeitende',
    containedAxis: '% der Gespräche',
    containedReading: (first, firstWhen, last, lastWhen) =>
      `${first} % ${firstWhen}, ${last} % ${lastWhen}.`,
    in: {
      month: (month) => `im ${month}`,
      week: (monday) => `in der Woche ab ${monday}`,
    },
    dayAndMonth: (day, month) => `${day}.${month}.`,
    conversations: 'Gespräche',
    withPerson: 'Mit Mitarbeitenden',
    contained: 'Ohne Mitarbeitende, %',
    partial: 'Von Wochen am Rand des Zeitraums zählen nur die Tage darin.',
  },
  topics: {
    themesTitle: 'Themen im Verlauf',
    themesReading: (theme, count, share) =>
      `Am meisten wird gefragt zu: ${theme} (${count} Fragen, ${share} %).`,
    themesDescription: (count) => `Die ${count} Themen, zu denen am meisten gefragt wird.`,
    axis: 'Fragen im Monat',
    theme: 'Thema',
    title: 'Anliegen',
    lead: (period, before) =>
      `Worum es in den Fragen ging, ${period}. Die Veränderung ist die gegenüber dem Zeitraum davor: ${before}.`,
    leadAlone: (period) =>
      `Worum es in den Fragen ging, ${period}. Im ganzen Zeitraum davor wurde nicht gezählt.`,
    subject: 'Anliegen',
    count: 'Fragen',
    share: '% von allen',
    change: 'Veränderung, %',
    fresh: 'neu',
    few: 'Es wurde zu wenig gefragt, um nach Anliegen etwas zu zeigen, ohne dass kleine Zahlen auffallen.',
  },
  areas: {
    title: 'Viertel',
    lead: (quarter, count) =>
      `Fragen im ${quarter}, deren Viertel bekannt ist, nach Thema: ${count}. Bekannt ist es, wenn im Gespräch eine Adresse genannt wurde. Aus allen Kanälen und Sprachen; nur aus Quartalen, die zu Ende sind.`,
    countWithheld: 'nicht gezeigt',
    area: 'Viertel',
    all: 'Alle Themen',
    town: 'Alle Viertel',
    none: 'Noch ist kein Quartal zu Ende, in dem das Viertel einer Frage bekannt war.',
    few: 'Es wurde zu wenig gefragt, um nach Vierteln etwas zu zeigen, ohne dass kleine Zahlen auffallen.',
  },
  withheld: 'nicht gezeigt',
  withheldMeaning:
    'Ein Strich ist eine Zahl, die nicht gezeigt wird: weniger als 5, aber mehr als keine, oder eine Zahl, aus der sich eine so kleine errechnen ließe.',
  quarter: (quarter, year) =>
    `${['ersten', 'zweiten', 'dritten', 'vierten'][quarter - 1]} Quartal ${year}`,
  period: (from, to) => `${from} bis einschließlich ${to}`,
  definitions: {
    title: 'Was gezählt wird und wie',
    conversations:
      'Jemand hat eine erste Frage gestellt oder eine Nachricht hinterlassen. Das Gespräch zählt in dem Monat, in dem es begann.',
    contained:
      'Gespräche, in denen niemand nach Mitarbeitenden gefragt, niemand eine Nachricht hinterlassen und niemand aus dem Team eingegriffen hat (Zähler), von allen Gesprächen (Nenner). Es sagt nicht, dass geholfen wurde: siehe „Nicht gewusst“ und „Geholfen“.',
    questions:
      'Alles, was der Assistent gefragt wurde, auch was ausgewählt wurde. Was zu Mitarbeitenden gesagt wurde, zählt nicht.',
    answered:
      'Fragen, die mit einem Artikel oder Verweis beantwortet oder nachgeschlagen wurden (Zähler), von allen Fragen (Nenner).',
    clarified:
      'Fragen, auf die der Assistent nachfragte, welches von mehreren Anliegen oder welche Einzelheit gemeint war.',
    declined: 'Fragen, auf die der Assistent sagte, dass er es nicht weiß.',
    personWanted: 'Fragen, in denen jemand mit einem Menschen sprechen wollte.',
    handedOver:
      'Wie oft jemand zustimmte, an Mitarbeitende übergeben zu werden. Hinterlassene Nachrichten werden getrennt gezählt.',
    helped:
      'Bewertungen, die sagen „das hat geholfen“ (Zähler), von allen Bewertungen (Nenner). Die meisten Antworten werden nicht bewertet.',
    interval:
      'Ein Anteil von wenigen sagt wenig. Das 95-%-Intervall (Wilson) zeigt, wie weit Zufall allein ihn verschieben kann.',
    small:
      'Nach Anliegen und nach Viertel werden Zahlen von 1 bis 4 nicht gezeigt, und auch keine, die sie verraten würden. Für Downloads und Indikatoren gilt dasselbe.',
    town: 'Tage sind die der Kommune. Zählungen bleiben, wenn Gespräche gelöscht werden: Sie enthalten keine Worte und niemanden.',
  },
  themes: {
    animals: 'Tiere',
    building: 'Bauen',
    business: 'Gewerbe',
    care: 'Pflege und Einkommen',
    contact: 'Kontakt zur Verwaltung',
    democracy: 'Rat und Beteiligung',
    documents: 'Ausweise und Papiere',
    education: 'Schule',
    elsewhere: 'Andere Behörden',
    family: 'Geburt, Heirat, Todesfall',
    green: 'Bäume und Parks',
    leisure: 'Sport, Kultur, Veranstaltungen',
    moving: 'Umzug',
    neighbours: 'Nachbarn und Lärm',
    parking: 'Parken',
    streets: 'Straßen',
    taxes: 'Steuern',
    waste: 'Abfall',
    facts: 'Nachgeschlagen',
    unknown: 'Nicht erkannt',
    removed: 'Anliegen, die es nicht mehr gibt',
  },
  indicators: {
    all: {
      name: 'Fragen an den Assistenten',
      definition: 'Fragen, die dem Assistenten der Kommune im Quartal gestellt wurden.',
      rationale:
        'Was Menschen fragen, zeigt, wo Informationen oder die Leistung selbst nicht genügen.',
    },
    theme: {
      name: (theme) => `Fragen an den Assistenten: ${theme}`,
      definition: (theme) =>
        `Fragen, die dem Assistenten der Kommune im Quartal zum Thema „${theme}“ gestellt wurden.`,
      rationale:
        'Wird zu einem Thema mehr gefragt als früher, lohnt ein Blick auf Briefe, Seiten und Leistung.',
    },
    numerator:
      'Fragen; im Viertel nur solche, bei denen eine Adresse dort genannt wurde, in der Kommune alle',
    denominator: 'Keiner: Es ist eine Anzahl',
    unit: 'Fragen',
    source: (town) => `Assistent von ${town}`,
  },
};
