import type { Block, City } from '../../platform/service.ts';
import type { PageContext } from '../../platform/ui/page.ts';

/** Blocks of one place that the reader may see, in their order. */
export const chooseBlocks = (
  offered: readonly Block[],
  place: Block['place'],
  can: PageContext['can'],
): readonly Block[] =>
  offered
    .filter(
      (block) => block.place === place && (block.permission === undefined || can(block.permission)),
    )
    .toSorted((a, b) => a.order - b.order);

/**
 * What services put on a page. A block that fails is left out and reported: one service in trouble
 * must not take the page of all others with it.
 */
export const renderBlocks = async (
  city: City,
  page: PageContext,
  place: Block['place'],
): Promise<unknown[]> => {
  const blocks = chooseBlocks(
    city.services.flatMap((service) => service.offers?.blocks ?? []),
    place,
    page.can,
  );
  const rendered = await Promise.all(
    blocks.map(async (block) => {
      try {
        return await block.render({ city, page, area: undefined });
      } catch (error) {
        city.log.error({ err: error, block: block.name }, 'block failed');
        return undefined;
      }
    }),
  );
  return rendered.filter((markup) => markup !== undefined && markup !== null);
};
