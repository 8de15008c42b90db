import { count, none, percentage, perThousand, themed } from './entry.ts';

export const people = themed('people', [
  {
    ...count,
    code: 'population',
    name: { nl: 'Inwoners', en: 'Residents', de: 'Einwohnerzahl', da: 'Indbyggere' },
    definition: {
      nl: 'Hoeveel mensen aan het eind van het jaar in het gebied staan ingeschreven.',
      en: 'How many people are registered in the area at the end of the year.',
      de: 'Wie viele Menschen am Ende des Jahres in dem Gebiet gemeldet sind.',
      da: 'Hvor mange mennesker der er tilmeldt en adresse i området ved årets slutning.',
    },
    rationale: {
      nl: 'Wie weet hoeveel mensen er wonen, kan scholen, zorg en woningen plannen.',
      en: 'If we know how many people live somewhere, we can plan schools, care and homes.',
      de: 'Wer weiß, wie viele Menschen wo wohnen, kann Schulen, Pflege und Wohnungen planen.',
      da: 'Når vi ved, hvor mange der bor et sted, kan vi planlægge skoler, pleje og boliger.',
    },
    numerator: {
      nl: 'Ingeschreven inwoners op 31 december.',
      en: 'Registered residents on 31 December.',
      de: 'Gemeldete Personen am 31. Dezember.',
      da: 'Tilmeldte indbyggere den 31. december.',
    },
    denominator: none,
    unit: { nl: 'inwoners', en: 'residents', de: 'Personen', da: 'indbyggere' },
    polarity: 'neutral',
    owner: 'Head of research and statistics',
    // As on the page of a neighbourhood: below a hundred people are not told of.
    disclosure: { hideUpTo: 99, hidesZero: false, hidesComplement: false },
  },
  {
    ...perThousand,
    code: 'births',
    name: { nl: 'Geboorten', en: 'Births', de: 'Geburten', da: 'Fødsler' },
    definition: {
      nl: 'Hoeveel kinderen er in een jaar levend zijn geboren, per 1 000 inwoners.',
      en: 'How many children were born alive in a year, per 1 000 residents.',
      de: 'Wie viele Kinder in einem Jahr lebend geboren wurden, je 1 000 Einwohner.',
      da: 'Hvor mange børn der blev født levende på et år, pr. 1 000 indbyggere.',
    },
    rationale: {
      nl: 'Het aantal geboorten zegt hoeveel plaatsen er later nodig zijn op de opvang en op school.',
      en: 'The number of births tells how many places nurseries and schools will need later.',
      de: 'Die Zahl der Geburten zeigt, wie viele Plätze Kitas und Schulen später brauchen.',
      da: 'Antallet af fødsler viser, hvor mange pladser der senere er brug for i dagtilbud og skole.',
    },
    numerator: {
      nl: 'Levend geboren kinderen van wie de moeder in het gebied woont.',
      en: 'Live births to mothers who live in the area.',
      de: 'Lebendgeborene von Müttern, die in dem Gebiet wohnen.',
      da: 'Levendefødte børn, hvis mor bor i området.',
    },
    denominator: {
      nl: 'Alle inwoners.',
      en: 'All residents.',
      de: 'Alle Einwohnerinnen und Einwohner.',
      da: 'Alle indbyggere.',
    },
    unit: {
      nl: 'per 1 000 inwoners',
      en: 'per 1 000 residents',
      de: 'je 1 000 Einwohner',
      da: 'pr. 1 000 indbyggere',
    },
    polarity: 'neutral',
    owner: 'Head of research and statistics',
  },
  {
    ...percentage,
    code: 'living-alone-80-plus',
    name: {
      nl: '80-plussers die alleen wonen',
      en: 'People over 80 living alone',
      de: 'Alleinlebende ab 80 Jahren',
      da: 'Borgere over 80 år, der bor alene',
    },
    definition: {
      nl: 'Welk deel van de mensen van 80 jaar en ouder alleen in een huis woont.',
      en: 'What share of people aged 80 and over live in a home by themselves.',
      de: 'Welcher Anteil der Menschen ab 80 Jahren allein in einer Wohnung lebt.',
      da: 'Hvor stor en del af borgere på 80 år og derover der bor alene i egen bolig.',
    },
    rationale: {
      nl: 'Wie oud is en alleen woont, heeft vaker hulp nodig en heeft minder mensen om zich heen.',
      en: 'Older people who live alone need help more often and have fewer people around them.',
      de: 'Wer alt ist und allein lebt, braucht öfter Hilfe und hat weniger Menschen um sich.',
      da: 'Ældre, der bor alene, har oftere brug for hjælp og har færre mennesker omkring sig.',
    },
    numerator: {
      nl: 'Inwoners van 80 jaar en ouder in een huishouden van één persoon.',
      en: 'Residents aged 80 and over in a one-person household.',
      de: 'Personen ab 80 Jahren in einem Einpersonenhaushalt.',
      da: 'Indbyggere på 80 år og derover i en husstand med én person.',
    },
    denominator: {
      nl: 'Alle inwoners van 80 jaar en ouder.',
      en: 'All residents aged 80 and over.',
      de: 'Alle Personen ab 80 Jahren.',
      da: 'Alle indbyggere på 80 år og derover.',
    },
    polarity: 'neutral',
    owner: 'Head of care and support',
  },
]);
