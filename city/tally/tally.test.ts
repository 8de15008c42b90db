import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CalledWrongly, readCommandLine } from '../command-line.ts';
import { wordsOf } from '../failure-words.ts';
import { tallyTool } from './tally-tool.ts';
import { fileWith, pabulibText, run, runJson, temporary } from './test/elections.ts';

const usual = fileWith(pabulibText());
const failureOf = (...args: readonly string[]): Promise<string> =>
  run(...args).then(
    () => 'no failure',
    (error: unknown) => wordsOf(error, undefined),
  );

describe('who wins', () => {
  it.each([
    ['greedy', [], ['a', 'b', 'c'], 100],
    ['greedy by cost, where all gain alike', ['--utility', 'cost'], ['a', 'b', 'c'], 100],
    ['greedy-no-skip', ['--minimum-votes', '4'], ['a', 'b'], 70],
    ['greedy-threshold', ['--minimum-score', '4'], ['a', 'b'], 70],
    // Tied with a, b costs less; then a’s supporters have 6.79 left each, too little for 40.
    ['equal-shares', [], ['b', 'd'], 70],
    ['equal-shares', ['--ties', 'highest-cost'], ['a', 'd'], 80],
    // With 18 each a could be bought too, and the budget would be exceeded: 17 decides.
    ['equal-shares', ['--completion', 'add1'], ['b', 'd'], 70],
    ['equal-shares', ['--completion', 'add1u'], ['b', 'c', 'd'], 100],
    ['phragmen', [], ['b', 'd'], 70],
    ['max-welfare', [], ['a', 'b', 'c'], 100],
  ] as const)('%s %j', async (rule, options, winners, cost) => {
    const report = await runJson(usual, '--rule', rule.split(' ')[0] ?? '', ...options);

    expect({ winners: [...report.winners].sort(), cost: report.cost }).toEqual({
      winners: [...winners].sort(),
      cost,
    });
  });

  it('funded projects come first, of exclusive ones at most one wins', async () => {
    const { winners } = await runJson(usual, '--funded', 'd', '--exclusive', 'a,b;c,d');

    expect(winners).toEqual(['d', 'a']);
  });

  it('budgets per category bind when they are asked for', async () => {
    const file = fileWith(
      pabulibText({
        meta: ['categories;green,street', 'budget_per_category;40,60'],
        columns: 'project_id;cost;name;category',
        projects: ['a;40;A;green', 'b;30;B;green', 'c;30;C;street', 'd;40;D;street'],
      }),
    );

    const limited = await runJson(file, '--category-limits');

    expect(limited.winners).toEqual(['a', 'c']);
    expect((await runJson(file)).winners).toEqual(['a', 'b', 'c']);
  });
});

