import type { FieldErrors } from '../../../http/form.ts';
import { formats } from '../../../messages/format.ts';
import type { Language } from '../../../messages/languages.ts';
import {
  type OpeningHoursEntry,
  type ReadOpeningHours,
  rowsBox,
  type SpecialEntry,
  spansAsText,
  specialBox,
  weekBox,
} from '../../../opening-hours/entry.ts';
import {
  dayAfter,
  daysOfWeek,
  isOpenAt,
  mostSpecialDays,
  nextOpening,
  type OpeningHours,
  spansOn,
  specialFrom,
  weekdayOf,
} from '../../../opening-hours/opening-hours.ts';
import { dayInTown, noonOf } from '../../../town-time.ts';
import type { PageContext } from '../../page.ts';
import { Badge } from '../badge/badge.tsx';
import { DescriptionList } from '../description-list/description-list.tsx';
import { Details } from '../details/details.tsx';
import { DateField, TextField } from '../form/fields.tsx';
import { FieldGroup } from '../form/form.tsx';
import { Cluster, Stack } from '../layout/layout.tsx';
import { openingHoursWords } from './words.ts';

/** A Monday. */
const someMonday = '2024-01-01';

const weekdayName = (language: Language, weekday: number): string => {
  const name = formats[language].date(noonOf(dayAfter(someMonday, weekday)), 'weekday');
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
};

/** `Friday 25 December`. */
export const dayInWords = (language: Language, day: string): string =>
  formats[language].date(noonOf(day), 'dayOfWeek');

/** When it opens next, such as `Monday 30 November 09:00`; undefined when it never does. */
export const nextOpeningInWords = (
  language: Language,
  hours: OpeningHours,
  now: Date,
): string | undefined => {
  const next = nextOpening(hours, now);
  if (!next) return undefined;
  const { day, time } = next;
  const words = openingHoursWords[language];
  return `${day === dayInTown(now) ? words.today : dayInWords(language, day)} ${time}`;
};

/** What is wrong, by box, in the reader's language: for the fields and the summary of errors. */
export const openingHoursErrors = (
  language: Language,
  { troubles }: ReadOpeningHours,
): FieldErrors =>
  Object.fromEntries(
    Object.entries(troubles).map(([box, trouble]) => [
      box,
      openingHoursWords[language].troubles[trouble],
    ]),
  );

const blankRows = 3;
const blank: SpecialEntry = { day: '', until: '', spans: '', label: '' };

export interface OpeningHoursFieldsProps {
  readonly page: Pick<PageContext, 'language' | 'format'>;
  /** Under which the boxes stand in the form: `readOpeningHours(form, name)`. */
  readonly name: string;
  readonly entry: OpeningHoursEntry;
  readonly errors?: FieldErrors | undefined;
}

/** A box for each weekday, and rows for the days that have hours of their own. */
export const OpeningHoursFields = ({ page, name, entry, errors = {} }: OpeningHoursFieldsProps) => {
  const t = openingHoursWords[page.language];
  const rows = [
    ...entry.special,
    ...Array.from(
      { length: Math.min(blankRows, mostSpecialDays - entry.special.length) },
      () => blank,
    ),
  ];
  return (
    <>
      <FieldGroup legend={t.week} hint={t.weekHint}>
        {Array.from({ length: daysOfWeek }, (_, weekday) => (
          <TextField
            page={page}
            name={weekBox(name, weekday)}
            label={weekdayName(page.language, weekday)}
            value={entry.week[weekday]}
            error={errors[weekBox(name, weekday)]}
            isOptional
            isUnmarked
            maxlength={120}
            autocomplete="off"
          />
        ))}
      </FieldGroup>
      <FieldGroup legend={t.special} hint={`${t.specialHint} ${t.more}`}>
        <input type="hidden" name={rowsBox(name)} value={String(rows.length)} />
        {rows.map((row, place) => (
          <Details
            summary={[t.specialRow(page.format.number(place + 1, 0)), row.day, row.label]
              .filter((part) => part !== '')
              .join(' · ')}
            isOpen={
              place === entry.special.length ||
              Object.keys(row).some(
                (part) => specialBox(name, place, part as keyof SpecialEntry) in errors, // the row's own keys
              )
            }
          >
            <Cluster space="3">
              <DateField
                page={page}
                name={specialBox(name, place, 'day')}
                label={t.day}
                value={row.day}
                error={errors[specialBox(name, place, 'day')]}
                isOptional
                isUnmarked
              />
              <DateField
                page={page}
                name={specialBox(name, place, 'until')}
                label={t.until}
                value={row.until}
                error={errors[specialBox(name, place, 'until')]}
                isOptional
                isUnmarked
              />
              <TextField
                page={page}
                name={specialBox(name, place, 'spans')}
                label={t.hours}
                value={row.spans}
                error={errors[specialBox(name, place, 'spans')]}
                isOptional
                isUnmarked
                maxlength={120}
                autocomplete="off"
              />
              <TextField
                page={page}
                name={specialBox(name, place, 'label')}
                label={t.label}
                value={row.label}
                isOptional
                isUnmarked
                maxlength={120}
              />
            </Cluster>
          </Details>
        ))}
      </FieldGroup>
    </>
  );
};

/** Special days so far ahead are told. */
const daysAhead = 60;

export interface OpeningHoursViewProps {
  readonly page: Pick<PageContext, 'language' | 'format'>;
  readonly hours: OpeningHours;
  readonly now: Date;
  /** Whether to say that it is open now: not on pages that are kept for a while. */
  readonly isLive?: boolean | undefined;
}

/** The hours of the week, and the special days that come. */
export const OpeningHoursView = ({ page, hours, now, isLive }: OpeningHoursViewProps) => {
  const t = openingHoursWords[page.language];
  const today = dayInTown(now);
  const told = (spans: ReturnType<typeof spansOn>): string =>
    spans.length === 0 ? t.closed : spansAsText(spans);
  const special = specialFrom(hours, today, dayAfter(today, daysAhead));
  const next = nextOpeningInWords(page.language, hours, now);
  const isOpen = isOpenAt(hours, now);
  return (
    <Stack space="2">
      {isLive ? (
        <p>
          <Badge tone={isOpen ? 'positive' : 'neutral'}>{isOpen ? t.openNow : t.closedNow}</Badge>{' '}
          {!isOpen && next ? t.opens(next) : ''}
        </p>
      ) : null}
      <DescriptionList
        isCompact
        items={Array.from({ length: daysOfWeek }, (_, weekday) => ({
          term:
            weekday === weekdayOf(today)
              ? `${weekdayName(page.language, weekday)} (${t.today})`
              : weekdayName(page.language, weekday),
          details: told(
            weekday === weekdayOf(today) ? spansOn(hours, today) : (hours.week[weekday] ?? []),
          ),
        }))}
      />
      {special.length > 0 ? (
        <DescriptionList
          isCompact
          items={special.map(({ day, until, spans, label }) => ({
            term: until
              ? `${dayInWords(page.language, day)} – ${dayInWords(page.language, until)}`
              : dayInWords(page.language, day),
            details: label === '' ? told(spans) : `${told(spans)} (${label})`,
          }))}
        />
      ) : null}
    </Stack>
  );
};
