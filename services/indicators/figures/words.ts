import { chooseText } from '../../../platform/messages/text.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { Indicator } from '../catalogue/store.ts';
import { type FigureMessages, figureMessages } from '../messages/figures/index.ts';
import { periodLabel, shortPeriodLabel } from '../values/period.ts';

/**
 * Why a value is missing, in the reader's language where the reason is one of the known ones
 * (`withheld`, `not delivered`, `no cases`, `incomplete`, each perhaps with more after a colon);
 * else as the source wrote it.
 */
const reasonOf = (note: string | null, messages: FigureMessages): string =>
  note === null
    ? messages.noValue
    : (messages.notes[note] ?? messages.notes[note.split(':')[0] ?? ''] ?? note);

/** The words of one indicator in the page's language: numbers with their unit, periods, its name. */
export const wordsOf = (page: Pick<PageContext, 'language' | 'format'>, indicator: Indicator) => {
  const { language, format } = page;
  const unit = chooseText(indicator.unit, language).text;
  const number = (value: number): string => format.number(value, indicator.decimals);
  /** What is counted stands in the plural: a single one is told without it. */
  const unitOf = (value: number): string => (indicator.kind === 'count' && value === 1 ? '' : unit);
  const measure = (value: number): string => `${number(value)} ${unitOf(value)}`.trimEnd();
  const label = (period: string): string => periodLabel(period, indicator, format);
  const messages = figureMessages[language];
  return {
    messages,
    format,
    name: chooseText(indicator.name, language),
    unit,
    number,
    /** What stands where there is no number. */
    reason: (note: string | null): string => reasonOf(note, messages),
    measure,
    unitOf,
    label,
    /** The sentence that tells a value. */
    told: (value: number, period: string, area: string): string =>
      indicator.kind === 'count' && value === 0
        ? messages.latestNone(label(period), area)
        : messages.latest(measure(value), label(period), area),
    shortLabel: (period: string): string => shortPeriodLabel(period, indicator, format),
  };
};

export type IndicatorWords = ReturnType<typeof wordsOf>;
