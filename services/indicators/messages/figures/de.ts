import type { Messages } from './en.ts';

export const de: Messages = {
  navigationAbout: 'Wie es der Stadt und ihren Vierteln geht, in Zahlen und einfachen Worten.',
  title: 'Zahlen',
  lead: 'Wie geht es der Stadt? Zahlen zu Menschen, Gesundheit, Arbeit, Wohnen und mehr – mit dem, was sie sagen und was nicht.',
  description: 'Zahlen über die Stadt und ihre Viertel.',
  search: 'In den Zahlen suchen',
  area: 'Gebiet',
  period: 'Zeitraum',
  group: 'Personengruppe',
  level: 'Vergleichen mit',
  chooseArea: 'Gebiet wählen',
  choose: 'Gebiet, Zeitraum und Gruppe wählen',
  show: 'Anzeigen',
  wholeTown: 'Das ganze Gebiet',
  allPeople: 'Alle',
  female: 'Frauen und Mädchen',
  male: 'Männer und Jungen',
  found: { one: '# Zahl gefunden', other: '# Zahlen gefunden' },
  nothingFound:
    'Zu diesen Begriffen gibt es keine Zahl. Versuchen Sie ein anderes Wort oder sehen Sie die Themen durch.',
  allFigures: 'Alle Zahlen',
  noValue: 'Keine Zahl',
  noValues: 'Für dieses Gebiet gibt es noch keine Zahlen.',
  withheld: 'nicht gezeigt',
  notes: {
    withheld: 'nicht gezeigt: zu wenige Menschen',
    'withheld: privacy': 'nicht gezeigt: zu wenige Menschen, oder es verriete eine solche Zahl',
    'withheld: unchecked': 'noch nicht gezeigt: Prüfung auf Datenschutz läuft',
    'not delivered': 'von der Quelle nicht geliefert',
    'no cases': 'nichts zu zählen',
    incomplete: 'unvollständig',
  },
  between: (lower, upper) => `zwischen ${lower} und ${upper}`,
  intervalMeaning:
    'Durch Zufall kann die Zahl etwas höher oder niedriger ausfallen. So berechnete Grenzen enthalten den wahren Wert in 95 von 100 Fällen.',
  latestNone: (period, area) => `${period}: keine in ${area}.`,
  latest: (value, period, area) => `${period}: ${value} in ${area}.`,
  changeFromBefore: (difference, direction, before) =>
    `${difference} ${direction === 'up' ? 'mehr' : 'weniger'} als ${before}`,
  percentagePoints: (difference) => `${difference} Prozentpunkte`,
  sameAsBefore: (before) => `gleich wie ${before}`,
  trendTitle: 'Im Lauf der Zeit',
  commonCause:
    'Die Zahlen schwanken in ihrem üblichen Bereich. Das ist normal: Nichts deutet auf eine echte Veränderung hin.',
  rules: {
    'outside-limits': (direction) =>
      `Die letzte Zahl ist ${direction === 'up' ? 'höher' : 'niedriger'}, als sich mit üblicher Schwankung erklären lässt. Etwas ist anders.`,
    trend: (direction) =>
      `Die Zahl ${direction === 'up' ? 'steigt' : 'fällt'} seit vielen Zeiträumen. Das ist mehr als Zufall.`,
    'two-of-three': (direction) =>
      `Zwei der letzten drei Zahlen liegen nahe an der ${direction === 'up' ? 'oberen' : 'unteren'} Grenze. Das kann der Anfang einer Veränderung sein.`,
    shift: (direction) =>
      `Seit vielen Zeiträumen liegt die Zahl ${direction === 'up' ? 'über' : 'unter'} ihrem Durchschnitt. Das Niveau hat sich verändert.`,
  },
  signals: {
    'outside-limits': (direction) =>
      direction === 'up' ? 'über der Obergrenze' : 'unter der Untergrenze',
    trend: (direction) => (direction === 'up' ? 'langer Anstieg' : 'langer Rückgang'),
    'two-of-three': (direction) =>
      direction === 'up' ? 'nahe der Obergrenze' : 'nahe der Untergrenze',
    shift: (direction) =>
      direction === 'up' ? 'lange über dem Durchschnitt' : 'lange unter dem Durchschnitt',
  },
  improvement: 'Das ist eine Verbesserung.',
  concern: 'Das gibt Anlass zur Sorge.',
  since: (period) => `Beginn: ${period}.`,
  pass: (target) => `So wie es jetzt läuft, wird das Ziel von ${target} durchweg erreicht.`,
  targetUnclear: (target) =>
    `Die letzten Zahlen passen nicht zum üblichen Bereich. Ob das Ziel von ${target} erreicht wird, lässt sich deshalb nicht sagen.`,
  fail: (target) =>
    `So wie es jetzt läuft, wird das Ziel von ${target} nicht erreicht. Das ändert nur ein anderes Vorgehen.`,
  hitOrMiss: (target) =>
    `So wie es jetzt läuft, wird das Ziel von ${target} mal erreicht und mal nicht. Das ist dann Zufall.`,
  fewPoints: (count) =>
    `Es gibt erst ${count} Zahlen: zu wenige, um den üblichen Bereich zu nennen.`,
  fewPointsBand: 'Das Band zeigt, wie unsicher jede Zahl ist.',
  lineDescriptionPlain: (count) => `Linie mit ${count} Zahlen.`,
  recentRise: 'In den letzten fünf Zeiträumen ist die Zahl gestiegen, mehr als Zufall erklärt.',
  recentFall: 'In den letzten fünf Zeiträumen ist die Zahl gefallen, mehr als Zufall erklärt.',
  recentSame: 'In den letzten fünf Zeiträumen gibt es keinen stetigen Anstieg oder Rückgang.',
  missingSince: { one: 'Die letzte Zahl fehlt.', other: 'Die letzten # Zahlen fehlen.' },
  chartTitle: (name, area) => `${name}, ${area}`,
  controlChartDescription: (count, mean, lower, upper) =>
    `Linie mit ${count} Zahlen, ihrem Durchschnitt von ${mean} und den Grenzen üblicher Schwankung, ${lower} und ${upper}.`,
  lineDescription: (count) => `Linie mit ${count} Zahlen und der Unsicherheit jeder Zahl.`,
  average: 'Durchschnitt',
  lowerLimit: 'Untere Grenze',
  upperLimit: 'Obere Grenze',
  value: 'Zahl',
  interval: '95-%-Intervall',
  signal: 'Zeichen einer Veränderung',
  events: 'Was geschah',
  rankingTitle: 'Gebiete im Vergleich',
  rankingLead: (whole) =>
    `Jeder Strich ist die Unsicherheit der Zahl. Die senkrechte Linie ist ${whole}.`,
  rankingDescription: (count) =>
    `${count} Gebiete, nach der Zahl geordnet, mit Intervall, wo es eines gibt.`,
  areasTied: { one: '# Gebiet', other: '# Gebieten' },
  allAreasSame: (value) => `Die Zahl ist überall ${value}.`,
  rankingReading: (highest, lowest) => `Am höchsten in ${highest}, am niedrigsten in ${lowest}.`,
  comparedWith: (whole) => `Verglichen mit ${whole}`,
  compared: {
    better: 'besser',
    worse: 'schlechter',
    higher: 'höher',
    lower: 'niedriger',
    similar: 'etwa gleich',
    'not-compared': 'nicht verglichen',
  },
  differing: {
    better: { one: '# Gebiet ist besser', other: '# Gebiete sind besser' },
    worse: { one: '# Gebiet ist schlechter', other: '# Gebiete sind schlechter' },
    higher: { one: '# Gebiet liegt höher', other: '# Gebiete liegen höher' },
    lower: { one: '# Gebiet liegt niedriger', other: '# Gebiete liegen niedriger' },
  },
  differingFrom: (list, whole) => `${list} als ${whole}, mehr als der Zufall erklärt.`,
  othersSame: { one: 'Das andere ist etwa gleich.', other: 'Die anderen # sind etwa gleich.' },
  noneDiffers: (count, whole) =>
    `Keines der ${count} Gebiete weicht mehr von ${whole} ab, als der Zufall erklärt.`,
  manyAreas: 'Bei so vielen Gebieten weicht etwa eines von zwanzig allein durch Zufall ab.',
  sinceChange: (period, what) =>
    `Seit ${period} (${what}) ist das Niveau ein anderes; das Folgende gilt für die Zeit danach.`,
  noInterval:
    'Für diese Art von Zahl gibt es kein Intervall: Kleine Unterschiede können Zufall sein.',
  fromTo: (lowest, highest) => `${lowest} – ${highest}`,
  betweenAreas: 'Niedrigstes und höchstes Gebiet',
  allOfTheme: (count, theme) => `Alle ${count} Zahlen: ${theme}`,
  themesLabel: 'Themen',
  sourceFails: 'Das sind die letzten guten Zahlen',
  sourceFailsSince: (date) =>
    `Die Quelle liefert seit dem ${date} keine brauchbaren Zahlen. Wir versuchen es von selbst erneut.`,
  mapTitle: 'Auf der Karte',
  mapReading:
    'Die Farben gehen in Stufen von niedrig bis hoch; was sie bedeuten, steht unter der Karte. Ein großes Gebiet fällt auf, doch dort leben nicht immer mehr Menschen.',
  mapDescription: (count) => `Karte mit ${count} Gebieten, in fünf Stufen von niedrig bis hoch.`,
  about: 'Über diese Zahl',
  definition: 'Was gezählt wird',
  rationale: 'Warum es wichtig ist',
  numerator: 'Zähler',
  denominator: 'Von insgesamt',
  source: 'Quelle',
  licence: 'Lizenz',
  owner: 'Wer dafür zuständig ist',
  method: 'Wie sicher sie ist',
  methods: {
    wilson: '95-%-Intervall nach Wilson',
    byar: '95-%-Intervall nach Byar, exakt unter zehn Fällen',
    published: '95-%-Intervall, wie es die Quelle angibt',
    none: 'Kein Intervall',
  },
  polarity: 'Besser ist',
  polarities: {
    'higher-is-better': 'höher',
    'lower-is-better': 'niedriger',
    neutral: 'keines von beiden',
  },
  target: 'Ziel',
  updated: 'Zuletzt geändert',
  cannotTell: 'Was sie nicht sagt',
  cannotTellText:
    'Die Zahl beschreibt eine Gruppe, keinen einzelnen Menschen. Sie sagt nicht, warum etwas geschieht: Fragen Sie dazu die Menschen, die dort leben und arbeiten.',
  download: 'Die Zahlen mitnehmen',
  downloadCsv: 'Als CSV herunterladen',
  downloadLead:
    'Für alle Gebiete und Zeiträume. Zurückgehaltene Werte sind als zurückgehalten gekennzeichnet.',
  downloadOne: (area) => `Nur ${area}`,
  downloadAll: 'Alles',
  openApi: 'Beschreibung der Schnittstelle für die Entwicklung',
  frequencies: { year: 'jährlich', quarter: 'vierteljährlich', month: 'monatlich' },
  themes: {
    people: 'Menschen',
    health: 'Gesundheit und Pflege',
    work: 'Arbeit und Einkommen',
    housing: 'Wohnen',
    safety: 'Sicherheit',
    environment: 'Umgebung und Klima',
    mobility: 'Unterwegs',
    participation: 'Mitmachen und Service',
    education: 'Bildung',
  },
  geographies: 'Andere Gebiete',
  blockTitle: 'Dieses Viertel in Zahlen',
  blockWithheld:
    'Hier leben zu wenige Menschen, um Zahlen zu zeigen, ohne etwas über eine einzelne Person zu verraten.',
  blockMore: 'Alle Zahlen dieses Viertels',
  factQuestion: 'Wie lautet die neueste Zahl eines Indikators in einem Gebiet?',
  homeTitle: 'Hier verändert sich etwas',
  homeLead: 'Zahlen, die sich mehr bewegt haben, als Zufall erklärt.',
  homeMore: 'Alle Zahlen',
  inTown: (value, town) => `${town}: ${value}`,
};
