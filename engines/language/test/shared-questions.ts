/**
 * Published questions live beside the repository, in `../shared/data/assistant`. Where that folder is
 * absent the tests that read it are skipped, and their titles say so.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'vitest';
import type { Example } from '../src/examples.ts';

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/assistant');

export const describePublished = (title: string, tests: () => void): void => {
  if (existsSync(folder)) describe(title, tests);
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

const linesOf = (file: string): readonly string[] =>
  readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');

/** HWU64: sentences and labels line by line. */
export const readHwu = (part: 'train' | 'train_10' | 'valid'): readonly Example[] => {
  const labels = linesOf(`hwu64/${part}/label`);
  return linesOf(`hwu64/${part}/seq.in`).map((text, at) => ({ text, intent: labels[at] ?? '' }));
};

/** xSID: blocks with the sentence and its intent as comments. */
export const readXsid = (language: 'nl' | 'da' | 'de'): readonly Example[] =>
  readFileSync(path.join(folder, `xsid/${language}.valid.conll`), 'utf8')
    .split(/\n\n+/)
    .flatMap((block) => {
      const text = /^# text *= *(.*)$/m.exec(block)?.[1];
      const intent = /^# intent *= *(.*)$/m.exec(block)?.[1];
      return text && intent ? [{ text, intent }] : [];
    });
