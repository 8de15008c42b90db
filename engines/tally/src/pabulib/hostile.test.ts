import { describe, expect, it } from 'vitest';
import { PabulibError } from './faults.ts';
import { createPabulibReader, type PabulibLimits, readPabulib } from './reader.ts';
import { changed, valid } from './samples.ts';

const start = (votes: number): string =>
  `META
key;value
description;Test
country;Netherlands
unit;Assen
instance;2026
num_projects;3
num_votes;${votes}
budget;1000
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost
a;600
b;500
c;400
VOTES
voter_id;vote
`;

const ballots = ['a', 'b', 'c', 'a,b', 'b,c', 'a,b,c'];

/** Vote lines in chunks of a thousand, until the reader refuses or all are given. */
const pushVotes = (reader: ReturnType<typeof createPabulibReader>, votes: number): void => {
  for (let first = 0; first < votes; first += 1000) {
    const lines: string[] = [];
    for (let voter = first; voter < Math.min(votes, first + 1000); voter += 1)
      lines.push(`${voter};${ballots[voter % ballots.length]}\n`);
    reader.push(lines.join(''));
  }
};

const errorOf = (read: () => unknown): PabulibError => {
  try {
    read();
  } catch (error) {
    if (error instanceof PabulibError) return error;
    throw error;
  }
  throw new Error('The file was read');
};

const limited = (limits: Partial<PabulibLimits>, text: string): PabulibError =>
  errorOf(() => readPabulib(text, { limits }));

describe('a file without end', () => {
  it('of three million votes is refused at the number that META tells', () => {
    const reader = createPabulibReader();

    expect(errorOf(() => reader.push(start(3_000_000))).faults).toEqual([
      {
        line: 8,
        column: 'num_votes',
        code: 'too-many-votes',
        message: 'A file may have 2000000 votes. Split it.',
      },
    ]);
  });

  it('of three million votes that META does not tell of is refused at the first one too many', () => {
    const reader = createPabulibReader({ limits: { votes: 100_000 } });

    reader.push(start(3));

    const error = errorOf(() => pushVotes(reader, 3_000_000));

    expect(error.faults).toMatchObject([{ line: 20 + 100_001, code: 'too-many-votes' }]);
    expect(errorOf(() => reader.push('4;a\n'))).toBe(error);
    expect(errorOf(() => reader.end())).toBe(error);
  });

  it('of projects is refused at the first one too many', () => {
    expect(
      limited({ projects: 1 }, changed(valid, 'num_projects;2', 'num_projects;1')).faults,
    ).toMatchObject([{ line: 17, code: 'too-many-projects' }]);
  });

  it('in one line is refused as soon as the line is too long', () => {
    const reader = createPabulibReader();
    let chunks = 0;

    const error = errorOf(() => {
      for (; chunks < 1_000_000; chunks += 1) reader.push('x'.repeat(1000));
    });

    expect(error.faults).toMatchObject([{ line: 1, code: 'line-too-long' }]);
    expect(chunks).toBe(1000);
  });

  it('in one quoted cell is refused at the line where the quote is opened', () => {
    const reader = createPabulibReader();
    reader.push(changed(valid, valid.slice(valid.indexOf('Trees')), '"Trees'));
    let lines = 0;

    const error = errorOf(() => {
      for (; lines < 10_000_000; lines += 1) reader.push('and\n');
    });

    expect(error.faults).toMatchObject([{ line: 17, code: 'unclosed-quote' }]);
    expect(lines).toBeLessThan(250_001);
  });

  it('is refused at the line on which it passes the number of characters', () => {
    expect(limited({ characters: 30 }, valid).faults).toMatchObject([
      { line: 3, code: 'file-too-long' },
    ]);
  });

  it('of faults lists as many as it may and counts the others', () => {
    const votes = Array.from({ length: 100_000 }, (_, voter) => `1;x${voter};17;4\n`).join('');

    const error = limited({ faults: 5 }, `${valid}${votes}`);

    expect(error.faults).toHaveLength(5);
    expect(error.more).toBe(100_001 - 5);
    expect(error.message.length).toBeLessThan(1000);
  });
});

describe('half a million votes', () => {
  const votes = 500_000;

  it('are read into as many ballots as differ', () => {
    const reader = createPabulibReader();
    reader.push(start(votes));
    pushVotes(reader, votes);

    const { election } = reader.end();

    expect(election.voters).toBe(votes);
    expect(election.ballots).toHaveLength(ballots.length);
  });
});

describe('hostile text', () => {
  it('in chunks of one character is read as any other', () => {
    const reader = createPabulibReader({ keepDocument: true });
    for (const character of valid) reader.push(character);

    expect(reader.end()).toEqual(readPabulib(valid, { keepDocument: true }));
  });

  it('with names of what every object has is no surprise', () => {
    const text = changed(valid, 'unit;Assen', 'unit;Assen\n__proto__;x\nconstructor;y')
      .replace('a;600', '__proto__;600')
      .replace('1;a;40', 'constructor;__proto__;40')
      .replace('2;a,b', 'toString;__proto__,b');

    const { election, meta } = readPabulib(text);

    expect(election.projects[0]?.id).toBe('__proto__');
    expect(meta.values.get('__proto__')).toBe('x');
    expect(election.voters).toBe(3);
  });

  it('never makes the reader fail otherwise than with its own error', () => {
    const pieces = ['META', 'PROJECTS\n', '\n', ';', '"', '\0', '\r', 'a', ',', '1e9', '-1', ' '];
    let state = 1;
    const draw = (count: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % count;
    };
    for (let run = 0; run < 2000; run += 1) {
      const place = draw(valid.length);
      const piece = pieces[draw(pieces.length)] ?? '';
      const text = valid.slice(0, place) + piece + valid.slice(place + draw(4));
      try {
        readPabulib(text);
      } catch (error) {
        expect(error).toBeInstanceOf(PabulibError);
      }
    }
  });
});
