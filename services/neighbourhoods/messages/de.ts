import type { Messages } from './en.ts';

export const de: Messages = {
  navigationAbout: 'Wo Sie wohnen: wer nebenan lebt und was sich verändert.',
  title: 'Mein Viertel',
  navigation: 'Mein Viertel',
  description:
    'Finden Sie Ihr Viertel über die Adresse, auf der Karte oder in der Liste, und sehen Sie, wie es ihm geht.',
  lead: 'Finden Sie Ihr Viertel über Ihre Adresse, auf der Karte oder in der Liste.',
  searchLabel: 'Ihre Straße und Hausnummer oder Ihre Postleitzahl',
  searchHint: 'Wonach Sie suchen, speichern wir nicht.',
  find: 'Suchen',
  foundTitle: 'Gefundene Adressen',
  addresses: { one: '# Adresse', other: '# Adressen' },
  nothingFound: (words) => `Zu „${words}“ haben wir keine Adresse gefunden.`,
  nothingFoundAdvice:
    'Prüfen Sie die Schreibweise, lassen Sie die Nummer weg oder wählen Sie Ihr Viertel auf der Karte oder in der Liste.',
  near: 'Meinten Sie eine von diesen?',
  mapTitle: 'Auf der Karte',
  mapDescription: 'Karte der Viertel. Jedes führt zu seiner eigenen Seite.',
  pictureDescription: 'Karte der Stadt zwischen Meer, Fluss und Feldern.',
  listTitle: 'In der Liste',
  inDistrict: (district) => `Viertel in ${district}`,
  atAGlance: 'Auf einen Blick',
  residentsIn: (year) => `Einwohnerzahl ${year}`,
  about: (number) => `etwa ${number}`,
  fewerThan: (number) => `weniger als ${number}`,
  nobody: 'niemand',
  whyRounded: 'Auf Fünfer gerundet, damit niemand zu erkennen ist.',
  whyWithheld: (few) =>
    `Hier leben weniger als ${few} Menschen. Um sie zu schützen, zeigen wir nicht mehr als das.`,
  whyNoAges: (few) =>
    `Hier leben wenige Menschen. Alter und Haushalte zeigen wir deshalb nicht: Sie könnten zu erkennen sein. Das tun wir ab ${few} Menschen.`,
  agesRounded: (few) =>
    `Zahlen sind auf Fünfer gerundet. Wo weniger als ${few} Frauen oder Männer allein stünden, sind Altersgruppen zusammengefasst.`,
  households: 'Haushalte',
  perHousehold: 'Personen je Haushalt',
  surface: 'Fläche',
  squareKilometres: 'km²',
  density: 'Menschen je km²',
  onTheMap: (name) => `${name} auf der Karte`,
  whereDescription: (name, district) =>
    `Karte der Stadt, auf der ${name} in ${district} markiert ist.`,
  whoLivesHere: 'Wer hier lebt',
  pyramidTitle: (name, year) => `Menschen in ${name} nach Alter, ${year}`,
  pyramidDescription:
    'Frauen auf der einen und Männer auf der anderen Seite, nach Alter, als Anteil an allen. Die Striche sind die ganze Stadt.',
  pyramidReading: (young, old, oldFrom, town) =>
    `Etwa ${young} sind jünger als 20 und ${old} sind ${oldFrom} oder älter. Die Striche sind ganz ${town}.`,
  women: 'Frauen',
  men: 'Männer',
  age: 'Alter',
  years: (from, to) => (to >= 120 ? `${from} und älter` : `${from}–${to}`),
  follow: (name) => `${name} folgen: erfahren, wenn sich etwas ändert`,
  nearby: 'Viertel nebenan',
  another: 'Ein anderes Viertel wählen',
  homeLabel:
    'Wie geht es Ihrem Viertel? Geben Sie Straße und Hausnummer oder Ihre Postleitzahl ein.',
  count: { one: '# Viertel', other: '# Viertel' },
};
