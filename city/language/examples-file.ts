/** Questions in a file: one JSON object in each line, `{"text": …, "intent": …}`. */
import { readFileSync } from 'node:fs';
import type { Example } from '@polder/language';
import { z } from 'zod';

const questionShape = z.object({ text: z.string(), intent: z.string().min(1).optional() });

export type Question = z.infer<typeof questionShape>;

const parse = (line: string, where: string): Question => {
  try {
    return questionShape.parse(JSON.parse(line));
  } catch {
    throw new Error(`${where} is not {"text": "…", "intent": "…"}: ${line.slice(0, 80)}`);
  }
};

const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`${file} cannot be read: is it a file, and yours to read?`);
  }
};

const textOf = (file: string): string => {
  const bytes = bytesOf(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file} is not written in UTF-8.`);
  }
};

/** @throws Error that names the file, and the line where it is about one */
export const readQuestions = (file: string): readonly Question[] => {
  const questions = textOf(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, where: `${file}, line ${index + 1},` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parse(line, where));
  if (questions.length === 0) throw new Error(`${file} holds no question.`);
  return questions;
};

/** Questions that all have an intent. */
export const readExamples = (file: string): readonly Example[] =>
  readQuestions(file).map(({ text, intent }, index) => {
    if (intent === undefined)
      throw new Error(`${file}: question ${index + 1} has no intent: ${text.slice(0, 80)}`);
    return { text, intent };
  });
