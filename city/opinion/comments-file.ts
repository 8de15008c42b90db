/** Statements in an export of pol.is: their texts, and which are moderated out or meta. */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { listIn } from './votes-file.ts';

export interface Comments {
  readonly texts: ReadonlyMap<number, string>;
  readonly moderatedOut: readonly number[];
  readonly meta: readonly number[];
}

export const noComments: Comments = { texts: new Map(), moderatedOut: [], meta: [] };

interface Comment {
  readonly id: number;
  readonly text: string;
  /** −1 is moderated out, 0 not looked at, 1 let in. */
  readonly moderated: number;
  readonly isMeta: boolean;
}

const collected = (comments: readonly Comment[]): Comments => ({
  texts: new Map(comments.map(({ id, text }) => [id, text])),
  moderatedOut: comments.flatMap(({ id, moderated }) => (moderated === -1 ? [id] : [])),
  meta: comments.flatMap(({ id, isMeta }) => (isMeta ? [id] : [])),
});

const rowShape = z.object({
  'comment-id': z.string().regex(/^\d{1,15}$/, 'not a whole number'),
  moderated: z.enum(['-1', '0', '1'], 'not -1, 0 or 1'),
  'comment-body': z.string(),
  'is-meta': z
    .string()
    .regex(/^(?:true|false|0|1|)$/i, 'not true or false')
    .optional(),
});

const rowsShape = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

/** @throws Error that names the file and the line */
export const readCommentsCsv = (file: string): Comments =>
  collected(
    rowsOf(file).map(({ record, info: { lines } }): Comment => {
      const { data, error } = rowShape.safeParse(record);
      if (error !== undefined) {
        const [issue] = error.issues;
        throw new Error(
          `${file}, line ${lines}: ${issue?.path.join('.') ?? 'the row'}: ${issue?.message ?? 'not understood'}.`,
        );
      }
      return {
        id: Number(data['comment-id']),
        text: data['comment-body'],
        moderated: Number(data.moderated),
        isMeta: /^(?:true|1)$/i.test(data['is-meta'] ?? ''),
      };
    }),
  );

const rowsOf = (file: string): z.infer<typeof rowsShape> => {
  const text = readFileSync(file, 'utf8');
  try {
    return rowsShape.parse(
      parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true }),
    );
  } catch (error) {
    if (error instanceof CsvError)
      throw new Error(`${file}, line ${error.lines ?? '?'}: ${error.message}`);
    throw error;
  }
};

const itemShape = z.object({
  statement_id: z.int().nonnegative(),
  txt: z.string(),
  moderated: z.number(),
  is_meta: z.boolean(),
});

/** @throws Error that names the file and the comment */
export const readCommentsJson = (file: string): Comments =>
  collected(
    listIn(file).map((item, place): Comment => {
      const { data, error } = itemShape.safeParse(item);
      if (error !== undefined)
        throw new Error(
          `${file}, comment ${place + 1}: ${z.prettifyError(error).replaceAll('\n', ' ')}`,
        );
      return {
        id: data.statement_id,
        text: data.txt,
        moderated: data.moderated,
        isMeta: data.is_meta,
      };
    }),
  );
