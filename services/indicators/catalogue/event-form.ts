/** The form of an event beside the figures: from its fields to what is stored. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { definitionMessages } from '../messages/definitions/index.ts';
import { parsePeriod, periodKey } from '../values/period.ts';
import { textOf } from './definition-form.ts';
import type { EventContent } from './events-store.ts';
import type { Indicator } from './store.ts';

/** As it was typed, shown again when something is not right. */
export interface EnteredEvent {
  readonly period: string;
  readonly areas: readonly string[];
  readonly title: EventContent['title'];
  readonly explanation: EventContent['explanation'];
  readonly isRebase: boolean;
}

export type ReadEvent =
  | { readonly ok: true; readonly event: EventContent }
  | { readonly ok: false; readonly entered: EnteredEvent; readonly errors: FieldErrors };

/** A period as this indicator writes it, for a hint. */
export const examplePeriod = (indicator: Indicator, now: Date): string => {
  const year = now.getUTCFullYear() - 1;
  const month = { calendar: '01', financial: '04', academic: '09' }[indicator.yearKind];
  return periodKey(`${year}-${month}-01`, indicator);
};

/** @param known codes of the geography's areas, in any version */
export const readEventForm = (
  form: Form,
  indicator: Indicator,
  known: ReadonlySet<string>,
  language: Language,
  now: Date,
): ReadEvent => {
  const words = definitionMessages[language].events;
  // Boxes come one by one, a typed list with commas.
  const areas = [
    ...new Set(
      form
        .all('areas')
        .flatMap((codes) => codes.split(','))
        .map((code) => code.trim())
        .filter((code) => code !== ''),
    ),
  ];
  const entered: EnteredEvent = {
    period: form.text('period'),
    areas,
    title: textOf(form, 'title'),
    explanation: textOf(form, 'explanation'),
    isRebase: form.all('isRebase').length > 0,
  };
  const period = parsePeriod(entered.period, indicator);
  const unknown = areas.filter((code) => !known.has(code));
  const errors = {
    ...(Object.keys(entered.title).length === 0
      ? { [`title-${language}`]: words.titleMissing }
      : {}),
    ...(period === undefined ? { period: words.whenWrong(examplePeriod(indicator, now)) } : {}),
    ...(unknown.length > 0 ? { areas: words.whereUnknown(unknown.join(', ')) } : {}),
  };
  return period === undefined || Object.keys(errors).length > 0
    ? { ok: false, entered, errors }
    : { ok: true, event: { ...entered, period } };
};
