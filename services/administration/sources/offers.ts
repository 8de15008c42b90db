import type { Language } from '../../../platform/messages/languages.ts';
import type { Service } from '../../../platform/service.ts';

export interface Offer {
  readonly service: string;
  readonly kind: 'fact' | 'dataset' | 'indicator' | 'block';
  readonly title: Readonly<Record<Language, string>>;
}

const everywhere = (name: string): Offer['title'] => ({ nl: name, en: name, de: name, da: name });

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
    ...(offers.blocks ?? []).map(
      ({ name }): Offer => ({ service, kind: 'block', title: everywhere(name) }),
    ),
  ]);
