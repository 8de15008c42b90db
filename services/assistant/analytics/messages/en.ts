import type { MunicipalTheme } from '../municipal-themes.ts';

export const en = {
  title: 'Figures of the assistant',
  about: 'See what residents ask, how often they are helped, and where.',
  permission: 'See the figures of the assistant',
  lead: 'How much is asked, what it is about and what comes of it. Counts outlive the conversations and hold nobody.',
  filter: {
    label: 'Choose period, channel and language',
    from: 'From',
    to: 'Up to and including',
    channel: 'Channel',
    language: 'Language of the question',
    by: 'Through time by',
    quarter: 'Neighbourhoods in',
    all: 'All',
    month: 'month',
    week: 'week',
    show: 'Show',
    monthUnknown: 'Choose a month from the list.',
    wrongOrder: 'Choose a month that is not before the first one.',
  },
  channels: { web: 'Website', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  empty: 'Nothing has been asked yet',
  emptyLead: 'Counts appear here from the first question on.',
  emptyPeriod: 'Nothing was asked in this period',
  emptyPeriodLead: 'Choose another period, channel or language.',
  running: 'The last month chosen has not ended yet; what is compared with it has.',
  download: { csv: 'Download as CSV', json: 'Download as JSON' },
  tiles: {
    title: (period: string) => `In short, ${period}`,
    conversations: 'Conversations',
    contained: 'Without a person',
    questions: 'Questions',
    answered: 'Answered',
    clarified: 'Asked back',
    declined: 'Not known',
    handedOver: 'Passed to a person',
    helped: 'Helped',
    ofConversations: (part: string, whole: string) => `${part} of ${whole} conversations`,
    ofQuestions: (part: string, whole: string) => `${part} of ${whole} questions`,
    ofRatings: (part: string, whole: string) => `${part} of ${whole} ratings`,
    lookedUp: (count: string) => `${count} of them looked up`,
    claimed: (claimed: string, messages: string) =>
      `${claimed} taken by a colleague, ${messages} messages left`,
    noRatings: 'no ratings',
    none: 'none',
    interval: (lower: string, upper: string) => `95 % interval from ${lower} to ${upper} %`,
    more: (percent: string) => `${percent} % more than in the period before`,
    less: (percent: string) => `${percent} % less than in the period before`,
    same: 'as many as in the period before',
    pointsMore: (points: string) => `${points} points more than in the period before`,
    pointsLess: (points: string) => `${points} points less than in the period before`,
    pointsSame: 'the same as in the period before',
  },
  series: {
    title: 'Questions, and what came of them',
    chart: (period: string) => `Questions ${period}`,
    description: (first: string, last: string) => `Columns from ${first} to ${last}.`,
    axis: { month: 'questions a month', week: 'questions a week' },
    when: { month: 'Month', week: 'Week from' },
    personWanted: 'A person wanted',
    reading: (count: string, when: string) => `Most was asked ${when}: ${count} questions.`,
    containedTitle: 'Conversations without a person',
    containedAxis: '% of conversations',
    containedReading: (first: string, firstWhen: string, last: string, lastWhen: string) =>
      `${first} % ${firstWhen}, ${last} % ${lastWhen}.`,
    in: {
      month: (month: string) => `in ${month}`,
      week: (monday: string) => `in the week from ${monday}`,
    },
    dayAndMonth: (day: number, month: number) => `${day}/${month}`,
    conversations: 'Conversations',
    withPerson: 'With a person',
    contained: 'Without a person, %',
    partial: 'Weeks at the edge of the period count only its days.',
  },
  topics: {
    themesTitle: 'Themes through time',
    themesReading: (theme: string, count: string, share: string) =>
      `Most is asked about: ${theme} (${count} questions, ${share} %).`,
    themesDescription: (count: string) => `The ${count} themes that are asked about most.`,
    axis: 'questions a month',
    theme: 'Theme',
    title: 'Subjects',
    lead: (period: string, before: string) =>
      `What questions were about, ${period}. The change is that since the period before: ${before}.`,
    leadAlone: (period: string) =>
      `What questions were about, ${period}. Nothing was counted in the whole period before.`,
    subject: 'Subject',
    count: 'Questions',
    share: '% of all',
    change: 'Change, %',
    fresh: 'new',
    few: 'Too little was asked to tell by subject without small numbers standing out.',
  },
  areas: {
    title: 'Neighbourhoods',
    lead: (quarter: string, count: string) =>
      `Questions in ${quarter} of which the neighbourhood is known, by theme: ${count}. It is known when somebody named an address in the conversation. Of all channels and languages; only of quarters that have ended.`,
    countWithheld: 'not shown',
    area: 'Neighbourhood',
    all: 'All themes',
    town: 'All neighbourhoods',
    none: 'No quarter has ended yet in which the neighbourhood of a question was known.',
    few: 'Too little was asked to tell by neighbourhood without small numbers standing out.',
  },
  withheld: 'not shown',
  withheldMeaning:
    'A dash is a number that is not shown: fewer than 5 but more than none, or a number from which such a small one could be worked out.',
  quarter: (quarter: number, year: string) =>
    `the ${['first', 'second', 'third', 'fourth'][quarter - 1]} quarter of ${year}`,
  period: (from: string, to: string) => `${from} up to and including ${to}`,
  definitions: {
    title: 'What is counted, and how',
    conversations:
      'Somebody asked a first question, or left a message. It counts in the month it began.',
    contained:
      'Conversations in which no person was asked for, no message left and no colleague stepped in (numerator), of all conversations (denominator). It does not say that people were helped: see “not known” and “helped”.',
    questions:
      'Everything that residents asked the assistant, choices included. What is said to a person is not counted.',
    answered:
      'Questions answered with an article or a link, or looked up (numerator), of all questions (denominator).',
    clarified:
      'Questions in reply to which the assistant asked which of several subjects, or which detail, was meant.',
    declined: 'Questions to which the assistant said that it does not know.',
    personWanted: 'Questions in which somebody asked for a person.',
    handedOver:
      'How often somebody agreed to be passed to a person. Messages left are counted apart.',
    helped:
      'Ratings that say “this helped” (numerator), of all ratings (denominator). Most answers are not rated.',
    interval:
      'A share of few says little. The 95 % interval (Wilson) shows how far chance alone can move it.',
    small:
      'By subject and by neighbourhood, numbers from 1 to 4 are not shown, nor numbers that would give them away. Downloads and indicators keep to the same.',
    town: 'Days are those of the town. Counts stay when conversations are deleted: they hold no words and nobody.',
  },
  themes: {
    animals: 'Animals',
    building: 'Building',
    business: 'Business',
    care: 'Care and income',
    contact: 'Contact with the town',
    democracy: 'Council and taking part',
    documents: 'Passports and papers',
    education: 'School',
    elsewhere: 'Other authorities',
    family: 'Birth, marriage, death',
    green: 'Trees and parks',
    leisure: 'Sport, culture, events',
    moving: 'Moving house',
    neighbours: 'Neighbours and nuisance',
    parking: 'Parking',
    streets: 'Streets',
    taxes: 'Taxes',
    waste: 'Waste',
    facts: 'Looked up',
    unknown: 'Not recognised',
    removed: 'Subjects that are gone',
  } satisfies Record<MunicipalTheme | 'facts' | 'unknown' | 'removed', string>,
  indicators: {
    all: {
      name: 'Questions to the assistant',
      definition: 'Questions that residents asked the town’s assistant in the quarter.',
      rationale: 'What people ask shows where information, or the service itself, falls short.',
    },
    theme: {
      name: (theme: string) => `Questions to the assistant: ${theme}`,
      definition: (theme: string) =>
        `Questions that residents asked the town’s assistant in the quarter on the theme “${theme}”.`,
      rationale:
        'A theme that is asked about more than before deserves a look at its letters, pages and service.',
    },
    numerator:
      'Questions; in a neighbourhood only those in which its address was named, in the town all of them',
    denominator: 'None: it is a number',
    unit: 'questions',
    source: (town: string) => `Assistant of ${town}`,
  },
};

export type AnalyticsMessages = typeof en;
