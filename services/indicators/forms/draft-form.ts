/** The builder's page: from its fields to a draft, exactly as they were typed. */
import type { Form } from '../../../platform/http/form.ts';
import { questionKinds } from './content.ts';
import { type Draft, type DraftQuestion, type Typed, typed } from './draft.ts';
import { questionField } from './draft-errors.ts';

const feedsAtMost = 20;

const typedOf = (form: Form, name: string): Typed =>
  typed((language) => form.text(`${name}-${language}`).replaceAll('\r\n', '\n'));

const questionOf = (form: Form, key: string): DraftQuestion | undefined => {
  const field = (part: string) => form.text(questionField(key, part));
  const kind = questionKinds.find((one) => one === field('kind'));
  if (!kind) return undefined;
  const count = Math.min(Number(field('feeds')) || 0, feedsAtMost);
  const feeds = Array.from({ length: count }, (_, index) => ({
    indicator: field(`feed-${index}`),
    as: field(`as-${index}`),
  }));
  return {
    key,
    kind,
    label: typedOf(form, questionField(key, 'label')),
    help: typedOf(form, questionField(key, 'help')),
    isRequired: field('required') !== '',
    unit: typedOf(form, questionField(key, 'unit')),
    decimals: field('decimals'),
    least: field('least'),
    most: field('most'),
    usualLeast: field('usualLeast'),
    usualMost: field('usualMost'),
    changePercent: field('changePercent'),
    changeAbsolute: field('changeAbsolute'),
    atMost: field('atMost'),
    feeds: feeds.filter(({ indicator }) => indicator !== ''),
    choices: typedOf(form, questionField(key, 'choices')),
  };
};

/** Geography and level as one answer: `town|district`. */
export const areasValue = ({ geography, level }: Pick<Draft, 'geography' | 'level'>): string =>
  level === '' ? '' : `${geography}|${level}`;

const calendarOf = (form: Form) => {
  const [geography = '', level = ''] = form.text('level').split('|');
  return {
    geography,
    level,
    frequency: form.text('frequency'),
    yearKind: form.text('yearKind'),
  };
};

/**
 * @param current the draft that was edited
 * @param isReleased areas and periods are then fixed: people have entered by them
 */
export const draftFrom = (form: Form, current: Draft, isReleased: boolean): Draft => ({
  title: typedOf(form, 'title'),
  introduction: typedOf(form, 'introduction'),
  ...(isReleased
    ? {
        geography: current.geography,
        level: current.level,
        frequency: current.frequency,
        yearKind: current.yearKind,
      }
    : calendarOf(form)),
  dueDays: form.text('dueDays'),
  addsUp: form.text('addsUp') !== '',
  questions: form
    .all('question')
    .filter((key, index, all) => /^q\d{1,4}$/.test(key) && all.indexOf(key) === index)
    .flatMap((key) => questionOf(form, key) ?? []),
});
