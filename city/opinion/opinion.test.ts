import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCommandLine } from '../command-line.ts';
import { opinionTool } from './opinion-tool.ts';
import { describePublished } from './test/published.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'polder-opinion-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array) =>
  writeFileSync(path.join(folder, name), content);

/** What the command prints. */
const run = async (
  options: Readonly<Record<string, string | undefined>> = {},
  directory = folder,
): Promise<string> => {
  const printed: string[] = [];
  await opinionTool.useFiles({
    positional: [directory],
    options,
    print: (line) => printed.push(line),
    progress: () => {},
  });
  return printed.join('\n');
};

const header = 'timestamp,datetime,comment-id,voter-id,vote';

/** Two camps of six on eight statements; the last two are shared. */
const campVotes = (): string => {
  const rows = Array.from({ length: 12 }, (_, voter) =>
    Array.from({ length: 8 }, (_, comment) => {
      const vote = comment > 5 || voter < 6 ? 1 : -1;
      return `${1000 + voter},Mon,${comment},${voter},${(voter + comment) % 5 === 0 ? 0 : vote}`;
    }),
  );
  return [header, ...rows.flat(), ''].join('\n');
};

describe('polder opinion', () => {
  it('is called with a folder and with options that may be left out', () => {
    const { positional, options } = readCommandLine(
      ['opinion', 'export', '--json', '--picture', 'map.svg'],
      [opinionTool],
    );
    expect(positional).toEqual(['export']);
    expect(options).toEqual({ json: undefined, picture: 'map.svg' });
    expect(() => readCommandLine(['opinion'], [opinionTool])).toThrow(/<dir> is missing/);
  });

  it('tells the groups, what they share and what divides them', async () => {
    write('votes.csv', campVotes());
    write(
      'comments.csv',
      [
        'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
        '1,Mon,0,0,5,5,1,"Trees, please:\n""more"" of them \u001b[31m!"',
        `1,Mon,6,0,9,0,1,${'long '.repeat(60)}`,
        '1,Mon,7,0,9,0,-1,Hidden',
      ].join('\n'),
    );
    const told = await run();
    expect(told).toContain('12 participants, 8 statements, 96 votes');
    expect(told).toContain('2 groups');
    expect(told).toMatch(/Group A, 6 participants[\s\S]*Group B, 6 participants/);
    expect(told).toContain('0: Trees, please: "more" of them [31m!');
    expect(told).toMatch(/What all share\n {2}agree +\d+ % {2}6: long long .*…\n/);
    expect(told).not.toContain('Hidden');
    expect(told).not.toContain('\u001b');
    expect(told).toMatch(/What divides the groups\n {2}agree: A /);
  });

  it('gives the same figures whatever the order of rows, byte order mark and line ends', async () => {
    write('votes.csv', campVotes());
    const figures = await run({ json: undefined });
    const [first, ...rows] = campVotes().trim().split('\n');
    write('votes.csv', `\uFEFF${[first, ...rows.toReversed()].join('\r\n')}`);
    expect(await run({ json: undefined })).toBe(figures);
  });

  it('reads votes.json, where 1 agrees too', async () => {
    write('votes.csv', campVotes());
    const figures = await run({ json: undefined });
    const votes = campVotes()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [modified, , statement_id, participant_id, vote] = line.split(',').map(Number);
        return { modified, statement_id, participant_id, vote };
      });
    rmSync(path.join(folder, 'votes.csv'));
    write('votes.json', JSON.stringify(votes));
    expect(await run({ json: undefined })).toBe(figures);
  });

  it('draws the map with a title, a description, and a hull and letter for each group', async () => {
    write('votes.csv', campVotes());
    const picture = path.join(folder, 'map.svg');
    await run({ picture });
    const drawn = readFileSync(picture, 'utf8');
    expect(drawn).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(drawn).toContain('<title id="title">Map of opinions</title>');
    expect(drawn).toMatch(
      /<desc id="desc">12 participants in \d+ circles.*group A of 6.*group B of 6/,
    );
    expect(drawn.match(/fill="url\(#hatch-[AB]\)"/g)).toHaveLength(2);
    expect(drawn.match(/<tspan font-weight="bold">[AB]<\/tspan> 6/g)).toHaveLength(2);
    const greys = /^#(?:([0-9a-f])\1\1|([0-9a-f]{2})\2\2)$/;
    for (const [, colour = ''] of drawn.matchAll(/"(#[0-9a-f]{3,6})"/g))
      expect(colour).toMatch(greys);
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each([
    { title: 'no votes', rows: [], told: 'There are no votes.' },
    { title: 'one vote', rows: ['1,Mon,0,0,1'], told: '1 participants, 1 statements, 1 votes' },
    {
      title: 'nothing but passes',
      rows: ['1,Mon,0,0,0', '1,Mon,0,1,0', '1,Mon,1,1,0'],
      told: '2 participants, 2 statements, 3 votes',
    },
    {
      title: 'rows that are there twice',
      rows: ['2,Mon,0,0,1', '2,Mon,0,0,1', '1,Mon,0,0,-1'],
      told: '1 participants, 1 statements, 1 votes',
    },
    {
      title: 'quoted fields and empty lines',
      rows: ['"1","Mon, early","0","0","1"', '', ''],
      told: '1 participants, 1 statements, 1 votes',
    },
  ])('is exact for $title', async ({ rows, told }) => {
    write('votes.csv', [header, ...rows].join('\n'));
    expect(await run()).toContain(told);
    const picture = path.join(folder, 'map.svg');
    const figures = await run({ json: undefined, picture });
    expect(figures).not.toContain('null');
    expect(readFileSync(picture, 'utf8')).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('takes the last vote by time', async () => {
    write('votes.csv', [header, '20,Mon,0,0,1', '10,Mon,0,0,-1'].join('\n'));
    const shape = z.object({ pca: z.object({ center: z.array(z.number()) }) });
    const { pca } = shape.parse(JSON.parse(await run({ json: undefined })));
    // Agreeing is −1 in the mathematics of pol.is.
    expect(pca.center).toEqual([-1]);
  });

  it.each<{ title: string; file: string; content: string | Uint8Array; message: RegExp }>([
    {
      title: 'an empty file',
      file: 'votes.csv',
      content: '',
      message: /votes\.csv is empty/,
    },
    {
      title: 'unknown columns',
      file: 'votes.csv',
      content: 'who,what\n1,2',
      message: /line 1: there is no column “voter-id”/,
    },
    {
      title: 'a column that is there twice',
      file: 'votes.csv',
      content: `${header},vote\n`,
      message: /line 1: the column “vote” is there twice/,
    },
    {
      title: 'a vote of 2',
      file: 'votes.csv',
      content: `${header}\n1,Mon,0,0,1\n1,Mon,0,1,2`,
      message: /line 3: vote is “2”, not -1, 0 or 1/,
    },
    {
      title: 'a voter without a number',
      file: 'votes.csv',
      content: `${header}\n1,Mon,0,ann,1`,
      message: /line 2: voter-id is “ann”, not a whole number/,
    },
    {
      title: 'a number beyond what is exact',
      file: 'votes.csv',
      content: `${header}\n1,Mon,99999999999999999,0,1`,
      message: /line 2: comment-id is “99999999999999999”/,
    },
    {
      title: 'a row that is cut off',
      file: 'votes.csv',
      content: `${header}\n1,Mon,0`,
      message: /line 2: there are 3 fields, not 5/,
    },
    {
      title: 'quotation marks that do not match',
      file: 'votes.csv',
      content: `${header}\n1,"Mon,0,0,1`,
      message: /line 2: the quotation marks do not match/,
    },
    {
      title: 'a line without end',
      file: 'votes.csv',
      content: 'x'.repeat(1_000_000),
      message: /line 1 is longer than 4096 characters/,
    },
    {
      title: 'another encoding',
      file: 'votes.csv',
      content: Uint8Array.of(0x61, 0xe9, 0x0a),
      message: /is not written in UTF-8/,
    },
    {
      title: 'votes.json that is no list',
      file: 'votes.json',
      content: '{"votes": []}',
      message: /votes\.json is not a list in JSON/,
    },
    {
      title: 'votes.json with another vote',
      file: 'votes.json',
      content: '[{"participant_id": 1, "statement_id": 1, "vote": 3}]',
      message: /votes\.json, vote 1:/,
    },
  ])('refuses $title, and says where', async ({ file, content, message }) => {
    write(file, content);
    await expect(run()).rejects.toThrow(message);
  });

  it.each([
    { title: 'another moderation', row: '1,Mon,0,0,1,1,2,Text', message: /line 2: moderated/ },
    { title: 'a row that is cut off', row: '1,Mon,0', message: /comments\.csv, line 2: / },
    {
      title: 'a statement without a number',
      row: '1,Mon,x,0,1,1,1,T',
      message: /line 2: comment-id/,
    },
  ])('refuses statements with $title, and says where', async ({ row, message }) => {
    write('votes.csv', campVotes());
    write(
      'comments.csv',
      `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${row}`,
    );
    await expect(run()).rejects.toThrow(message);
  });

  it('refuses to draw where it cannot write', async () => {
    write('votes.csv', campVotes());
    await expect(run({ picture: path.join(folder, 'no such folder', 'map.svg') })).rejects.toThrow(
      /cannot be written/,
    );
  });

  it('refuses a folder without votes and a state that is none', async () => {
    await expect(run()).rejects.toThrow(/has no votes\.csv and no votes\.json/);
    write('votes.csv', campVotes());
    write('other.json', '{}');
    await expect(run({ from: path.join(folder, 'other.json') })).rejects.toThrow(
      /is not the mathematics of a conversation/,
    );
  });
});

/** The same with every number up to 6 digits. */
const close = (value: unknown): unknown => {
  if (typeof value === 'number') return expect.closeTo(value, 6);
  if (Array.isArray(value)) return value.map(close);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, close(inside)]))
    : value;
};

