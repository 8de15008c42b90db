/** Commands of the house that need no city. */
import type { Tool } from '../platform/service.ts';
import { ask } from './language/ask-tool.ts';
import { evaluateLanguage } from './language/evaluate-tool.ts';
import { opinionTool } from './opinion/opinion-tool.ts';
import { queryTool } from './query/query-tool.ts';
import { sourcesTool } from './query/sources-tool.ts';
import { tallyTool } from './tally/tally-tool.ts';

export const tools: readonly Tool[] = [
  {
    name: 'ask',
    usage: '[--language <nl|en|de|da>] [--model <file>]',
    summary:
      'Talk with the municipal questions, one question in each line; the language is that of the first, and what was learned is kept in the file',
    useFiles: ask,
  },
  {
    name: 'language evaluate',
    usage:
      '--train <file.jsonl> --test <file.jsonl> [--valid <file.jsonl>] [--oos <file.jsonl>] [--seed <number>] [--json]',
    summary:
      'Learn intents from questions, one {"text": …, "intent": …} in each line, and say how well others are understood',
    useFiles: evaluateLanguage,
  },
  opinionTool,
  queryTool,
  sourcesTool,
  tallyTool,
];
