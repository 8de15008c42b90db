import type { Catalogue } from '../../../platform/messages/languages.ts';

/** Names by which the house lists this service. */
interface ServiceNames {
  readonly figures: string;
}

export const serviceNames: Catalogue<ServiceNames> = {
  nl: { figures: 'Cijfers' },
  en: { figures: 'Figures' },
  de: { figures: 'Zahlen' },
  da: { figures: 'Tal' },
};
