/** The form of a challenge page: from its fields to a content. It is written in one language at a time. */
import type { FieldErrors, Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { Text } from '../../../platform/messages/text.ts';
import {
  type ActionState,
  actionStates,
  actionsAtMost,
  type ChallengeAction,
  type ChallengeContent,
  hasText,
  indicatorsAtMost,
  monthShape,
  textFields,
} from './content.ts';
import type { Messages } from './messages/en.ts';

export interface Entry {
  readonly content: ChallengeContent;
  /** For each action its place in the draft that is stored; undefined for a new one. */
  readonly places: readonly (number | undefined)[];
  readonly errors: FieldErrors;
}

/** A text with the words of one language in place of the earlier ones. */
const written = (before: Text, language: Language, words: string): Text => {
  const { [language]: _, ...others } = before;
  return words === '' ? others : { ...others, [language]: words };
};

const isState = (text: string): text is ActionState =>
  (actionStates as readonly string[]).includes(text);

export const newAction: ChallengeAction = {
  title: {},
  owner: {},
  state: 'planned',
  from: '',
  to: '',
  outcome: '',
};

const readAction = (
  form: Form,
  index: number,
  before: ChallengeAction,
  language: Language,
): ChallengeAction => {
  const text = (name: string) => form.text(`action-${index}-${name}`);
  const state = text('state');
  return {
    title: written(before.title, language, text('title')),
    owner: written(before.owner, language, text('owner')),
    state: isState(state) ? state : before.state,
    from: text('from'),
    to: text('to'),
    outcome: text('outcome'),
  };
};

/** Whether a row was left as the form showed it: then it is none. */
const isBlank = ({ title, owner, from, to, outcome }: ChallengeAction): boolean =>
  !hasText(title) && !hasText(owner) && from === '' && to === '' && outcome === '';

const faultsOf = (
  action: ChallengeAction,
  index: number,
  words: Messages['work'],
): Record<string, string> => {
  const errors: Record<string, string> = {};
  const isMonth = (text: string) => text === '' || monthShape.safeParse(text).success;
  if (!hasText(action.title)) errors[`action-${index}-title`] = words.actionNameMissing;
  if (!isMonth(action.from)) errors[`action-${index}-from`] = words.monthWrong;
  if (!isMonth(action.to)) errors[`action-${index}-to`] = words.monthWrong;
  else if (
    action.from !== '' &&
    action.to !== '' &&
    isMonth(action.from) &&
    action.to < action.from
  )
    errors[`action-${index}-to`] = words.orderWrong;
  return errors;
};

/** How many rows of actions the form had; more than there can be are not read. */
const rowsOf = (form: Form): number =>
  Math.min(actionsAtMost + 1, Math.max(0, Math.trunc(Number(form.text('rows')) || 0)));

/** The action of the stored draft that a row shows; undefined for a new one. */
const placeOf = (form: Form, index: number, { actions }: ChallengeContent): number | undefined => {
  const text = form.text(`action-${index}-place`);
  const place = Number(text);
  return text !== '' && Number.isInteger(place) && actions[place] ? place : undefined;
};

/**
 * Reads the form into a content. Words of other languages stay as they are in `before`, which must be
 * the draft that the form was made from.
 */
export const readEntry = (
  form: Form,
  before: ChallengeContent,
  language: Language,
  words: Messages['work'],
): Entry => {
  const texts = Object.fromEntries(
    textFields.map((field) => [
      field,
      written(before[field], language, form.text(field).replaceAll('\r\n', '\n')),
    ]),
  ) as Pick<ChallengeContent, (typeof textFields)[number]>; // one entry for each of the fields
  const indicators = Array.from({ length: indicatorsAtMost }, (_, index) =>
    form.text(`indicator-${index}`),
  ).filter((code, index, all) => code !== '' && all.indexOf(code) === index);
  const actions: ChallengeAction[] = [];
  const places: (number | undefined)[] = [];
  const errors: Record<string, string> = {};
  for (let index = 0; index < rowsOf(form); index += 1) {
    const place = placeOf(form, index, before);
    const earlier = place === undefined ? undefined : before.actions[place];
    const action = readAction(form, index, earlier ?? newAction, language);
    if (form.text(`action-${index}-remove`) !== '' || isBlank(action)) continue;
    // After a removal the rows that follow move up, and so do their errors.
    Object.assign(errors, faultsOf(action, actions.length, words));
    actions.push(action);
    places.push(place);
  }
  if (actions.length > actionsAtMost)
    errors[`action-${actions.length - 1}-title`] = words.tooMany(actionsAtMost);
  return { content: { ...texts, indicators, actions }, places, errors };
};
