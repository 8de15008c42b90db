/** `polder ask`: a conversation with the municipal questions in the terminal. */
import { createInterface } from 'node:readline/promises';
import {
  createClassifier,
  type DialogueState,
  type Language,
  languages,
  type Move,
  newDialogue,
  type SlotValue,
  takeTurn,
  train,
} from '@polder/language';
import type { CommandArguments } from '../../platform/service.ts';
import { type AskWords, askWords } from './ask-words.ts';
import { bulkyWasteForm } from './bulky-waste.ts';
import { languageTeller } from './language-teller.ts';
import {
  type MunicipalSet,
  municipalExamples,
  municipalIntents,
  readMunicipal,
} from './municipal.ts';

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
        handledBy === undefined ? [] : [[id, set.authorities[handledBy] ?? handledBy] as const],
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
        ...move.candidates.map(({ intent }) => `  – ${set.intents[intent]?.title ?? intent}`),
      ];
    case 'decline':
      return [words.decline];
    case 'offer-person':
      return [words.offerPerson];
    case 'ask':
      return [`${move.resumed ? `${words.resumed} ` : ''}${words.ask[move.slot] ?? move.slot}`];
    case 'refuse':
      return [words.refusals[move.refusal]];
    case 'not-understood':
      return [`${words.notUnderstood} ${words.ask[move.slot] ?? ''}`];
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

const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);

/** The language asked for, or that of the first question. */
const chooseLanguage = (given: string | undefined, first: string): Language => {
  if (isLanguage(given)) return given;
  if (given !== undefined)
    throw new Error(`There is no language “${given}”: choose ${languages.join(', ')}.`);
  const told = languageTeller()(first).candidates[0]?.intent;
  return isLanguage(told) ? told : 'en';
};

const percent = (probability: number): string => `${Math.round(probability * 100)} %`;

export const ask = async ({ options, print, progress }: CommandArguments) => {
  const lines = createInterface({ input: process.stdin, terminal: false });
  const today = new Date().toISOString().slice(0, 10);
  let talk: ((text: string) => void) | undefined;
  let state: DialogueState = newDialogue;

  const begin = (first: string) => {
    const language = chooseLanguage(options.language, first);
    const voice = voiceOf(language);
    const classify = createClassifier(
      train(municipalExamples(voice.set), {
        outOfScope: voice.set.nearDomain.tuning,
        onProgress: (done) => progress('learning', Math.round(done * 100), 100),
      }),
    );
    print(`[${language}] ${voice.words.hello}`);
    return (text: string) => {
      const { outcome, candidates } = classify(text);
      print(
        `  ${outcome}: ${candidates.map(({ intent, probability }) => `${intent} ${percent(probability)}`).join(', ')}`,
      );
      const turn = takeTurn(state, text, { classify, forms: [bulkyWasteForm], language, today });
      state = turn.state;
      for (const move of turn.moves) for (const line of linesOf(move, voice)) print(line);
    };
  };

  if (process.stdin.isTTY) print('> ');
  for await (const line of lines) {
    if (line.trim() === '') break;
    if (!process.stdin.isTTY) print(`> ${line}`);
    talk ??= begin(line);
    talk(line);
  }
  lines.close();
};
