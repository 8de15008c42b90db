import type { Messages } from './en.ts';

export const nl: Messages = {
  home: {
    title: (town) => `Welkom in ${town}`,
    description: (town) => `De gemeente ${town}: uw buurt, de cijfers, en wat u hier kunt doen.`,
    doHere: 'Wat u hier kunt doen',
  },
  work: {
    title: 'Werkplek',
    hello: (name) => `Dag ${name}`,
    nothingWaits: 'Er wacht nu niets op u.',
    places: 'Waar u terechtkunt',
    nothing: 'Er is hier nog geen werk voor u',
    nothingLead:
      'U bent ingelogd, maar u hebt nog geen taak in de werkplek. Een beheerder kan u er een geven.',
    toSite: 'Naar de openbare site',
    running: 'Uw taken op de achtergrond',
    task: 'Taak',
    state: 'Status',
    states: {
      waiting: 'Wacht',
      running: 'Bezig',
      done: 'Klaar',
      failed: 'Wordt opnieuw geprobeerd',
      dead: 'Mislukt',
    },
    started: 'Gestart',
    runTable: 'Taken',
    actionTable: 'Handelingen',
    recent: 'Wat u het laatst deed',
    action: 'Wat',
    when: 'Wanneer',
  },
  design: {
    title: 'Componenten',
    lead: 'Alle onderdelen waar pagina’s uit bestaan, en de kleuren en maten die het thema van een gemeente kan veranderen.',
    navigation: 'Componenten',
    group: 'Deze installatie',
    permission: 'De pagina met componenten bekijken',
  },
  accessibility: {
    title: 'Toegankelijkheid',
    description:
      'Hoe toegankelijk deze site is, wat er nog aan schort, en hoe u ons dat laat weten.',
    lead: (town) => `${town} wil dat iedereen deze site kan gebruiken.`,
    scope: (town) =>
      `Deze verklaring gaat over deze site van ${town}: de openbare pagina’s en de werkplek van de medewerkers. Ze volgt het Europese model bij Richtlijn (EU) 2016/2102.`,
    status: 'Hoe ver we zijn',
    statusText:
      'Deze site voldoet gedeeltelijk aan de Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA. Dat vraagt ook de Europese norm EN 301 549. Wat nog niet voldoet, staat hieronder.',
    tested: 'Hoe we hebben getest',
    tests: [
      'Bij elke wijziging controleert een programma (axe) de pagina’s in vier talen, op de breedte van een telefoon en van een computer.',
      'We doorlopen de site met alleen het toetsenbord, en met JavaScript uit.',
      'De kleuren van elk thema zijn gemeten: tekst heeft een contrast van ten minste 4,5 op 1.',
      'Bij grafieken en kaarten staan dezelfde gegevens ook in een tabel of lijst.',
    ],
    notYet: 'Wat er nog aan schort',
    shortcomings: [
      'Mensen met een beperking hebben de site nog niet getest, en een onafhankelijke onderzoeker ook niet.',
      'We hebben nog niet alle pagina’s met verschillende schermlezers doorlopen.',
      'Bestanden van anderen, zoals plannen, zijn soms moeilijk voor te lezen.',
    ],
    report: 'Laat ons weten wat niet werkt',
    reportText:
      'Is iets lastig te gebruiken, of hebt u iets in een andere vorm nodig? Schrijf of bel ons. Zeg om welke pagina het gaat. U krijgt binnen twee weken antwoord.',
    telephone: 'Telefoon',
    email: 'E-mail',
    unhappy: 'Helpt ons antwoord u niet verder?',
    unhappyText:
      'U kunt een klacht indienen bij de gemeente. Daarna kunt u naar de ombudsman, of naar de instantie die in uw land toezicht houdt op de toegankelijkheid van overheidssites.',
    prepared: 'Deze verklaring is opgesteld op',
    preparedHow:
      'na eigen onderzoek en de tests hierboven. We bekijken haar ten minste één keer per jaar opnieuw.',
  },
  privacy: {
    title: 'Privacy',
    description: 'Welke persoonsgegevens deze site verwerkt, waarom, en welke rechten u hebt.',
    lead: 'Wat deze site van u weet, waarom, en hoe lang.',
    short: 'In het kort',
    points: [
      'Bijna alles kunt u lezen zonder account. We volgen u niet en tonen geen reclame.',
      'We gebruiken alleen cookies die nodig zijn: om ingelogd te blijven, en om u één keer een melding te laten zien.',
      'Geen enkele pagina haalt iets op bij andere bedrijven.',
    ],
    register: 'Het register',
    registerLead:
      'Elke dienst van deze site schrijft hier op welke persoonsgegevens hij verwerkt. Deze lijst komt uit het programma zelf.',
    what: 'Waarvoor',
    data: 'Welke gegevens',
    basis: 'Op welke grond',
    kept: 'Hoe lang',
    rights: 'Uw rechten',
    rightsText:
      'U mag uw gegevens inzien, laten verbeteren en laten verwijderen, en u mag bezwaar maken tegen het gebruik. Met een account doet u het meeste daarvan zelf.',
    toProfile: 'Naar mijn gegevens',
    contact: 'Vragen',
    contactText:
      'Vraag naar de privacyfunctionaris van de gemeente. Niet tevreden met het antwoord? U kunt een klacht indienen bij de toezichthouder op de privacy.',
  },
};
