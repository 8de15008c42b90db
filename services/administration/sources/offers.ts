import { type ByLanguage, byLanguage } from '../../../platform/messages/languages.ts';
import type { Block, Service } from '../../../platform/service.ts';
import { messages } from '../messages/index.ts';

export interface Offer {
  readonly service: string;
  readonly kind: 'fact' | 'dataset' | 'indicator' | 'block';
  readonly title: ByLanguage;
}

/** Blocks have no names of their own: people know them by the page they stand on. */
const placesOf = (blocks: readonly Block[]): readonly ByLanguage[] =>
  [...new Set(blocks.map(({ place }) => place))].map((place) =>
    byLanguage(messages, ({ sources }) => sources.blockPlaces[place]),
  );

/** What services can give each other, as their manifests say. */
export const offersOf = (services: readonly Service[]): readonly Offer[] =>
  services.flatMap(({ name: service, offers = {} }) => [
    ...(offers.facts ?? []).map(
      ({ question }): Offer => ({ service, kind: 'fact', title: question }),
    ),
    ...(offers.datasets ?? []).map(({ title }): Offer => ({ service, kind: 'dataset', title })),
    ...(offers.indicators ?? []).map(
      ({ name }): Offer => ({ service, kind: 'indicator', title: name }),
    ),
    ...placesOf(offers.blocks ?? []).map((title): Offer => ({ service, kind: 'block', title })),
  ]);
