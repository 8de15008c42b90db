import type { Messages } from './en.ts';

export const de: Messages = {
  home: {
    title: (town) => `Willkommen in ${town}`,
    description: (town) =>
      `Die Stadt ${town}: Ihr Viertel, die Zahlen und was Sie hier tun können.`,
    doHere: 'Was Sie hier tun können',
  },
  work: {
    title: 'Arbeitsplatz',
    hello: (name) => `Guten Tag, ${name}`,
    nothingWaits: 'Zurzeit wartet nichts auf Sie.',
    places: 'Ihre Bereiche',
    nothing: 'Hier gibt es noch keine Arbeit für Sie',
    nothingLead:
      'Sie sind angemeldet, haben am Arbeitsplatz aber noch keine Aufgabe. Die Verwaltung kann Ihnen eine geben.',
    toSite: 'Zur öffentlichen Website',
    running: 'Ihre Aufgaben im Hintergrund',
    task: 'Aufgabe',
    state: 'Status',
    states: {
      waiting: 'Wartet',
      running: 'Läuft',
      done: 'Fertig',
      failed: 'Wird wiederholt',
      dead: 'Fehlgeschlagen',
    },
    started: 'Begonnen',
    runTable: 'Aufgaben',
    actionTable: 'Aktionen',
    recent: 'Was Sie zuletzt getan haben',
    action: 'Was',
    when: 'Wann',
  },
  design: {
    title: 'Komponenten',
    lead: 'Alle Teile, aus denen Seiten bestehen, und die Farben und Maße, die das Design einer Gemeinde ändern kann.',
    navigation: 'Komponenten',
    group: 'Diese Installation',
    permission: 'Die Seite mit den Komponenten ansehen',
  },
  accessibility: {
    title: 'Barrierefreiheit',
    description:
      'Wie barrierefrei diese Website ist, was noch fehlt und wie Sie uns Mängel melden.',
    lead: (town) => `${town} möchte, dass alle diese Website nutzen können.`,
    scope: (town) =>
      `Diese Erklärung gilt für diese Website von ${town}: die öffentlichen Seiten und den Arbeitsplatz der Mitarbeitenden. Sie folgt dem europäischen Muster zur Richtlinie (EU) 2016/2102.`,
    status: 'Wo wir stehen',
    statusText:
      'Diese Website erfüllt die Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA, zum Teil. Das verlangt auch die europäische Norm EN 301 549. Was noch nicht erfüllt ist, steht unten.',
    tested: 'Wie wir geprüft haben',
    tests: [
      'Bei jeder Änderung prüft ein Programm (axe) die Seiten in vier Sprachen, in der Breite eines Telefons und eines Bildschirms.',
      'Wir gehen die Website allein mit der Tastatur durch und mit ausgeschaltetem JavaScript.',
      'Die Farben jedes Designs sind gemessen: Text hat einen Kontrast von mindestens 4,5 zu 1.',
      'Was Diagramme und Karten zeigen, steht auch in einer Tabelle oder Liste.',
    ],
    notYet: 'Was noch fehlt',
    shortcomings: [
      'Weder Menschen mit Behinderungen noch eine unabhängige Prüfstelle haben die Website bisher getestet.',
      'Wir sind noch nicht alle Seiten mit mehreren Screenreadern durchgegangen.',
      'Dateien von anderen, etwa Pläne, lassen sich manchmal schlecht vorlesen.',
    ],
    report: 'Melden Sie uns, was nicht funktioniert',
    reportText:
      'Ist etwas schwer zu benutzen, oder brauchen Sie etwas in anderer Form? Schreiben Sie uns oder rufen Sie an, und nennen Sie die betreffende Seite. Sie erhalten innerhalb von zwei Wochen eine Antwort.',
    telephone: 'Telefon',
    email: 'E-Mail',
    unhappy: 'Wenn unsere Antwort nicht hilft',
    unhappyText:
      'Sie können sich bei der Stadt beschweren. Danach können Sie sich an die Ombudsstelle wenden oder an die Stelle, die in Ihrem Land die Barrierefreiheit von Behördenseiten überwacht.',
    prepared: 'Diese Erklärung wurde erstellt am',
    preparedHow:
      'nach eigener Prüfung und den Tests oben. Wir sehen sie mindestens einmal im Jahr neu an.',
  },
  privacy: {
    title: 'Datenschutz',
    description:
      'Welche personenbezogenen Daten diese Website verarbeitet, warum, und welche Rechte Sie haben.',
    lead: 'Was diese Website über Sie weiß, warum und wie lange.',
    short: 'Kurz gesagt',
    points: [
      'Fast alles können Sie ohne Konto lesen. Wir verfolgen Sie nicht und zeigen keine Werbung.',
      'Wir verwenden nur notwendige Cookies: damit Sie angemeldet bleiben und um Ihnen einmal eine Meldung zu zeigen.',
      'Keine Seite lädt etwas von anderen Unternehmen.',
    ],
    register: 'Das Verzeichnis',
    registerLead:
      'Jeder Dienst dieser Website schreibt hier auf, welche personenbezogenen Daten er verarbeitet. Diese Liste kommt aus dem Programm selbst.',
    what: 'Wofür',
    data: 'Welche Daten',
    basis: 'Auf welcher Grundlage',
    kept: 'Wie lange',
    rights: 'Ihre Rechte',
    rightsText:
      'Sie dürfen Ihre Daten einsehen, berichtigen und löschen lassen und ihrer Nutzung widersprechen. Mit einem Konto tun Sie das meiste davon selbst.',
    toProfile: 'Zu meinen Daten',
    contact: 'Fragen',
    contactText:
      'Fragen Sie nach der oder dem Datenschutzbeauftragten der Stadt. Nicht zufrieden mit der Antwort? Sie können sich bei der Datenschutzaufsicht beschweren.',
  },
};
