/**
 * Published sets of questions, each as what is learned from and what is asked. A folder may hold test
 * parts beside the training parts; where it holds none, a part of the training is held out, and the
 * name of the set says so.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Example } from '@polder/language';
import { parse } from 'csv-parse/sync';

export type Language = 'en' | 'nl' | 'da' | 'de';

export interface QuestionPart {
  readonly train: readonly Example[];
  readonly test: readonly Example[];
}

export interface QuestionSet {
  readonly name: string;
  readonly language: Language;
  /** One where there is a test part; several where parts of few questions are held out in turn. */
  readonly parts: readonly QuestionPart[];
  /** Questions that no intent covers. */
  readonly strange: readonly string[];
  /** Promised, in per cent; and the area under the curve, where there are strange questions. */
  readonly accuracy: number;
  readonly auroc?: number;
}

const read = (folder: string, ...path: readonly string[]): string =>
  readFileSync(join(folder, ...path), 'utf8');

/** Of every so many questions one is asked and not learned. */
const heldOut = (all: readonly Example[], every: number, which: number): QuestionPart => ({
  train: all.filter((_, index) => index % every !== which),
  test: all.filter((_, index) => index % every === which),
});

const banking = (folder: string): QuestionSet => {
  const rows = (file: string): readonly Example[] =>
    // `columns: true` without `cast` gives text by column name.
    (
      parse(read(folder, 'banking77', file), { columns: true }) as readonly {
        text: string;
        category: string;
      }[]
    ).map(({ text, category }) => ({ text, intent: category }));
  const hasTest = existsSync(join(folder, 'banking77/test.csv'));
  const all = rows('train.csv');
  return {
    name: hasTest ? 'BANKING77' : 'BANKING77, each third tenth held out in turn',
    language: 'en',
    parts: hasTest
      ? [{ train: all, test: rows('test.csv') }]
      : [0, 3, 6, 9].map((which) => heldOut(all, 10, which)),
    strange: [],
    accuracy: 92.5,
  };
};

type ClincPart = readonly (readonly [string, string])[];

const clinc = (folder: string): QuestionSet => {
  const files = ['data_full.json', 'train-val.json', 'test.json']
    .filter((file) => existsSync(join(folder, 'clinc150', file)))
    .map((file) => JSON.parse(read(folder, 'clinc150', file)) as Record<string, ClincPart>);
  const part = (name: string): ClincPart => files.find((one) => one[name])?.[name] ?? [];
  const examples = (rows: ClincPart) => rows.map(([text, intent]) => ({ text, intent }));
  const hasTest = part('test').length > 0;
  return {
    name: hasTest ? 'CLINC150' : 'CLINC150, validation',
    language: 'en',
    parts: [{ train: examples(part('train')), test: examples(part(hasTest ? 'test' : 'val')) }],
    strange: [...(hasTest ? part('oos_test') : [...part('oos_train'), ...part('oos_val')])].map(
      ([text]) => text,
    ),
    accuracy: 93.5,
    auroc: 0.96,
  };
};

const hwu = (folder: string, train: 'train' | 'train_10'): QuestionSet => {
  const lines = (...path: readonly string[]) =>
    read(folder, 'hwu64', ...path)
      .trimEnd()
      .split('\n');
  const part = (name: string): readonly Example[] => {
    const labels = lines(name, 'label');
    return lines(name, 'seq.in').map((text, index) => ({ text, intent: labels[index] ?? '' }));
  };
  const hasTest = existsSync(join(folder, 'hwu64/test/seq.in'));
  const isFew = train === 'train_10';
  return {
    name: `HWU64${isFew ? ', ten of each' : ''}${hasTest ? '' : ', validation'}`,
    language: 'en',
    parts: [{ train: part(train), test: part(hasTest ? 'test' : 'valid') }],
    strange: [],
    accuracy: isFew ? 72 : 89,
  };
};

const xsid = (folder: string, language: 'nl' | 'da' | 'de', accuracy: number): QuestionSet => {
  const part = (name: string): readonly Example[] =>
    read(folder, 'xsid', `${language}.${name}.conll`)
      .split(/\n\n+/)
      .flatMap((block) => {
        const text = /^# text *= *(.*)$/m.exec(block)?.[1];
        const intent = /^# intent *= *(.*)$/m.exec(block)?.[1];
        return text && intent ? [{ text, intent }] : [];
      });
  const hasTest = existsSync(join(folder, `xsid/${language}.test.conll`));
  return {
    name: `xSID ${language}${hasTest ? '' : ', a fifth held out in turn'}`,
    language,
    parts: hasTest
      ? [{ train: part('valid'), test: part('test') }]
      : [0, 1, 2, 3, 4].map((which) => heldOut(part('valid'), 5, which)),
    strange: [],
    accuracy,
  };
};

/** @returns the sets of the folder, in the order in which their promises are written down */
export const questionSets = (folder: string): readonly QuestionSet[] => [
  ...(existsSync(join(folder, 'banking77')) ? [banking(folder)] : []),
  ...(existsSync(join(folder, 'clinc150')) ? [clinc(folder)] : []),
  ...(existsSync(join(folder, 'hwu64')) ? [hwu(folder, 'train'), hwu(folder, 'train_10')] : []),
  ...(existsSync(join(folder, 'xsid'))
    ? [xsid(folder, 'nl', 93), xsid(folder, 'da', 95), xsid(folder, 'de', 93)]
    : []),
];
