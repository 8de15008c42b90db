/** Figures as files, of one indicator or of a whole geography. */
import { z } from '@hono/zod-openapi';
import { apiRoute, type createApi } from '../../../platform/http/api.ts';
import { formats } from '../../../platform/messages/format.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { geographies } from '../../../platform/places/areas.ts';
import { Problem } from '../../../platform/problem.ts';
import type { City } from '../../../platform/service.ts';
import { type Indicator, visibleDefinition } from '../catalogue/store.ts';
import { annotationsOf, indicatorsOf } from '../figures/store.ts';
import { figureMessages } from '../messages/figures/index.ts';
import { periodLabel } from '../values/period.ts';
import { type CutValue, countOfValues, type Extent, valuePages } from '../values/store.ts';
import type { Viewer } from '../values/viewer.ts';
import { asCsv } from './csv.ts';
import { excelWriter } from './excel.ts';
import { workbookSheets } from './excel-sheets.ts';
import { type AskedExtent, extentFrom } from './extent.ts';
import { jsonStat } from './json-stat.ts';
import { asParquet } from './parquet.ts';
import { rowMaker, rowPages } from './rows.ts';
import { areaNames } from './rows-store.ts';
import { bytePieces, type FileAnswer, mediaTypes, type SendFile, textPieces } from './sending.ts';
import { bulkQuery, fileQuery, fileResponse } from './shapes.ts';
import { publicationOf } from './summary-store.ts';

/** More than this an Excel workbook or a JSON-stat document does not take: CSV and Parquet have no limit. */
export const rowsInOnePiece = 50_000;

const params = z.object({ code: z.string() });

const fileRoute = <const Kind extends 'csv' | 'xlsx' | 'parquet' | 'jsonstat.json'>(
  kind: Kind,
  summary: string,
) =>
  apiRoute('public', {
    method: 'get',
    path: `/{code}/values.${kind}`,
    summary,
    request: { params, query: fileQuery },
    responses: fileResponse(summary, mediaTypes[kind]),
  });

const csvRoute = fileRoute('csv', 'Values of an indicator as CSV (UTF-8)');
const excelRoute = fileRoute('xlsx', 'Values of an indicator as an Excel workbook');
const parquetRoute = fileRoute('parquet', 'Values of an indicator as Apache Parquet');
const jsonStatRoute = fileRoute('jsonstat.json', 'Values of an indicator as JSON-stat 2.0');

const bulkRoute = <const Kind extends 'csv' | 'parquet'>(kind: Kind, summary: string) =>
  apiRoute('public', {
    method: 'get',
    path: `/figures.${kind}`,
    summary,
    request: { query: bulkQuery },
    responses: fileResponse(summary, mediaTypes[kind]),
  });

const bulkCsvRoute = bulkRoute('csv', 'All figures of a geography as CSV (UTF-8)');
const bulkParquetRoute = bulkRoute('parquet', 'All figures of a geography as Apache Parquet');

/** One indicator as asked for. */
interface Asked {
  readonly indicator: Indicator;
  readonly extent: Extent;
  readonly language: Language;
  readonly viewer: Viewer;
  /** Address of the request, which a document names as its own. */
  readonly href: string;
}

/** Every value at once, for the kinds of files that are made in one piece. @throws Problem too-large */
const valuesInOnePiece = async (
  city: City,
  { indicator, extent, viewer }: Asked,
): Promise<readonly CutValue[]> => {
  if ((await countOfValues(city.db, indicator.id, extent)) > rowsInOnePiece)
    throw new Problem('too-large', {
      rowsAtMost: rowsInOnePiece,
      instead: 'values.csv, values.parquet',
    });
  const values: CutValue[] = [];
  for await (const page of valuePages(city.db, viewer, indicator.id, extent)) values.push(...page);
  return values;
};

const originOf = ({ config }: City): string =>
  config.publicUrl ?? `http://localhost:${config.port}`;

const metadataOf = (indicators: readonly Indicator[], language: Language) => ({
  title: indicators.map(({ name }) => chooseText(name, language).text).join('; '),
  source: [...new Set(indicators.map(({ source }) => source))].join('; '),
  licence: [...new Set(indicators.map(({ licence }) => licence))].join('; '),
});