describe('the JSON', () => {
  it('records all that was decided', async () => {
    const file = fileWith(pabulibText({ rule: 'equalshares/add1' }));

    const { rule, seconds, budget, ...report } = await runJson(
      file,
      '--rule',
      'equal-shares',
      ...['--completion', 'add1u', '--increment', '0.50', '--stop-early'],
      ...['--ties', 'most-votes,lot:2026', '--utility', 'cardinality'],
    );

    expect(rule).toEqual({
      name: 'equal-shares',
      chosenBy: 'argument',
      published: 'equalshares/add1',
      utility: 'cardinality',
      completion: 'add1u',
      endowment: 'integral',
      stopEarly: true,
      increment: 0.5,
      ties: { criteria: ['most-votes', 'lot:2026'], order: expect.any(Array) },
      constraints: {},
      voters: 7,
      budget: 100,
    });
    expect([...rule.ties.order].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(budget).toBe(100);
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(report.explanation.projects.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['greedy', { name: 'greedy', utility: 'score' }],
    ['equalshares', { name: 'equal-shares', completion: 'none', endowment: 'fractional' }],
    ['equalshares/add1', { name: 'equal-shares', completion: 'add1', endowment: 'integral' }],
  ])('counts by the file’s own rule %s', async (own, expected) => {
    const { rule } = await runJson(fileWith(pabulibText({ rule: own })));

    expect(rule).toMatchObject({ ...expected, chosenBy: 'file', published: own });
  });

  it('says how the file’s comparison with greedy comes out', async () => {
    const { comparison, notes } = await runJson(
      fileWith(pabulibText({ rule: 'equalshares/add1-comparison' })),
    );

    expect(comparison?.with).toEqual({ name: 'greedy' });
    expect(comparison?.byProjects).toMatchObject({ betterInFirst: 3, betterInSecond: 4 });
    expect(notes.join()).toContain('equalshares/add1-comparison');
  });

  it('uses the file’s threshold where the rule has one', async () => {
    const file = fileWith(pabulibText({ meta: ['min_project_score_threshold;4'] }));
    const rules = ['greedy-threshold', 'greedy-no-skip', 'greedy'];

    const reports = await Promise.all(rules.map((rule) => runJson(file, '--rule', rule)));

    expect(reports.map(({ rule }) => rule.constraints.minimumScore)).toEqual([4, 4, undefined]);
    expect(reports[2]?.notes.join()).toContain('--minimum-score 4');
  });

  it('has money exactly, and lists every outcome of ties', async () => {
    const file = fileWith(
      pabulibText({
        budget: '0.30',
        projects: ['a;0.10;A', 'b;0.20;B', 'c;0.20;C'],
        votes: ['a', 'a', 'b', 'c'],
      }),
    );

    const { cost, outcomes, winners, budget } = await runJson(file, '--all-ties');

    expect({ cost, budget, winners }).toEqual({ cost: 0.3, budget: 0.3, winners: ['a', 'b'] });
    expect(outcomes).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });

  it('breaks ties as asked, and a lot is the same every time', async () => {
    const file = fileWith(
      pabulibText({
        budget: '30',
        projects: ['a;30;A', 'b;30;B', 'c;20;C'],
        votes: ['a', 'b', 'c'],
      }),
    );
    const winnerBy = async (ties: string) => (await runJson(file, '--ties', ties)).winners;

    expect(await winnerBy('order:b,a')).toEqual(['b']);
    expect(await winnerBy('lowest-cost')).toEqual(['c']);
    expect(await winnerBy('highest-cost,lexicographic')).toEqual(['a']);
    expect(await winnerBy('lot:town hall')).toEqual(await winnerBy('lot:town hall'));
  });
});

describe('what is refused', () => {
  const words = async (change: (text: string) => string) =>
    failureOf(fileWith(change(pabulibText())));

  it('a file with faults, each with its line', async () => {
    const said = await words((text) => text.replace('1;a,b,c', '1;a,x,c').replace('a;40', 'a;4O'));

    expect(said).toMatch(/^This is not a valid Pabulib file/);
    expect(said).toMatch(/line 17, cost: .*“4O”.*\nline 23, vote: .*“x”/);
  });

  it.each([
    ['no file', [temporary('nothing.pb')], 'is not there. Check its name'],
    ['a folder', [temporary('.')], 'is a folder'],
    ['an unknown rule', [usual, '--rule', 'borda'], 'no rule “borda” for --rule. Choose greedy,'],
    ['an unknown rule to compare', [usual, '--compare', 'x'], 'no rule “x” for --compare'],
    ['an unknown utility', [usual, '--utility', 'joy'], '--utility is “joy”: choose cost,'],
    ['an option of another rule', [usual, '--completion', 'add1'], 'not for greedy'],
    [
      'a utility for Phragmén',
      [usual, '--rule', 'phragmen', '--utility', 'cost'],
      'not for phragmen',
    ],
    [
      'raising without raising',
      [usual, '--rule', 'equal-shares', '--stop-early'],
      'add --completion',
    ],
    ['no threshold', [usual, '--rule', 'greedy-threshold'], 'give --minimum-score'],
    ['a negative number', [usual, '--minimum-votes=-1'], 'give a whole number'],
    ['an unknown project', [usual, '--funded', 'z'], 'has no project “z”'],
    ['a set of one', [usual, '--exclusive', 'a'], 'sets of two or more'],
    ['more than the budget', [usual, '--funded', 'a,b,d'], 'cost more than the budget'],
    ['no budgets per category', [usual, '--category-limits'], 'no budgets per category'],
    ['an unknown tie', [usual, '--ties', 'coin'], '“coin” is no way to break ties'],
    ['a lot without a seed', [usual, '--ties', 'lot:'], '“lot:” is no way to break ties'],
    ['an order with a gap', [usual, '--ties', 'order:a,,b'], 'is no way to break ties'],
    ['points that are not there', [usual, '--utility', 'cumulative'], 'need ballots with points'],
    [
      'a picture in no folder',
      [usual, '--picture', temporary('none/a.svg')],
      'The picture cannot be written',
    ],
    [
      'an increment of nothing',
      [usual, '--rule', 'equal-shares', '--completion', 'add1', '--increment', '0.00'],
      'give an amount above 0',
    ],
  ] as const)('%s', async (_, args, expected) => {
    expect(await failureOf(...args)).toContain(expected);
  });

  it('a rule of the file’s own that it does not describe', async () => {
    const said = await words((text) => text.replace('rule;greedy', 'rule;greedy-custom'));

    expect(said).toContain('“greedy-custom”');
    expect(said).toContain('--rule: greedy, greedy-threshold, greedy-no-skip, equal-shares');
  });

  it.each([
    ['an option that there is not', ['tally', usual, '--fast'], '--fast'],
    ['no file', ['tally'], '<file.pb> is missing'],
    ['an option without its value', ['tally', usual, '--rule'], '--rule'],
  ])('%s, before anything is read', (_, words, expected) => {
    expect(() => readCommandLine(words, [tallyTool])).toThrow(CalledWrongly);
    expect(() => readCommandLine(words, [tallyTool])).toThrow(expected);
  });
});

describe('the page', () => {
  it('tells the election, the rule, the winners and what is left', async () => {
    const { lines } = await run(usual, '--rule', 'equal-shares');
    const page = lines.join('\n');

    expect(page).toContain('Green budget · Polderdam 2026');
    expect(page).toContain('7 voters, 4 projects, a budget of 100 EUR');
    expect(page).toMatch(/ 1 {2}b {3}Benches +30 +4 +7\.50 +4\n/);
    expect(page).toContain('Spent 70 of 100 (70.0 %); 30 is left.');
    expect(page).not.toContain('Why');
  });

  it('says who paid what, and what losing projects lacked', async () => {
    const { lines } = await run(
      usual,
      ...['--rule', 'equal-shares', '--completion', 'add1', '--explain'],
    );
    const page = lines.join('\n');

    expect(page).toContain('4 voters paid 7.50 each. Tied with a: the lowest cost put it first.');
    expect(page).toMatch(/It lacked \d+ further voters? who chooses? it alone/);
  });

  it.each([
    ['phragmen', 'Nobody chose it; it was added at the end'],
    ['equal-shares', 'It costs nothing, and by money spent nobody gains from it.'],
  ])('says of %s what becomes of free and unwanted projects', async (rule, told) => {
    const file = fileWith(pabulibText({ projects: ['a;0;Free', 'b;10;Unwanted'], votes: ['a'] }));

    const { lines } = await run(file, '--rule', rule, '--explain');

    expect(lines.join('\n')).toContain(told);
  });

  it('lists outcomes of ties and compares two rules', async () => {
    const { lines } = await run(
      usual,
      '--rule',
      'phragmen',
      '--compare',
      'equal-shares/add1',
      '--all-ties',
    );
    const page = lines.join('\n');

    expect(page).toContain('All ways to break ties');
    expect(page).toContain('Compared with equal-shares with add1');
    expect(page).toMatch(/better off with phragmen +\d/);
  });

  it('keeps what would steer the terminal out of it, and cuts long names', async () => {
    const file = fileWith(
      pabulibText({
        projects: [`a;40;\u001B[2J${'long '.repeat(40)}`, 'b;30;B', 'c;30;C', 'd;40;D'],
      }),
    );

    const { lines } = await run(file, '--explain');

    expect(lines.join('')).not.toContain('\u001B');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.join('\n')).toContain('long…');
  });

  it('tells at most ten warnings', async () => {
    const { warnings, lines } = await run(fileWith(pabulibText().replaceAll('\n1;', '\n\n1;')));
    const many = await run(
      fileWith(pabulibText({ votes: Array.from({ length: 30 }, () => ' a') })),
    );

    expect(warnings).toEqual([expect.stringMatching(/^line \d+/)]);
    expect(lines.length).toBeGreaterThan(5);
    expect(many.warnings).toHaveLength(10);
    expect(many.warnings.at(-1)).toMatch(/^and \d+ more warnings$/);
  });
});

describe('the picture', () => {
  it.each([
    ['equal-shares', ['--completion', 'add1'], 'Benches, 30: 4 voters paid 7.50 each.'],
    ['equal-shares', ['--minimum-votes', '99'], 'Not spent, 100'],
    ['greedy', [], 'Funded, in this order: Alder lane for 40'],
    ['phragmen', [], 'is left.'],
    ['max-welfare', ['--minimum-votes', '99'], 'No project is funded.'],
  ] as const)('of %s %j stands alone and tells all in words', async (rule, options, told) => {
    const file = temporary(`${rule}${options.join('')}.svg`);

    await run(usual, '--rule', rule, ...options, '--picture', file);
    const svg = readFileSync(file, 'utf8');

    expect(svg).toMatch(/<svg [^>]*role="img" aria-labelledby="title description"/);
    expect(svg).toContain('<title id="title">Green budget · Polderdam 2026</title>');
    expect(svg).toContain(told);
    expect(svg).not.toMatch(/<script|href|@import|@font-face|NaN|Infinity|undefined/);
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http');
    const sizes = [...svg.matchAll(/font-size: (\d+)px/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });

  it('escapes what projects are called', async () => {
    const file = temporary('escaped.svg');

    await run(
      fileWith(pabulibText({ projects: ['a;40;<script>&"', 'b;30;B', 'c;30;C', 'd;40;D'] })),
      '--picture',
      file,
    );

    expect(readFileSync(file, 'utf8')).toContain('&lt;script&gt;&amp;');
  });
});
