/** Sources elsewhere: what the service's manifest takes from here. */

import type { ByLanguage } from '../../../platform/messages/languages.ts';
import { byLanguage } from '../../../platform/messages/languages.ts';
import type { Navigation } from '../../../platform/service.ts';
import { importMessages } from '../messages/imports/index.ts';
import { pullMessages } from '../messages/pulls/index.ts';
import { pullsPath } from './paths.ts';

export { pullJobs } from './jobs.ts';
export { pullRoutes } from './routes.tsx';

export const pullNav: readonly Navigation[] = [
  {
    site: 'work',
    path: pullsPath,
    label: byLanguage(pullMessages, ({ nav }) => nav),
    about: byLanguage(pullMessages, ({ navAbout }) => navAbout),
    icon: 'download',
    group: byLanguage(importMessages, ({ navGroup }) => navGroup),
    permission: 'indicators.upload',
    order: 325,
  },
];

export const pullActions: Readonly<Record<string, ByLanguage>> = {
  'indicators.source-added': {
    nl: 'Bron van cijfers toegevoegd',
    en: 'Source of figures added',
    de: 'Quelle von Zahlen hinzugefügt',
    da: 'Kilde til tal tilføjet',
  },
  'indicators.source-changed': {
    nl: 'Bron van cijfers gewijzigd',
    en: 'Source of figures changed',
    de: 'Quelle von Zahlen geändert',
    da: 'Kilde til tal ændret',
  },
  'indicators.source-paused': {
    nl: 'Bron van cijfers gepauzeerd',
    en: 'Source of figures paused',
    de: 'Quelle von Zahlen angehalten',
    da: 'Kilde til tal sat på pause',
  },
  'indicators.source-resumed': {
    nl: 'Bron van cijfers weer gebruikt',
    en: 'Source of figures used again',
    de: 'Quelle von Zahlen wieder genutzt',
    da: 'Kilde til tal bruges igen',
  },
  'indicators.source-confirmed': {
    nl: 'Akkoord gegeven om cijfers van een bron vanzelf te publiceren',
    en: 'Agreed that figures of a source are published by themselves',
    de: 'Zugestimmt, dass Zahlen einer Quelle von selbst veröffentlicht werden',
    da: 'Sagt ja til, at en kildes tal offentliggøres af sig selv',
  },
  'indicators.source-removed': {
    nl: 'Bron van cijfers verwijderd',
    en: 'Source of figures removed',
    de: 'Quelle von Zahlen entfernt',
    da: 'Kilde til tal fjernet',
  },
};
