import type { FigureAcrossAreas, FigureOffer } from '../../../../platform/figures.ts';
import { townGeography } from '../../../../platform/places/areas.ts';
import { figureMessages } from '../../messages/figures/index.ts';
import { crossOfAll, latestPeriodsOfAll } from '../../values/across-store.ts';
import { latestComplete } from '../../values/period.ts';
import { thePublic } from '../../values/viewer.ts';
import { indicatorsOf } from '../store.ts';
import { wordsOf } from '../words.ts';

/** The town's indicators for all its areas, each at the newest period that is reasonably complete. */
export const acrossAreas: FigureOffer['acrossAreas'] = async ({ db }, reader, codes) => {
  const indicators = (await indicatorsOf(db, thePublic, townGeography)).filter(
    ({ code }) => codes === undefined || codes.includes(code),
  );
  if (indicators.length === 0) return [];
  const periods = await latestPeriodsOfAll(
    db,
    indicators.map(({ id }) => id),
  );
  const wanted = indicators.flatMap(({ id }) => {
    const period = latestComplete(periods.get(id) ?? []);
    return period === undefined ? [] : [{ indicatorId: id, period }];
  });
  const values = Map.groupBy(
    await crossOfAll(db, thePublic, wanted),
    ({ indicatorId }) => indicatorId,
  );
  return indicators.flatMap((indicator): FigureAcrossAreas[] => {
    const period = wanted.find(({ indicatorId }) => indicatorId === indicator.id)?.period;
    if (period === undefined) return [];
    const words = wordsOf(reader, indicator);
    return [
      {
        code: indicator.code,
        name: words.name,
        theme: indicator.theme,
        themeName: figureMessages[reader.language].themes[indicator.theme],
        polarity: indicator.polarity,
        isCount: indicator.kind === 'count',
        unit: words.unit,
        period,
        periodLabel: words.label(period),
        source: {
          name: indicator.source,
          url: indicator.sourceUrl ?? undefined,
          licence: indicator.licence,
          updatedAt: indicator.updatedAt,
        },
        number: words.number,
        measure: words.measure,
        path: `/figures/${indicator.code}`,
        areas: new Map(
          (values.get(indicator.id) ?? []).map(({ area, value, lower, upper, note }) => [
            area,
            { value, lower, upper, reason: value === null ? words.reason(note) : undefined },
          ]),
        ),
      },
    ];
  });
};
