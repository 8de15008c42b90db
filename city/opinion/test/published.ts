/**
 * Published conversations live beside the repository, in `../shared/data/participation/polis`. Where
 * they are absent the tests that read it are skipped, and their titles say so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.resolve(root, '../shared/data/participation/polis');

export interface Conversation {
  readonly name: string;
  readonly folder: string;
}

type Kind = 'math-fixtures' | 'open-data';

const filesOf: Readonly<Record<Kind, readonly string[]>> = {
  'math-fixtures': ['votes.json', 'comments.json', 'math-pca2.json'],
  'open-data': ['votes.csv', 'comments.csv', 'participants-votes.csv'],
};

/** Those of which all files are there. */
const conversationsOf = (kind: Kind): readonly Conversation[] => {
  const home = path.join(folder, kind);
  return (existsSync(home) ? readdirSync(home) : [])
    .map((name) => ({ name, folder: path.join(home, name) }))
    .filter((conversation) =>
      filesOf[kind].every((file) => existsSync(path.join(conversation.folder, file))),
    );
};

/** Tests may read the data while they are collected: without it they are not collected at all. */
export const describePublished = (
  kind: Kind,
  title: string,
  tests: (conversations: readonly Conversation[]) => void,
): void => {
  const conversations = conversationsOf(kind);
  if (conversations.length > 0) describe(title, () => tests(conversations));
  else
    describe.skip(`${title} (skipped: shared data absent)`, () =>
      it('needs the shared data', () => {}));
};

export type Row = Readonly<Record<string, string>>;

/** A CSV file's rows by column name, all text. */
export const readRows = (conversation: Conversation, file: string): readonly Row[] =>
  // The cast says what `columns: true` without `cast` returns: text by column name.
  parse(readFileSync(path.join(conversation.folder, file)), {
    columns: true,
    bom: true,
  }) as readonly Row[];
