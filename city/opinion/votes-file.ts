/** Votes in an export of pol.is: votes.csv, or votes.json as its interface gives them. */
import { readFileSync, statSync } from 'node:fs';
import { createVoteCollector, inOrder, type VoteCollector, type VoteMatrix } from '@polder/opinion';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { linesOf } from './line-reader.ts';

/** Sizes that one machine still maps; pol.is stops at 100 000 participants and 10 000 statements. */
const MOST = { votes: 30_000_000, participants: 2_000_000, statements: 50_000 } as const;
const MOST_JSON_BYTES = 200_000_000;

const wholeNumber = /^\d{1,15}$/;

const byNumber = (one: number | string, other: number | string): number =>
  Number(one) - Number(other);

/**
 * A matrix in the order of the numbers of participants and statements, so that rows of the file may be
 * in any order. Of several votes on one statement the last one counts, by time where there is one.
 *
 * @throws Error that names the file, and the line where it is about one
 */
export const readVotesCsv = (
  file: string,
  onProgress?: (done: number, total: number) => void,
): VoteMatrix => {
  const votes = createBoundedCollector();
  let columns: Columns | undefined;
  for (const { text, number } of linesOf(file, onProgress)) {
    const where = `${file}, line ${number}:`;
    if (text.trim() === '') continue;
    const fields = fieldsOf(number === 1 ? text.replace(/^\uFEFF/, '') : text, where);
    if (columns === undefined) columns = columnsOf(fields, where);
    else {
      if (fields.length !== columns.count)
        throw new Error(`${where} there are ${fields.length} fields, not ${columns.count}.`);
      const { timestamp } = columns;
      votes.add(
        numberIn(fields[columns.participant], 'voter-id', where),
        numberIn(fields[columns.statement], 'comment-id', where),
        voteIn(fields[columns.vote], where),
        timestamp === undefined ? 0 : numberIn(fields[timestamp], 'timestamp', where),
        where,
      );
    }
  }
  if (columns === undefined) throw new Error(`${file} is empty: it has no line with column names.`);
  return inOrder(votes.matrix(), byNumber);
};

interface Columns {
  readonly count: number;
  readonly participant: number;
  readonly statement: number;
  readonly vote: number;
  readonly timestamp: number | undefined;
}

const columnsOf = (names: readonly string[], where: string): Columns => {
  const placeOf = (name: string): number => {
    const place = names.indexOf(name);
    if (place === -1)
      throw new Error(
        `${where} there is no column “${name}”. The columns are ${names.map((each) => `“${each.slice(0, 40)}”`).join(', ')}.`,
      );
    return place;
  };
  for (const [place, name] of names.entries())
    if (names.indexOf(name) !== place)
      throw new Error(`${where} the column “${name}” is there twice.`);
  return {
    count: names.length,
    participant: placeOf('voter-id'),
    statement: placeOf('comment-id'),
    vote: placeOf('vote'),
    timestamp: names.includes('timestamp') ? placeOf('timestamp') : undefined,
  };
};

const fieldsOf = (line: string, where: string): readonly string[] => {
  if (!line.includes('"')) return line.split(',');
  try {
    // The cast says what is parsed without `columns` and `cast`: fields of text by row.
    const rows = parse(line) as readonly (readonly string[])[];
    return rows[0] ?? [];
  } catch {
    throw new Error(`${where} the quotation marks do not match.`);
  }
};

const numberIn = (field: string | undefined, column: string, where: string): number => {
  const text = field?.trim() ?? '';
  if (!wholeNumber.test(text))
    throw new Error(`${where} ${column} is “${text.slice(0, 40)}”, not a whole number.`);
  return Number(text);
};

const voteIn = (field: string | undefined, where: string): number => {
  const text = field?.trim() ?? '';
  if (text === '1' || text === '0' || text === '-1') return Number(text);
  throw new Error(`${where} vote is “${text.slice(0, 40)}”, not -1, 0 or 1.`);
};

const voteShape = z.object({
  participant_id: z.int().nonnegative(),
  statement_id: z.int().nonnegative(),
  vote: z.union([z.literal(-1), z.literal(0), z.literal(1)]),
  modified: z.number().optional(),
});

/**
 * The same out of votes.json: a list of `{participant_id, statement_id, vote, modified}`, where 1
 * agrees. Such files are held in memory whole, so only up to 200 MB.
 *
 * @throws Error that names the file, and the vote where it is about one
 */
export const readVotesJson = (file: string): VoteMatrix => {
  if (statSync(file).size > MOST_JSON_BYTES)
    throw new Error(`${file} is larger than 200 MB: use the export with votes.csv.`);
  const votes = createBoundedCollector();
  for (const [place, item] of listIn(file).entries()) {
    const where = `${file}, vote ${place + 1}:`;
    const { data, error } = voteShape.safeParse(item);
    if (error !== undefined)
      throw new Error(`${where} ${z.prettifyError(error).replaceAll('\n', ' ')}`);
    votes.add(data.participant_id, data.statement_id, data.vote, data.modified ?? 0, where);
  }
  return inOrder(votes.matrix(), byNumber);
};

/** @throws Error that names the file */
export const listIn = (file: string): readonly unknown[] => {
  try {
    return z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(`${file} is not a list in JSON.`);
  }
};

/** Refuses what would not fit. */
const createBoundedCollector = () => {
  const collector: VoteCollector = createVoteCollector();
  const participants = new Set<number>();
  const statements = new Set<number>();
  let count = 0;
  const add = (
    participant: number,
    statement: number,
    vote: number,
    time: number,
    where: string,
  ): void => {
    participants.add(participant);
    statements.add(statement);
    count++;
    const isTooMuch =
      count > MOST.votes ||
      participants.size > MOST.participants ||
      statements.size > MOST.statements;
    if (isTooMuch)
      throw new Error(
        `${where} there are more than ${MOST.votes} votes, ${MOST.participants} participants or ${MOST.statements} statements.`,
      );
    collector.add(participant, statement, vote, time);
  };
  return { add, matrix: collector.matrix };
};
