import { z } from 'zod';
import { formats } from '../../platform/messages/format.ts';
import { areasByCode, townGeography } from '../../platform/places/areas.ts';
import type { Dataset, Fact } from '../../platform/service.ts';
import { visibleDefinition } from './catalogue/store.ts';
import { indicatorsOf } from './figures/store.ts';
import { wordsOf } from './figures/words.ts';
import { figureMessages } from './messages/figures/index.ts';
import { statusOf } from './publishing/status.ts';
import { periodKey } from './values/period.ts';
import { everyone, series, valuePages } from './values/store.ts';
import { thePublic } from './values/viewer.ts';

const { nl, en, de, da } = figureMessages;

/** The latest published figure of an indicator in an area, as a sentence. */
export const latestFigure: Fact = {
  name: 'latest-figure',
  question: { nl: nl.factQuestion, en: en.factQuestion, de: de.factQuestion, da: da.factQuestion },
  inputs: z.object({ indicator: z.string().max(80), area: z.string().max(40) }),
  answer: async ({ db }, inputs, language) => {
    const indicator = await visibleDefinition(db, thePublic, String(inputs.indicator));
    const [area] = await areasByCode(db, indicator.geography, [String(inputs.area)]);
    if (!area) return undefined;
    const values = await series(db, thePublic, {
      indicatorId: indicator.id,
      cutId: everyone,
      area: area.code,
    });
    const latest = values.findLast(({ value }) => value !== null);
    if (typeof latest?.value !== 'number') return undefined;
    const words = wordsOf({ language, format: formats[language] }, indicator);
    return {
      text: `${words.name.text}: ${words.told(latest.value, latest.period, area.name)}`,
      link: `/figures/${indicator.code}?area=${encodeURIComponent(area.code)}`,
    };
  },
};

/** Every published figure of the town, row by row: for open data and maps. */
export const townFigures: Dataset = {
  name: 'figures',
  title: { nl: nl.title, en: en.title, de: de.title, da: da.title },
  description: {
    nl: nl.description,
    en: en.description,
    de: de.description,
    da: da.description,
  },
  licence: 'CC0-1.0',
  columns: [
    'indicator',
    'area',
    'period',
    'sex',
    'age',
    'category',
    'value',
    'lower',
    'upper',
    'status',
    'note',
  ],
  rows: async function* ({ db }) {
    for (const indicator of await indicatorsOf(db, thePublic, townGeography))
      for await (const page of valuePages(db, thePublic, indicator.id, {}))
        for (const row of page)
          yield [
            indicator.code,
            row.area,
            periodKey(row.period, indicator),
            row.sex,
            row.age,
            row.category,
            row.value,
            row.lower,
            row.upper,
            statusOf(row),
            row.note,
          ];
  },
};