/** How each kind of file is made of one indicator. */
const makersFor = (city: City) => {
  const writeExcel = excelWriter();
  const pages = ({ indicator, extent, viewer, language }: Asked) =>
    rowPages(city.db, viewer, [indicator], () => extent, language);
  return {
    csv: async (asked: Asked) => textPieces(asCsv(pages(asked))),
    parquet: async (asked: Asked) =>
      bytePieces(asParquet(pages(asked), metadataOf([asked.indicator], asked.language))),
    xlsx: async (asked: Asked) => {
      const { indicator, language } = asked;
      const values = await valuesInOnePiece(city, asked);
      const toRow = rowMaker(indicator, await areaNames(city.db, indicator.geography), language);
      const all = await geographies(city.db);
      return writeExcel(
        workbookSheets(
          indicator,
          values.map(toRow),
          {
            language,
            page: `${originOf(city)}/${language}/figures/${indicator.code}`,
            geography: all.find(({ slug }) => slug === indicator.geography)?.name ?? '',
            now: city.now(),
            interval: figureMessages[language].methods[indicator.method],
            told: await annotationsOf(city.db, indicator.id),
          },
          (period) => periodLabel(period, indicator, formats[language]),
        ),
      );
    },
    'jsonstat.json': async (asked: Asked) => {
      const { indicator, language, href } = asked;
      const values = await valuesInOnePiece(city, asked);
      const published = await publicationOf(city.db, indicator.id);
      return JSON.stringify(
        jsonStat(indicator, values, await areaNames(city.db, indicator.geography), {
          language,
          href,
          updated: published ?? indicator.updatedAt,
        }),
      );
    },
  } satisfies Record<string, (asked: Asked) => ReturnType<FileAnswer['body']>>;
};

/** Adds the routes. To be called before those whose path is a code alone. */
export const addTables = (
  api: ReturnType<typeof createApi>,
  city: City,
  viewerFor: (person: Parameters<SendFile>[1]) => Promise<Viewer>,
  send: SendFile,
): void => {
  const makers = makersFor(city);
  const languageOf = (given: Language | undefined) => given ?? city.municipality().defaultLanguage;
  /** Known before the first byte is sent: whether there is such an indicator, and what is asked of it. */
  const askedOf = async (
    viewer: Viewer,
    code: string,
    { language, ...extent }: AskedExtent & { readonly language?: Language | undefined },
    url: string,
  ): Promise<Asked> => {
    const indicator = await visibleDefinition(city.db, viewer, code);
    const { pathname, search } = new URL(url);
    return {
      indicator,
      viewer,
      extent: extentFrom(extent, indicator),
      language: languageOf(language),
      href: `${originOf(city)}${pathname}${search}`,
    };
  };
  for (const [kind, route] of [
    ['csv', csvRoute],
    ['xlsx', excelRoute],
    ['parquet', parquetRoute],
    ['jsonstat.json', jsonStatRoute],
  ] as const)
    api.openapi(route, async (c) => {
      const viewer = await viewerFor(c.get('person'));
      const asked = await askedOf(
        viewer,
        c.req.valid('param').code,
        c.req.valid('query'),
        c.req.url,
      );
      return send(c.req.raw, c.get('person'), {
        kind,
        name: [asked.indicator.code, asked.extent.area].filter((part) => part).join('-'),
        body: () => makers[kind](asked),
      });
    });
  for (const [kind, route] of [
    ['csv', bulkCsvRoute],
    ['parquet', bulkParquetRoute],
  ] as const)
    api.openapi(route, async (c) => {
      const viewer = await viewerFor(c.get('person'));
      const { geography, theme, language: given, ...asked } = c.req.valid('query');
      const language = languageOf(given);
      const extent = extentFrom(asked);
      if (!(await geographies(city.db)).some(({ slug }) => slug === geography))
        throw new Problem('not-found', { what: 'geography', code: geography });
      const indicators = (await indicatorsOf(city.db, viewer, geography)).filter(
        (indicator) => theme === undefined || indicator.theme === theme,
      );
      const pages = () => rowPages(city.db, viewer, indicators, () => extent, language);
      return send(c.req.raw, c.get('person'), {
        kind,
        name: ['figures', geography, theme].filter((part) => part).join('-'),
        body: async () =>
          kind === 'csv'
            ? textPieces(asCsv(pages()))
            : bytePieces(asParquet(pages(), metadataOf(indicators, language))),
      });
    });
};
