/** The demo town's forms: what the home-care team counts every month, and one that is still being built. */
import {
  type Draft,
  type DraftQuestion,
  emptyDraft,
  emptyQuestion,
  type Typed,
  typed,
} from '../draft.ts';

const words = (nl: string, en: string, de: string, da: string): Typed => ({ nl, en, de, da });

const question = (
  key: string,
  kind: DraftQuestion['kind'],
  more: Partial<DraftQuestion>,
): DraftQuestion => ({ ...emptyQuestion(key, kind), ...more });

/** Districts, every month; feeds the waiting time for home care, and adds up to the whole town. */
export const homeCare: Draft = {
  ...emptyDraft,
  addsUp: true,
  title: words(
    'Thuiszorg per maand',
    'Home care by month',
    'Häusliche Pflege pro Monat',
    'Hjemmepleje pr. måned',
  ),
  introduction: words(
    'Tel de mensen bij wie de zorg deze maand begon. Het kost ongeveer vijf minuten.',
    'Count the people whose care began this month. It takes about five minutes.',
    'Zählen Sie die Menschen, deren Pflege in diesem Monat begann. Es dauert etwa fünf Minuten.',
    'Tæl de borgere, hvis pleje begyndte denne måned. Det tager omkring fem minutter.',
  ),
  geography: 'town',
  level: 'district',
  frequency: 'month',
  dueDays: '10',
  questions: [
    question('q1', 'number', {
      label: words(
        'Bij hoeveel mensen begon de zorg?',
        'How many people began with care?',
        'Bei wie vielen Menschen begann die Pflege?',
        'Hos hvor mange begyndte plejen?',
      ),
      help: words(
        'Mensen met hun eerste dag thuiszorg in deze maand.',
        'People whose first day of home care was in this month.',
        'Menschen mit dem ersten Tag häuslicher Pflege in diesem Monat.',
        'Borgere med første dag med hjemmepleje i denne måned.',
      ),
      unit: words('mensen', 'people', 'Menschen', 'borgere'),
      most: '1000',
      feeds: [{ indicator: 'home-care-waiting', as: 'denominator' }],
    }),
    question('q2', 'number', {
      label: words(
        'Hoeveel dagen wachtten zij bij elkaar?',
        'How many days did they wait, all together?',
        'Wie viele Tage warteten sie zusammen?',
        'Hvor mange dage ventede de tilsammen?',
      ),
      help: words(
        'Tel voor elk van hen de dagen van de aanvraag tot de eerste dag zorg, en tel die op.',
        'For each of them count the days from asking to the first day of care, and add them up.',
        'Zählen Sie für jede Person die Tage vom Antrag bis zum ersten Pflegetag und addieren Sie sie.',
        'Tæl for hver dagene fra ansøgning til første dag med pleje, og læg dem sammen.',
      ),
      unit: words('dagen', 'days', 'Tage', 'dage'),
      changeAbsolute: '100',
      feeds: [{ indicator: 'home-care-waiting', as: 'numerator' }],
    }),
    question('q3', 'number', {
      label: words(
        'Hoeveel van hen wachtten langer dan zes weken?',
        'How many of them waited more than six weeks?',
        'Wie viele von ihnen warteten länger als sechs Wochen?',
        'Hvor mange af dem ventede mere end seks uger?',
      ),
      unit: words('mensen', 'people', 'Menschen', 'borgere'),
      atMost: 'q1',
      isRequired: false,
    }),
    question('q4', 'choice', {
      label: words(
        'Was het team deze maand compleet?',
        'Was the team complete this month?',
        'War das Team in diesem Monat vollständig?',
        'Var teamet fuldtalligt denne måned?',
      ),
      choices: words(
        'Ja\nMeestal\nNee',
        'Yes\nMostly\nNo',
        'Ja\nMeistens\nNein',
        'Ja\nFor det meste\nNej',
      ),
    }),
    question('q5', 'remark', {
      label: words(
        'Wat moeten we verder weten?',
        'What else should we know?',
        'Was sollten wir noch wissen?',
        'Hvad skal vi ellers vide?',
      ),
      help: words(
        'Geen namen van cliënten.',
        'No names of clients.',
        'Keine Namen von Klienten.',
        'Ingen navne på borgere.',
      ),
    }),
  ],
};

/** Not released yet: shows the builder at work. */
export const clientsVoice: Draft = {
  ...emptyDraft,
  title: words('Stem van cliënten', 'Clients’ voice', 'Stimme der Klienten', 'Borgernes stemme'),
  introduction: typed(),
  geography: 'town',
  level: 'district',
  frequency: 'quarter',
  dueDays: '14',
  questions: [
    question('q1', 'number', {
      label: words(
        'Welk cijfer geven cliënten de zorg?',
        'What mark do clients give the care?',
        'Welche Note geben Klienten der Pflege?',
        'Hvilken karakter giver borgerne plejen?',
      ),
      decimals: '1',
      least: '1',
      most: '10',
      usualLeast: '6',
      changePercent: '',
      changeAbsolute: '1',
    }),
  ],
};

export const returnWords =
  'Het lijkt het aantal aanvragen te zijn. Tel alleen wie deze maand begon.';
