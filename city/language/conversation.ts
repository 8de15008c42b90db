/** A conversation with the municipal questions, in words. */
import {
  type Classifier,
  type Day,
  type DialogueState,
  type Language,
  type Move,
  newDialogue,
  type SlotValue,
  takeTurn,
} from '@polder/language';
import {
  type MunicipalSet,
  municipalIntents,
  readMunicipal,
} from '../../services/assistant/demo/municipal.ts';
import { pressingIntents } from '../../services/assistant/intents/pressing.ts';
import { type AskWords, askWords } from './ask-words.ts';
import { bulkyWasteForm } from './bulky-waste.ts';

interface Voice {
  readonly words: AskWords;
  readonly set: MunicipalSet;
  /** Who handles an intent that the town does not. */
  readonly handledBy: ReadonlyMap<string, string>;
  readonly formatDay: (day: string) => string;
  /** What people call a thing of the form, by its value. */
  readonly things: ReadonlyMap<string, string>;
}

const voiceOf = (language: Language): Voice => {
  const set = readMunicipal(language);
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  const slot = bulkyWasteForm.slots.find(({ kind }) => kind === 'things');
  const named = slot?.kind === 'things' ? slot.things[language] : [];
  return {
    words: askWords[language],
    set,
    handledBy: new Map(
      municipalIntents().flatMap(({ id, handledBy }) =>
        handledBy && set.authorities[handledBy] ? [[id, set.authorities[handledBy]] as const] : [],
      ),
    ),
    formatDay: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    things: new Map(named.map(({ value, names }) => [value, names[0] ?? value])),
  };
};

const said = (value: SlotValue, slot: string, { formatDay, things }: Voice): string => {
  if (slot === 'day') return formatDay(String(value));
  return typeof value === 'object'
    ? value.map((one) => things.get(one) ?? one).join(', ')
    : String(value);
};

const linesOf = (move: Move, voice: Voice): readonly string[] => {
  const { words, set, handledBy } = voice;
  switch (move.kind) {
    case 'answer': {
      const title = set.intents[move.intent]?.title ?? move.intent;
      const authority = handledBy.get(move.intent);
      return [authority ? words.elsewhere(title, authority) : words.answer(title)];
    }
    case 'clarify':
      return [
        words.clarify,
        ...move.candidates.map(
          ({ intent }, place) => `  ${place + 1}. ${set.intents[intent]?.title ?? intent}`,
        ),
      ];
    case 'decline':
      return [words.decline];
    case 'offer-person':
      return [words.offerPerson];
    case 'to-person':
      return [words.toPerson];
    case 'ask':
      return [`${move.resumed ? `${words.resumed} ` : ''}${words.ask[move.slot] ?? move.slot}`];
    case 'refuse':
      return [words.refusals[move.refusal]];
    case 'not-understood':
      return [`${words.notUnderstood} ${words.ask[move.slot ?? ''] ?? ''}`.trim()];
    case 'noted':
      return [words.noted(said(move.value, move.slot, voice))];
    case 'corrected':
      return [words.corrected(said(move.value, move.slot, voice))];
    case 'confirm':
      return [
        words.confirm(
          Object.entries(move.values)
            .map(([slot, value]) => said(value, slot, voice))
            .join(' · '),
        ),
      ];
    case 'what-to-change':
      return [words.whatToChange];
    case 'done':
      return [words.done];
    case 'cancelled':
      return [words.cancelled];
  }
};

const percent = (probability: number): string => `${Math.round(probability * 100)} %`;

/**
 * @returns what is said to each text that a person writes: first the decision with its candidates, then the
 * words
 */
export const createConversation = (
  language: Language,
  classify: Classifier,
  today: () => Day,
): ((text: string) => readonly string[]) => {
  const voice = voiceOf(language);
  let state: DialogueState = newDialogue;
  return (text) => {
    const { outcome, candidates } = classify(text);
    const decision = candidates.map(
      ({ intent, probability }) => `${intent} ${percent(probability)}`,
    );
    const turn = takeTurn(state, text, {
      classify,
      forms: [bulkyWasteForm],
      language,
      today: today(),
      pausing: pressingIntents,
    });
    state = turn.state;
    return [
      `  ${outcome}: ${decision.join(', ')}`,
      ...turn.moves.flatMap((move) => linesOf(move, voice)),
    ];
  };
};
