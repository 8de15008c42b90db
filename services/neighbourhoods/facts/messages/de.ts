import type { FactMessages } from './en.ts';

export const de: FactMessages = {
  address: {
    question: 'In welchem Viertel liegt eine Adresse?',
    prompt: 'Von welcher Adresse? Straße und Hausnummer genügen.',
    examples: [
      'in welchem Viertel wohne ich',
      'zu welchem Stadtteil gehört meine Adresse',
      'in welchem Quartier liegt diese Straße',
      'wie heißt mein Viertel',
      'zu welchem Viertel gehört mein Haus',
      'erzähl mir von meinem Stadtteil',
      'mein Viertel nachschlagen',
      'welcher Stadtteil ist das',
    ],
    answer: (address, name) => `${address} liegt in ${name}.`,
  },
  figure: {
    question: 'Eine Zahl über mein Viertel',
    promptFigure: 'Welche Zahl? Zum Beispiel: Übergewicht, Einkommen, Lärm.',
    promptAddress: 'Für welche Adresse? Straße und Hausnummer genügen.',
    examples: [
      'Zahlen über mein Viertel',
      'wie viele Menschen in meinem Viertel haben Übergewicht',
      'Statistik meiner Straße',
      'wie hoch ist das Einkommen in meinem Viertel',
      'wie gesund ist mein Stadtteil',
      'Zahlen darüber wo ich wohne',
      'wie steht mein Viertel da',
      'wie viele Kinder wohnen in meinem Viertel',
      'Arbeitslosigkeit in meinem Viertel',
      'Kriminalität in meinem Stadtteil',
    ],
    answer: (figure, area, value, period) => `${figure} in ${area}: ${value} (${period}).`,
    none: (figure, area, reason) =>
      `${figure} in ${area}: Es lässt sich keine Zahl nennen. ${reason}`,
  },
  challenges: {
    question: 'Woran arbeitet die Stadt?',
    examples: [
      'woran arbeitet die Stadt',
      'was sind die Aufgaben der Stadt',
      'was will die Stadt verbessern',
      'Pläne um die Stadt gesünder zu machen',
      'welche Probleme geht die Stadt an',
      'was tun Sie gegen Übergewicht bei Kindern',
      'laufende Projekte der Stadt',
      'was wird dagegen getan',
    ],
    answer: (names) => `Die Stadt arbeitet an: ${names}.`,
  },
};