describePublished(
  'math-fixtures',
  'conversations of pol.is, from its own groups',
  (conversations) => {
    const inOrder = [
      'tids',
      'pca',
      'user-vote-counts',
      'group-clusters',
      'group-votes',
      'repness',
      'consensus',
      'group-aware-consensus',
      'comment-priorities',
    ];
    const inAnyOrder = ['mod-out', 'meta-tids', 'in-conv'];
    const shape = z.record(z.string(), z.unknown());
    const numbers = z.array(z.number());

    for (const conversation of conversations)
      it(`${conversation.name}: the figures under every name`, async ({ skip }) => {
        const from = path.join(conversation.folder, 'math-pca2.json');
        const found = shape.parse(
          JSON.parse(await run({ json: undefined, from }, conversation.folder)),
        );
        const expected = shape.parse(JSON.parse(readFileSync(from, 'utf8')));
        skip(found.n !== expected.n, 'votes of some participants are missing in the data');
        for (const name of inOrder) expect(found[name], name).toEqual(close(expected[name]));
        for (const name of inAnyOrder)
          expect(new Set(numbers.parse(found[name])), name).toEqual(
            new Set(numbers.parse(expected[name])),
          );
        const { members: _, ...base } = shape.parse(expected['base-clusters']);
        expect(found['base-clusters']).toMatchObject(shape.parse(close(base)));
      });
  },
);
