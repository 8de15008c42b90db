/** What can be wrong with a Pabulib file, each with the line where it stands. */
import { TallyError } from '../tally-error.ts';

/** Stable: callers may map a code to a message. The table in `reader.ts` says which are only warnings. */
export const pabulibFaultCodes = [
  // Structure
  'section-missing',
  'section-twice',
  'section-out-of-order',
  'section-heading',
  'text-before-meta',
  'meta-header',
  'header-missing',
  'column-missing',
  'duplicate-column',
  'cell-count',
  'empty-line',
  // Text
  'unclosed-quote',
  'text-after-quote',
  'stray-quote',
  'stray-whitespace',
  'replacement-character',
  'nul-character',
  // Limits
  'line-too-long',
  'file-too-long',
  'too-many-projects',
  'too-many-votes',
  // META
  'field-missing',
  'key-missing',
  'duplicate-key',
  'unknown-vote-type',
  'default-score',
  'lists-not-paired',
  // Values
  'not-a-number',
  'not-whole',
  'negative',
  'comma-decimal',
  'number-too-long',
  'value-not-allowed',
  'selected-not-0-to-3',
  // Ids
  'id-missing',
  'comma-in-id',
  'duplicate-project',
  'duplicate-voter',
  // Ballots
  'unknown-project',
  'empty-choice',
  'duplicate-choice',
  'too-many-choices',
  'too-few-choices',
  'points-missing',
  'points-count',
  'points-not-whole',
  'points-negative',
  'points-too-large',
  'points-not-expected',
  'points-out-of-range',
  'points-sum-out-of-range',
  'cost-sum-out-of-range',
  // Totals
  'number-of-projects',
  'number-of-votes',
  'votes-differ',
  'score-differs',
] as const;

export type PabulibFaultCode = (typeof pabulibFaultCodes)[number];

export interface PabulibFault {
  /** Counted from 1; of a row that spans several lines the first one. */
  readonly line: number;
  /** The column, or the key in META. */
  readonly column?: string;
  readonly code: PabulibFaultCode;
  /** A sentence that says what is wrong and what to do. */
  readonly message: string;
}

const describeFault = ({ line, column, message }: PabulibFault): string =>
  `line ${line}${column === undefined ? '' : `, ${column}`}: ${message}`;

/** Everything that one pass found wrong with a file, in the order of its lines. */
export class PabulibError extends TallyError {
  override readonly name = 'PabulibError';
  readonly faults: readonly PabulibFault[];
  /** Faults that were found beside those listed. */
  readonly more: number;

  constructor(faults: readonly PabulibFault[], more = 0) {
    const listed = faults.map(describeFault);
    super(
      'invalid-file',
      [
        'This is not a valid Pabulib file',
        ...listed,
        ...(more > 0 ? [`and ${more} more`] : []),
      ].join('\n'),
    );
    this.faults = faults;
    this.more = more;
  }
}

/** Of one kind so many are listed, so that a fault on every line does not hide the others. */
const LISTED_OF_A_KIND = 10;

export interface FaultList {
  readonly add: (fault: PabulibFault) => void;
  /** A fault that is listed whatever has been listed before. */
  readonly addLast: (fault: PabulibFault) => void;
  readonly isEmpty: () => boolean;
  /** Those that are listed, by line. */
  readonly listed: () => readonly PabulibFault[];
  /** How many are not listed. */
  readonly more: () => number;
}

export const createFaultList = (limit: number): FaultList => {
  const faults: PabulibFault[] = [];
  const kinds = new Map<string, number>();
  let more = 0;
  return {
    add: (fault) => {
      const kind = `${fault.code} ${fault.column ?? ''}`;
      const known = kinds.get(kind) ?? 0;
      if (faults.length >= limit || known >= LISTED_OF_A_KIND) {
        more += 1;
        return;
      }
      kinds.set(kind, known + 1);
      faults.push(fault);
    },
    addLast: (fault) => {
      faults.push(fault);
    },
    isEmpty: () => faults.length === 0 && more === 0,
    listed: () => [...faults].sort((a, b) => a.line - b.line),
    more: () => more,
  };
};

/** What a part of the reader tells of the rows that it is given. */
export interface Findings {
  readonly error: (fault: PabulibFault) => void;
  readonly warn: (fault: PabulibFault) => void;
  /** Where the structure is broken, what follows cannot be judged. */
  readonly stop: (fault: PabulibFault) => never;
}

const QUOTED_CHARACTERS = 60;

/** A piece of the file inside a message: short, and on one line. */
export const quoted = (text: string): string => {
  const shown = text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text;
  return `“${shown.replace(/\p{Cc}/gu, ' ')}”`;
};
