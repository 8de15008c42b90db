import type { Messages } from './en.ts';

export const da: Messages = {
  home: {
    title: (town) => `Velkommen til ${town}`,
    description: (town) => `${town} Kommune: dit kvarter, tallene, og hvad du kan gøre her.`,
    doHere: 'Det kan du gøre her',
  },
  work: {
    title: 'Arbejdsplads',
    hello: (name) => `Hej ${name}`,
    nothingWaits: 'Der venter ikke noget på dig lige nu.',
    places: 'Dine områder',
    nothing: 'Der er endnu ikke noget arbejde til dig her',
    nothingLead:
      'Du er logget ind, men har endnu ingen opgave på arbejdspladsen. En administrator kan give dig en.',
    toSite: 'Til den offentlige side',
    running: 'Dine opgaver i baggrunden',
    task: 'Opgave',
    state: 'Status',
    states: {
      waiting: 'Venter',
      running: 'I gang',
      done: 'Færdig',
      failed: 'Prøves igen',
      dead: 'Mislykkedes',
    },
    started: 'Begyndt',
    runTable: 'Opgaver',
    actionTable: 'Handlinger',
    recent: 'Det gjorde du sidst',
    action: 'Hvad',
    when: 'Hvornår',
  },
  design: {
    title: 'Komponenter',
    lead: 'Alle de dele, sider består af, og de farver og mål, som en kommunes tema kan ændre.',
    navigation: 'Komponenter',
    group: 'Denne installation',
    permission: 'Se siden med komponenter',
  },
  accessibility: {
    title: 'Tilgængelighed',
    description:
      'Hvor tilgængelig hjemmesiden er, hvad der mangler, og hvordan du fortæller os det.',
    lead: (town) => `${town} ønsker, at alle kan bruge hjemmesiden.`,
    scope: (town) =>
      `Erklæringen gælder denne hjemmeside fra ${town}: de offentlige sider og medarbejdernes arbejdsplads. Den følger EU’s model til direktiv (EU) 2016/2102.`,
    status: 'Så langt er vi',
    statusText:
      'Hjemmesiden lever delvist op til Web Content Accessibility Guidelines (WCAG) 2.2, niveau AA. Det kræver også den europæiske standard EN 301 549. Det, der mangler, står nedenfor.',
    tested: 'Sådan har vi testet',
    tests: [
      'Ved hver ændring gennemgår et program (axe) siderne på fire sprog, i en telefons og en computers bredde.',
      'Vi gennemgår hjemmesiden udelukkende med tastaturet og med JavaScript slået fra.',
      'Farverne i hvert tema er målt: tekst har en kontrast på mindst 4,5 til 1.',
      'Det, diagrammer og kort viser, står også i en tabel eller liste.',
    ],
    notYet: 'Det mangler',
    shortcomings: [
      'Hverken mennesker med handicap eller en uafhængig kontrollant har testet hjemmesiden endnu.',
      'Vi har endnu ikke gennemgået alle sider med flere skærmlæsere.',
      'Filer fra andre, for eksempel planer, kan være svære at læse op.',
    ],
    report: 'Fortæl os, hvad der ikke virker',
    reportText:
      'Er noget svært at bruge, eller har du brug for noget i en anden form? Skriv eller ring. Fortæl, hvilken side det drejer sig om. Du får svar inden to uger.',
    telephone: 'Telefon',
    email: 'E-mail',
    unhappy: 'Hvis vores svar ikke hjælper',
    unhappyText:
      'Du kan klage til kommunen. Derefter kan du gå til ombudsmanden eller til den myndighed, der i dit land fører tilsyn med offentlige siders tilgængelighed.',
    prepared: 'Erklæringen er skrevet den',
    preparedHow:
      'efter vores egen gennemgang og testene ovenfor. Vi ser på den igen mindst én gang om året.',
  },
  privacy: {
    title: 'Privatliv',
    description:
      'Hvilke personoplysninger hjemmesiden behandler, hvorfor, og hvilke rettigheder du har.',
    lead: 'Hvad hjemmesiden ved om dig, hvorfor og hvor længe.',
    short: 'Kort fortalt',
    points: [
      'Du kan læse næsten alt uden en konto. Vi sporer dig ikke og viser ingen reklamer.',
      'Vi bruger kun nødvendige cookies: så du forbliver logget ind, og for at vise dig en besked én gang.',
      'Ingen side henter noget hos andre virksomheder.',
    ],
    register: 'Fortegnelsen',
    registerLead:
      'Hver tjeneste på hjemmesiden skriver her, hvilke personoplysninger den behandler. Listen kommer fra selve programmet.',
    what: 'Til hvad',
    data: 'Hvilke data',
    basis: 'På hvilket grundlag',
    kept: 'Hvor længe',
    rights: 'Dine rettigheder',
    rightsText:
      'Du må se dine data, få dem rettet og slettet, og du må gøre indsigelse mod, at de bruges. Med en konto gør du det meste selv.',
    toProfile: 'Til mine oplysninger',
    contact: 'Spørgsmål',
    contactText:
      'Spørg efter kommunens databeskyttelsesrådgiver. Er du ikke tilfreds med svaret? Du kan klage til Datatilsynet.',
  },
};
