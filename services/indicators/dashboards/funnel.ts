/** A figure of many areas as a funnel: what chance alone would draw, by their size. */
import {
  type FunnelLimits,
  type FunnelPosition,
  funnelOfCount,
  funnelOfProportion,
  funnelPosition,
  funnelSizes,
} from '@polder/statistics';
import type { ComparedArea, Figure } from '../figures/figure.ts';

export interface FunnelArea {
  readonly area: ComparedArea['area'];
  readonly size: number;
  readonly value: number;
  readonly position: FunnelPosition;
}

export interface Funnel {
  /** The whole's figure, in the indicator's unit. */
  readonly average: number;
  readonly areas: readonly FunnelArea[];
  /** By rising size, in the indicator's unit. */
  readonly lines: readonly (FunnelLimits & { readonly size: number })[];
}

/** Fewer areas than this are better read one by one. */
const areasNeeded = 5;

const scaled = (limits: FunnelLimits, factor: number): FunnelLimits => ({
  lower95: limits.lower95 * factor,
  upper95: limits.upper95 * factor,
  lower998: limits.lower998 * factor,
  upper998: limits.upper998 * factor,
});

/** Undefined where the figure is no proportion or rate with counts, or too few areas have one. */
export const funnelOf = ({ indicator, compared, wholeValue }: Figure): Funnel | undefined => {
  const { kind, multiplier } = indicator;
  const average = wholeValue?.value ?? null;
  if ((kind !== 'proportion' && kind !== 'rate') || average === null || average <= 0)
    return undefined;
  const share = average / multiplier;
  const limitsAt = (size: number): FunnelLimits =>
    kind === 'proportion'
      ? scaled(funnelOfProportion(Math.min(1, share), size), multiplier)
      : scaled(funnelOfCount(share * size), multiplier / size);
  const areas = compared.flatMap(({ area, value }): FunnelArea[] => {
    const size = value?.denominator ?? null;
    if (typeof value?.value !== 'number' || size === null || size <= 0) return [];
    const position = funnelPosition(value.value, limitsAt(size));
    return [{ area, size, value: value.value, position }];
  });
  if (areas.length < areasNeeded) return undefined;
  const sizes = areas.map(({ size }) => size);
  const lines = funnelSizes(Math.min(...sizes) * 0.8, Math.max(...sizes) * 1.1).map((size) => ({
    size,
    ...limitsAt(size),
  }));
  return { average, areas, lines };
};
