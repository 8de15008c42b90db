/** `polder ask`: a conversation with the municipal questions in the terminal. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  createClassifier,
  type Language,
  languages,
  type Model,
  readModel,
  writeModel,
} from '@polder/language';
import type { CommandArguments } from '../../platform/service.ts';
import { municipalTeller, trainMunicipal } from '../../services/assistant/demo/municipal.ts';
import { askWords } from './ask-words.ts';
import { createConversation } from './conversation.ts';

const isLanguage = (text: string | undefined): text is Language =>
  languages.some((language) => language === text);

/** Out of the file where there is one; else learned, and kept there where it is named. */
const modelOf = (file: string | undefined, onProgress: (done: number) => void): Model => {
  if (file !== undefined && existsSync(file)) return readModel(readFileSync(file));
  const model = trainMunicipal(onProgress);
  if (file !== undefined) writeFileSync(file, writeModel(model));
  return model;
};

const todayHere = (): string => {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
};

export const ask = async ({ options, print, progress }: CommandArguments) => {
  const { language: given } = options;
  if (given !== undefined && !isLanguage(given))
    throw new Error(`There is no language “${given}”: choose ${languages.join(', ')}.`);
  const lines = createInterface({
    input: process.stdin,
    output: process.stdin.isTTY ? process.stdout : undefined,
    prompt: '> ',
  });
  const waitForQuestion = () => {
    if (process.stdin.isTTY) lines.prompt();
  };
  let talk: ReturnType<typeof createConversation> | undefined;

  const classify = createClassifier(
    modelOf(options.model, (done) => progress('learning', Math.round(done * 100), 100)),
  );
  const tell = municipalTeller();
  const begin = (language: Language) => {
    print(`[${language}] ${askWords[language].hello}`);
    return createConversation(language, classify, todayHere);
  };
  if (given !== undefined) talk = begin(given);
  waitForQuestion();
  for await (const line of lines) {
    if (line.trim() === '') break;
    if (!process.stdin.isTTY) print(`> ${line}`);
    talk ??= begin(tell(line)[0]?.language ?? 'en');
    for (const said of talk(line)) print(said);
    waitForQuestion();
  }
  lines.close();
};
