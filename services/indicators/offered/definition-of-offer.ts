import type { IndicatorOffer } from '../../../platform/figures.ts';
import { townGeography } from '../../../platform/places/areas.ts';
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import { definitionFrom, definitionShape } from '../catalogue/definition-shape.ts';

/**
 * The catalogue's definition of what a service offers.
 *
 * @throws ZodError when the offer breaks the catalogue's rules: a fault of the service
 */
export const definitionOfOffer = (
  offer: IndicatorOffer,
  source: { readonly name: string; readonly licence: string },
): IndicatorDefinition => {
  const {
    interval,
    hidesUpTo,
    addsUp: _addsUp,
    values: _values,
    source: _source,
    ...meaning
  } = offer;
  return definitionFrom(
    definitionShape.parse({
      ...meaning,
      source: source.name,
      licence: source.licence,
      method: interval,
      yearKind: 'calendar',
      geography: townGeography,
      dimensions: [],
      ...(hidesUpTo === undefined
        ? {}
        : {
            disclosure: {
              hideUpTo: hidesUpTo,
              hidesZero: false,
              hidesComplement: offer.kind === 'proportion',
            },
          }),
    }),
  );
};
