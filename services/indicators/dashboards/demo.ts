/** The demo town's dashboards: care for the board, the state of the town for everyone, one team's own page. */

import type { Db } from '../../../platform/database/db.ts';
import type { Text } from '../../../platform/messages/text.ts';
import type { Block, DashboardContent, FigureBlock, Width } from './content.ts';
import { addDashboard, publishDraft } from './store.ts';

type Draft = Omit<FigureBlock, 'id' | 'title'> & { readonly title?: Text };

const figure = (indicator: string, width: Width = 'third'): Draft => ({
  kind: 'figure',
  indicator,
  width,
});

const numbered = (
  blocks: readonly (
    | Draft
    | { readonly kind: 'text'; readonly text: Text; readonly width: Width; readonly title?: Text }
    | {
        readonly kind: 'table';
        readonly indicators: readonly string[];
        readonly width: Width;
        readonly title?: Text;
      }
  )[],
): readonly Block[] =>
  blocks.map((block, index) => ({ title: {}, ...block, id: `b${index + 1}` }) as Block); // each has the fields of its kind

const care: DashboardContent = {
  title: {
    nl: 'Zorg en gezondheid',
    en: 'Care and health',
    de: 'Pflege und Gesundheit',
    da: 'Omsorg og sundhed',
  },
  lead: {
    nl: 'Vraag en prestaties van de zorg in Polderdam, maand na maand. Dezelfde cijfers voor bewoners, team en bestuur.',
    en: 'Demand on and performance of care in Polderdam, month by month. The same figures for residents, team and board.',
    de: 'Nachfrage und Leistung der Pflege in Polderdam, Monat für Monat. Dieselben Zahlen für alle: Einwohner, Team und Leitung.',
    da: 'Efterspørgsel og indsats i omsorgen i Polderdam, måned for måned. De samme tal for borgere, team og ledelse.',
  },
  geography: 'town',
  audience: 'public',
  blocks: numbered([
    figure('home-care-waiting'),
    figure('falls-65-plus'),
    figure('loneliness'),
    { kind: 'control-chart', indicator: 'home-care-waiting', width: 'full' },
    { kind: 'target', indicator: 'home-care-waiting', width: 'half' },
    { kind: 'target', indicator: 'smoking', width: 'half' },
    { kind: 'forecast', indicator: 'falls-65-plus', width: 'full' },
    {
      kind: 'text',
      width: 'full',
      title: {
        nl: 'Hoe u dit leest',
        en: 'How to read this',
        de: 'So lesen Sie das',
        da: 'Sådan læser du det',
      },
      text: {
        nl: 'Cijfers gaan elke maand wat op en neer. Pas als een regel daarop wijst, zeggen we dat er echt iets veranderde.\n\nWat over heel weinig mensen gaat, laten we niet zien.',
        en: 'Figures go up and down a little every month. Only when a rule points to it do we say that something really changed.\n\nWhat is about very few people is not shown.',
        de: 'Zahlen schwanken jeden Monat ein wenig. Erst wenn eine Regel darauf hinweist, sagen wir, dass sich wirklich etwas geändert hat.\n\nWas nur sehr wenige Menschen betrifft, zeigen wir nicht.',
        da: 'Tal går lidt op og ned hver måned. Først når en regel peger på det, siger vi, at noget virkelig har ændret sig.\n\nDet, der handler om meget få mennesker, viser vi ikke.',
      },
    },
    { kind: 'funnel', indicator: 'loneliness', width: 'full' },
    { kind: 'ranking', indicator: 'loneliness', width: 'full' },
    { kind: 'map', indicator: 'overweight-school-end', width: 'full' },
  ]),
};

const town: DashboardContent = {
  title: {
    nl: 'De staat van de stad',
    en: 'The state of the town',
    de: 'Der Stand der Stadt',
    da: 'Byens tilstand',
  },
  lead: {
    nl: 'Negen cijfers die samen vertellen hoe het met Polderdam gaat.',
    en: 'Nine figures that together tell how Polderdam is doing.',
    de: 'Neun Zahlen, die zusammen erzählen, wie es Polderdam geht.',
    da: 'Ni tal, der tilsammen fortæller, hvordan det går i Polderdam.',
  },
  geography: 'town',
  audience: 'public',
  blocks: numbered([
    figure('population'),
    figure('safety-score'),
    figure('youth-unemployment'),
    figure('vacant-homes'),
    figure('air-pm25'),
    figure('waste-sorting'),
    figure('turnout'),
    figure('library-members'),
    figure('bus-punctuality'),
    {
      kind: 'table',
      width: 'full',
      indicators: ['safety-score', 'youth-unemployment', 'air-pm25', 'turnout'],
    },
    { kind: 'map', indicator: 'safety-score', width: 'full' },
  ]),
};

const team: DashboardContent = {
  title: {
    nl: 'Schulden: voor het team',
    en: 'Debt: for the team',
    de: 'Schulden: für das Team',
    da: 'Gæld: for teamet',
  },
  lead: {
    nl: 'Werkvoorraad en wachttijd van de schuldhulp. Kleine aantallen ziet u alleen van uw eigen wijk.',
    en: 'Caseload and waiting time of debt advice. You see small counts of your own area only.',
    de: 'Fälle und Wartezeit der Schuldnerberatung. Kleine Anzahlen sehen Sie nur für Ihr eigenes Gebiet.',
    da: 'Sager og ventetid i gældsrådgivningen. Du ser kun små antal for dit eget område.',
  },
  geography: 'town',
  audience: 'staff',
  blocks: numbered([
    figure('debt-assistance', 'half'),
    figure('debt-advice-waiting', 'half'),
    { kind: 'control-chart', indicator: 'debt-advice-waiting', width: 'full' },
    { kind: 'ranking', indicator: 'debt-assistance', width: 'full' },
  ]),
};

/** Composes and publishes the demo's dashboards. */
export const fillDashboards = async (tx: Db, now: Date): Promise<void> => {
  const by = { person: 'system', now };
  for (const [slug, content] of [
    ['care-and-health', care],
    ['state-of-the-town', town],
    ['debt-team', team],
  ] as const) {
    const made = await addDashboard(tx, slug, content, by);
    if (made) await publishDraft(tx, made, by);
  }
};
