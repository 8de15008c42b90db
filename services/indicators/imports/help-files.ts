/** Files that help to make one's own: an example to fill in, and the codes that can be used. */
import { byteOrderMark, csvLine } from '../../../platform/csv.ts';
import type { PersonContext } from '../../../platform/http/routes.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { areasOfLevel, levelsOf, townGeography } from '../../../platform/places/areas.ts';
import { allDefinitions } from '../catalogue/store.ts';
import { periodKey } from '../values/period.ts';
import { download } from './downloads.ts';

const areasInExample = 3;

/** The first month of the year before: a period of every frequency can begin then. */
const lastYear = (now: Date): string => `${now.getUTCFullYear() - 1}-01-01`;

/** A right file for one indicator and some areas of the town, with counts that are made up. */
export const exampleFile = async ({ city }: PersonContext): Promise<Response> => {
  const { db } = city;
  const definitions = (await allDefinitions(db)).filter(
    ({ geography, yearKind }) => geography === townGeography && yearKind === 'calendar',
  );
  const indicator = definitions.find(({ kind }) => kind === 'proportion') ?? definitions[0];
  const level = (await levelsOf(db, townGeography)).at(-1)?.level;
  const areas = level === undefined ? [] : await areasOfLevel(db, townGeography, level);
  const lines = areas
    .slice(0, areasInExample)
    .map(({ code }, index) =>
      csvLine([
        indicator?.code ?? '',
        code,
        indicator ? periodKey(lastYear(city.now()), indicator) : '',
        10 + index,
        100,
      ]),
    );
  return download(
    'example.csv',
    byteOrderMark +
      csvLine(['indicator', 'area', 'period', 'numerator', 'denominator']) +
      lines.join(''),
    'csv',
  );
};

/** Every code that a file can use, with its name. */
export const codesFile = async ({ city, page }: PersonContext): Promise<Response> => {
  const { db } = city;
  const definitions = await allDefinitions(db);
  const lines = definitions.map(({ code, name, geography, frequency }) =>
    csvLine(['indicator', code, chooseText(name, page.language).text, geography, frequency]),
  );
  for (const geography of new Set([townGeography, ...definitions.map((one) => one.geography)]))
    for (const { level } of await levelsOf(db, geography))
      for (const { code, name } of await areasOfLevel(db, geography, level))
        lines.push(csvLine(['area', code, name, geography, level]));
  return download(
    'codes.csv',
    byteOrderMark +
      csvLine(['kind', 'code', 'name', 'geography', 'level or frequency']) +
      lines.join(''),
    'csv',
  );
};
