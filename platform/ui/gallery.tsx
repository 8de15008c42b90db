/** Every component from its own examples, and every token: the page where the look is judged. */
import { examples as alert } from './components/alert/examples.tsx';
import { examples as badge } from './components/badge/examples.tsx';
import { examples as breadcrumb } from './components/breadcrumb/examples.tsx';
import { examples as button } from './components/button/examples.tsx';
import { examples as card } from './components/card/examples.tsx';
import { examples as chartFigure } from './components/chart-figure/examples.tsx';
import { examples as chat } from './components/chat/examples.tsx';
import { examples as choices } from './components/choices/examples.tsx';
import { examples as codeList } from './components/code-list/examples.tsx';
import { examples as columnChart } from './components/column-chart/examples.tsx';
import { examples as comparisonBar } from './components/comparison-bar/examples.tsx';
import { examples as controlChart } from './components/control-chart/examples.tsx';
import { examples as dataTable } from './components/data-table/examples.tsx';
import { examples as descriptionList } from './components/description-list/examples.tsx';
import { examples as details } from './components/details/examples.tsx';
import { examples as emptyState } from './components/empty-state/examples.tsx';
import { examples as errorSummary } from './components/error-summary/examples.tsx';
import { examples as figureCard } from './components/figure-card/examples.tsx';
import { examples as filterForm } from './components/filter-form/examples.tsx';
import { examples as forecastChart } from './components/forecast-chart/examples.tsx';
import { examples as form } from './components/form/examples.tsx';
import { examples as funnelChart } from './components/funnel-chart/examples.tsx';
import { examples as hero } from './components/hero/examples.tsx';
import { examples as layout } from './components/layout/examples.tsx';
import { Section, Stack } from './components/layout/layout.tsx';
import { examples as lineChart } from './components/line-chart/examples.tsx';
import { examples as link } from './components/link/examples.tsx';
import { Link } from './components/link/link.tsx';
import { examples as named } from './components/named/examples.tsx';
import { examples as openingHours } from './components/opening-hours/examples.tsx';
import { examples as pageHeading } from './components/page-heading/examples.tsx';
import { examples as pagination } from './components/pagination/examples.tsx';
import { examples as personLine } from './components/person-line/examples.tsx';
import { examples as populationPyramid } from './components/population-pyramid/examples.tsx';
import { examples as progressBar } from './components/progress-bar/examples.tsx';
import { examples as qrCode } from './components/qr-code/examples.tsx';
import { examples as rankingChart } from './components/ranking-chart/examples.tsx';
import { examples as searchForm } from './components/search-form/examples.tsx';
import { examples as sparkline } from './components/sparkline/examples.tsx';
import { examples as stepper } from './components/stepper/examples.tsx';
import { examples as tabs } from './components/tabs/examples.tsx';
import { examples as tiles } from './components/tiles/examples.tsx';
import { examples as timeline } from './components/timeline/examples.tsx';
import { examples as townMap } from './components/town-map/examples.tsx';
import type { ExampleSet } from './example.ts';
import { Icon, iconNames } from './icons.tsx';
import type { PageContext } from './page.ts';

export const exampleSets: readonly ExampleSet[] = [
  pageHeading,
  hero,
  layout,
  link,
  named,
  button,
  card,
  figureCard,
  badge,
  alert,
  breadcrumb,
  tabs,
  tiles,
  pagination,
  dataTable,
  descriptionList,
  openingHours,
  emptyState,
  filterForm,
  form,
  choices,
  searchForm,
  errorSummary,
  stepper,
  progressBar,
  details,
  timeline,
  chat,
  personLine,
  qrCode,
  codeList,
  comparisonBar,
  chartFigure,
  controlChart,
  columnChart,
  lineChart,
  forecastChart,
  rankingChart,
  funnelChart,
  sparkline,
  populationPyramid,
  townMap,
];

const colours = {
  Ink: [
    'color-ink',
    'color-ink-soft',
    'color-paper',
    'color-surface',
    'color-line',
    'color-line-strong',
  ],
  Roles: [
    'color-accent',
    'color-link',
    'color-signal',
    'color-positive',
    'color-negative',
    'color-warning',
    'color-focus',
  ],
  Series: ['data-1', 'data-2', 'data-3', 'data-4', 'data-5'],
  Steps: ['scale-1', 'scale-2', 'scale-3', 'scale-4', 'scale-5'],
  Diverging: ['diverging-1', 'diverging-2', 'diverging-3', 'diverging-4', 'diverging-5'],
  Map: ['map-land', 'map-water', 'map-green', 'map-street', 'map-building'],
} as const;

const sizes = ['sm', 'md', 'lg', 'xl', '2xl', '3xl'] as const;
const spaces = ['half', '1', '2', '3', '4', '6', '8'] as const;

const slug = (text: string) => text.toLowerCase().replace(/\W+/g, '-');

const Tokens = () => (
  <Section id="tokens" title="Tokens">
    {Object.entries(colours).map(([name, tokens]) => (
      <Stack space="1">
        <h3>{name}</h3>
        <ul class="polder-swatches">
          {tokens.map((token) => (
            <li>
              <svg width="100%" height="48" aria-hidden="true">
                <rect width="100%" height="48" fill={`var(--basis-${token})`} />
              </svg>
              {token}
            </li>
          ))}
        </ul>
      </Stack>
    ))}
    <Stack space="1">
      <h3>Type</h3>
      <svg class="polder-gallery__type" width="100%" height="300" aria-hidden="true">
        {sizes.map((size, index) => (
          <text
            x="0"
            y={String(30 + index * 50)}
            fill="currentColor"
            font-size={`var(--basis-text-size-${size})`}
          >
            {`${size} Sluisplein 0123456789`}
          </text>
        ))}
      </svg>
    </Stack>
    <Stack space="1">
      <h3>Space</h3>
      <svg width="100%" height="180" aria-hidden="true">
        {spaces.map((space, index) => (
          <>
            <rect
              y={String(index * 25)}
              width={`var(--basis-space-${space})`}
              height="16"
              fill="var(--basis-scale-3)"
            />
            <text x="80" y={String(index * 25 + 14)} fill="currentColor" font-size="15">
              {space}
            </text>
          </>
        ))}
      </svg>
    </Stack>
    <Stack space="1">
      <h3>Icons</h3>
      <ul class="polder-swatches">
        {iconNames.map((name) => (
          <li class="polder-cluster polder-gap-1 polder-cluster--center">
            <Icon name={name} /> {name}
          </li>
        ))}
      </ul>
    </Stack>
  </Section>
);

/** The content of `/work/design`; the route puts it in a `WorkPage`. */
export const Gallery = ({ page }: { readonly page: PageContext }) => (
  <Stack space="6">
    <ul class="polder-cluster polder-gap-2">
      {exampleSets.map((set) => (
        <li>
          <Link href={`#${slug(set.component)}`}>{set.component}</Link>
        </li>
      ))}
    </ul>
    <Tokens />
    {exampleSets.map((set) => (
      <Section id={slug(set.component)} title={set.component} lead={set.about}>
        {set.examples.map((example) => (
          <div class="polder-gallery__example">
            <p class="polder-card__meta">{example.title}</p>
            <div>{example.show(page)}</div>
          </div>
        ))}
      </Section>
    ))}
  </Stack>
);
