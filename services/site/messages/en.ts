export const en = {
  home: {
    title: (town: string) => `Welcome to ${town}`,
    description: (town: string) =>
      `The town of ${town}: your neighbourhood, the figures, and what you can do.`,
    doHere: 'What you can do here',
  },
  work: {
    title: 'Workspace',
    hello: (name: string) => `Hello, ${name}`,
    nothingWaits: 'Nothing is waiting for you at the moment.',
    places: 'Where you can go',
    nothing: 'There is no work for you here yet',
    nothingLead:
      'You are signed in, but you have no task in the workspace. An administrator can give you one.',
    toSite: 'To the public site',
    running: 'Your tasks in the background',
    task: 'Task',
    state: 'Status',
    states: {
      waiting: 'Waiting',
      running: 'In progress',
      done: 'Done',
      failed: 'Will be tried again',
      dead: 'Failed',
    },
    started: 'Started',
    runTable: 'Tasks',
    actionTable: 'Actions',
    recent: 'What you did last',
    action: 'What',
    when: 'When',
  },
  design: {
    title: 'Components',
    lead: 'Every part that pages are made of, and the colours and sizes that a municipality’s theme can change.',
    navigation: 'Components',
    group: 'This installation',
    permission: 'See the components page',
  },
  accessibility: {
    title: 'Accessibility',
    description: 'How accessible this site is, what falls short, and how to tell us.',
    lead: (town: string) => `${town} wants everyone to be able to use this site.`,
    scope: (town: string) =>
      `This statement is about this site of ${town}: the public pages, and the workspace of the people who work here. It follows the European model for Directive (EU) 2016/2102.`,
    status: 'Where we stand',
    statusText:
      'This site partially meets the Web Content Accessibility Guidelines (WCAG) 2.2, level AA. That is also what the European standard EN 301 549 asks. What does not meet them yet is listed below.',
    tested: 'How we tested',
    tests: [
      'With every change, a program (axe) checks the pages in four languages, on a phone’s and on a desktop’s width.',
      'We go through the site with the keyboard alone, and with JavaScript turned off.',
      'The colours of every theme are measured: text has a contrast of at least 4.5 to 1.',
      'Charts and maps come with the same facts as a table or a list.',
    ],
    notYet: 'What falls short',
    shortcomings: [
      'People with a disability have not tested the site yet, and no independent auditor has.',
      'We have not yet gone through all pages with several screen readers.',
      'Files that others provide, such as plans, can be hard to read aloud.',
    ],
    report: 'Tell us what does not work',
    reportText:
      'Is something hard to use, or do you need something in another form? Write or call. Say which page it is. You get an answer within two weeks.',
    telephone: 'Telephone',
    email: 'E-mail',
    unhappy: 'If our answer does not help you',
    unhappyText:
      'You can complain to the town. After that you can turn to the ombudsman, or to the body that supervises the accessibility of government sites in your country.',
    prepared: 'This statement was drawn up on',
    preparedHow:
      'by our own review, together with the tests above. We look at it again at least once a year.',
  },
  privacy: {
    title: 'Privacy',
    description: 'Which personal data this site processes, why, and what your rights are.',
    lead: 'What this site knows about you, why, and for how long.',
    short: 'In short',
    points: [
      'You can read nearly everything without an account. We do not track you or show advertisements.',
      'We use only cookies that are needed: to stay signed in, and to show you a message once.',
      'No page loads anything from other companies.',
    ],
    register: 'The register',
    registerLead:
      'Every service of this site writes down here which personal data it processes. This list is made from the program itself.',
    what: 'What for',
    data: 'Which data',
    basis: 'Legal basis',
    kept: 'How long',
    rights: 'Your rights',
    rightsText:
      'You may see your data, have them corrected, have them removed, and object to their use. With an account you do most of that yourself.',
    toProfile: 'Go to my details',
    contact: 'Questions',
    contactText:
      'Ask for the privacy officer of the town. Not satisfied with the answer? You can complain to the data protection authority.',
  },
};

export type Messages = typeof en;
