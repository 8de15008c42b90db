import { percentage, themed } from './entry.ts';

export const education = themed('education', [
  {
    ...percentage,
    code: 'school-absence',
    name: {
      nl: 'Veel schoolverzuim',
      en: 'Persistent school absence',
      de: 'Häufige Fehlzeiten in der Schule',
      da: 'Højt skolefravær',
    },
    definition: {
      nl: 'Welk deel van de leerlingen van 5 tot en met 16 jaar in het schooljaar een tiende van de lestijd of meer miste.',
      en: 'What share of pupils aged 5 to 16 missed a tenth or more of lesson time in the school year.',
      de: 'Welcher Anteil der Schulkinder von 5 bis 16 Jahren im Schuljahr ein Zehntel der Unterrichtszeit oder mehr fehlte.',
      da: 'Hvor stor en del af eleverne på 5 til 16 år der i skoleåret var fraværende en tiendedel af tiden eller mere.',
    },
    rationale: {
      nl: 'Wie veel mist, raakt achter. Achter verzuim zit vaak een zorg thuis of op school.',
      en: 'Pupils who miss much fall behind. Often there is a worry at home or at school.',
      de: 'Wer viel fehlt, kommt nicht mit. Oft steckt eine Sorge zu Hause oder in der Schule dahinter.',
      da: 'Elever med meget fravær kommer bagud. Ofte ligger der en bekymring bag.',
    },
    numerator: {
      nl: 'Leerlingen die een tiende van de lestijd of meer misten, met of zonder reden.',
      en: 'Pupils who missed a tenth or more of lesson time, for whatever reason.',
      de: 'Schulkinder mit einem Zehntel Fehlzeit oder mehr, entschuldigt oder nicht.',
      da: 'Elever med en tiendedel fravær eller mere, uanset grund.',
    },
    denominator: {
      nl: 'Ingeschreven leerlingen van 5 tot en met 16 jaar.',
      en: 'Enrolled pupils aged 5 to 16.',
      de: 'Angemeldete Schulkinder von 5 bis 16 Jahren.',
      da: 'Indskrevne elever på 5 til 16 år.',
    },
    polarity: 'lower-is-better',
    yearKind: 'academic',
    owner: 'School attendance officer',
  },
  {
    ...percentage,
    code: 'early-school-leavers',
    name: {
      nl: 'Voortijdig schoolverlaters',
      en: 'Early school leavers',
      de: 'Vorzeitige Schulabgänge',
      da: 'Unge, der forlader uddannelse for tidligt',
    },
    definition: {
      nl: 'Welk deel van de leerlingen van 16 tot en met 22 jaar in het schooljaar stopte zonder startkwalificatie.',
      en: 'What share of students aged 16 to 22 left during the school year without an upper secondary qualification.',
      de: 'Welcher Anteil der Lernenden von 16 bis 22 Jahren im Schuljahr ohne Abschluss der Sekundarstufe II abging.',
      da: 'Hvor stor en del af elever på 16 til 22 år der i skoleåret stoppede uden en ungdomsuddannelse.',
    },
    rationale: {
      nl: 'Met een diploma vind je makkelijker werk dat blijft.',
      en: 'With a qualification it is easier to find work that lasts.',
      de: 'Mit einem Abschluss ist es leichter, eine dauerhafte Arbeit zu finden.',
      da: 'Med en uddannelse er det lettere at finde et job, der varer ved.',
    },
    numerator: {
      nl: 'Leerlingen die stopten zonder diploma op mbo 2-, havo- of vwo-niveau.',
      en: 'Students who left without an upper secondary diploma.',
      de: 'Lernende, die ohne Abschluss der Sekundarstufe II abgingen.',
      da: 'Elever, der stoppede uden en gennemført ungdomsuddannelse.',
    },
    denominator: {
      nl: 'Leerlingen van 16 tot en met 22 jaar aan het begin van het schooljaar.',
      en: 'Students aged 16 to 22 at the start of the school year.',
      de: 'Lernende von 16 bis 22 Jahren zu Beginn des Schuljahres.',
      da: 'Elever på 16 til 22 år ved skoleårets begyndelse.',
    },
    polarity: 'lower-is-better',
    yearKind: 'academic',
    owner: 'School attendance officer',
  },
  {
    ...percentage,
    code: 'digital-skills',
    name: {
      nl: 'Digitale basisvaardigheden',
      en: 'Basic digital skills',
      de: 'Digitale Grundkompetenzen',
      da: 'Grundlæggende digitale færdigheder',
    },
    definition: {
      nl: 'Welk deel van de volwassenen ten minste basisvaardigheden heeft met computer en internet.',
      en: 'What share of adults have at least basic skills with computers and the internet.',
      de: 'Welcher Anteil der Erwachsenen mindestens Grundkenntnisse mit Computer und Internet hat.',
      da: 'Hvor stor en del af de voksne der mindst har grundlæggende færdigheder med computer og internet.',
    },
    rationale: {
      nl: 'Bank, zorg en gemeente werken steeds meer online. Niet iedereen kan dat zonder hulp.',
      en: 'Banks, care and the municipality work online more and more. Not everyone can do that without help.',
      de: 'Bank, Pflege und Verwaltung arbeiten immer mehr online. Nicht alle können das ohne Hilfe.',
      da: 'Bank, pleje og kommune er mere og mere på nettet. Ikke alle kan klare det uden hjælp.',
    },
    numerator: {
      nl: 'Deelnemers met basisvaardigheden of meer op alle vijf onderdelen.',
      en: 'Respondents with basic skills or more in all five areas.',
      de: 'Befragte mit Grundkenntnissen oder mehr in allen fünf Bereichen.',
      da: 'Deltagere med grundlæggende færdigheder eller mere på alle fem områder.',
    },
    denominator: {
      nl: 'Volwassenen die de vragenlijst invulden.',
      en: 'Adults who answered the survey.',
      de: 'Erwachsene, die an der Befragung teilnahmen.',
      da: 'Voksne, der svarede på undersøgelsen.',
    },
    polarity: 'higher-is-better',
    owner: 'Director of the library',
  },
]);
