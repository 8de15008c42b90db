/** What residents ask and what comes of it, as figures: page and files. */
import { get, type PersonContext, type Route, withStatus } from '../../../platform/http/routes.ts';
import { areasByCode, townGeography } from '../../../platform/places/areas.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import { asCsv, asJson, type FileNames, rowsOf } from './files.ts';
import { type Choices, readFilter } from './filter.ts';
import { choicesOf, type Overview, overviewOf } from './overview.ts';
import { FiguresPage, NoFiguresPage } from './pages/figures-page.tsx';
import { analysePermission, figuresPath } from './paths.ts';
import { topicsOf } from './themes.ts';

type Context = Pick<PersonContext, 'city' | 'page' | 'query'>;

/** Areas that are there no more keep their code. */
const areaNames = async ({ city }: Context, { areas }: Overview) => {
  const codes = areas?.counts.areas.map(({ areaCode }) => areaCode) ?? [];
  const found = codes.length > 0 ? await areasByCode(city.db, townGeography, codes) : [];
  const names = new Map(found.map(({ code, name }) => [code, name]));
  return (code: string): string => names.get(code) ?? code;
};

const load = async (context: Context, choices: Choices) => {
  const { city, page, query } = context;
  const { filter, errors } = readFilter(query, choices);
  const overview = await overviewOf(city, filter, choices);
  const names: FileNames = {
    topics: await topicsOf(city, page.language),
    nameOfArea: await areaNames(context, overview),
  };
  return { overview, names, errors };
};

const show = get(figuresPath, analysePermission, async (context) => {
  const { city, page } = context;
  const choices = await choicesOf(city);
  if (!choices) return <NoFiguresPage page={page} />;
  const { overview, names, errors } = await load(context, choices);
  const shown = (
    <FiguresPage
      page={page}
      choices={choices}
      errors={errors}
      overview={overview}
      names={names.topics}
      nameOfArea={names.nameOfArea}
    />
  );
  return Object.keys(errors).length > 0 ? withStatus(422, shown) : shown;
});

const file =
  (ending: 'csv' | 'json', type: string, write: (overview: Overview, names: FileNames) => string) =>
  async (context: Context): Promise<Response> => {
    const { city } = context;
    const today = dayInTown(city.now());
    const choices = (await choicesOf(city)) ?? {
      firstMonth: today.slice(0, 7),
      thisMonth: today.slice(0, 7),
      quarters: [],
    };
    const { overview, names } = await load(context, choices);
    return new Response(write(overview, names), {
      headers: {
        'content-type': `${type}; charset=UTF-8`,
        'content-disposition': `attachment; filename="assistant-${overview.filter.from}-${overview.filter.to}.${ending}"`,
        'cache-control': 'private, no-store',
      },
    });
  };

export const analyticsRoutes: readonly Route[] = [
  show,
  get(
    `${figuresPath}.csv`,
    analysePermission,
    file('csv', 'text/csv', (overview, names) => asCsv(rowsOf(overview, names))),
  ),
  get(`${figuresPath}.json`, analysePermission, file('json', 'application/json', asJson)),
];
