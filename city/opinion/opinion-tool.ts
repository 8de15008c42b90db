/** `polder opinion`: the mathematics of pol.is over an export, to check or to read. */
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mapConversation, type VoteMatrix } from '@polder/opinion';
import type { CommandArguments, Tool } from '../../platform/service.ts';
import { type Comments, noComments, readCommentsCsv, readCommentsJson } from './comments-file.ts';
import { asMathematics, readMathematics } from './mathematics.ts';
import { drawMap } from './picture.ts';
import { readVotesCsv, readVotesJson } from './votes-file.ts';
import { inWords } from './words.ts';

type OnProgress = (done: number, total: number) => void;

const votesIn = (folder: string, onProgress: OnProgress): VoteMatrix => {
  const [csv, json] = [path.join(folder, 'votes.csv'), path.join(folder, 'votes.json')];
  if (existsSync(csv)) return readVotesCsv(csv, onProgress);
  if (existsSync(json)) return readVotesJson(json);
  throw new Error(`${folder} has no votes.csv and no votes.json: is it an export of pol.is?`);
};

/** An export may come without its statements; then they have numbers only. */
const commentsIn = (folder: string): Comments => {
  const [csv, json] = [path.join(folder, 'comments.csv'), path.join(folder, 'comments.json')];
  if (existsSync(csv)) return readCommentsCsv(csv);
  return existsSync(json) ? readCommentsJson(json) : noComments;
};

const writePicture = (file: string, drawing: string): void => {
  try {
    writeFileSync(file, drawing);
  } catch {
    throw new Error(`${file} cannot be written: is there such a folder, and is it yours?`);
  }
};

const mapOpinions = async ({
  positional: [folder = ''],
  options,
  print,
  progress,
}: CommandArguments): Promise<void> => {
  const isJson = 'json' in options;
  const { from, picture } = options;
  const matrix = votesIn(folder, (done, total) => {
    if (!isJson) progress('reading', done, total);
  });
  const comments = commentsIn(folder);
  const { texts, moderatedOut, meta } = comments;
  const map = mapConversation(matrix, {
    moderatedOut,
    meta,
    ...(from === undefined ? {} : { memory: readMathematics(from) }),
  });
  if (picture !== undefined) writePicture(picture, drawMap(map));
  if (isJson) print(JSON.stringify(asMathematics(map, comments)));
  else for (const line of inWords(map, texts)) print(line);
};

export const opinionTool: Tool = {
  name: 'opinion',
  usage: '<dir> [--json] [--picture <file.svg>] [--from <math-pca2.json>]',
  summary:
    'Map the opinions in an export of pol.is: groups, what they share and what divides them; --json tells all figures under the names of pol.is, --from goes on from its own groups',
  useFiles: mapOpinions,
};
