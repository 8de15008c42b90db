import { expect, it } from 'vitest';
import { describePublished, officialResults, run, runJson, sharedFile } from './test/elections.ts';

/** Rules with additions of the town's own, which do not change the outcome of these elections. */
const withLocalAdditions = new Set(['greedy-custom', 'greedy-exclusive']);

describePublished('official results', () => {
  it.each(officialResults())('%s comes out as the town published it', async (file, official) => {
    const own = withLocalAdditions.has(official.rule) ? ['--rule', 'greedy'] : [];

    const { winners, rule } = await runJson(sharedFile(file), ...own);

    expect([...winners].sort()).toEqual([...official.official_winners].sort());
    expect(rule.published).toBe(official.rule);
  });

  it('refuse a rule that the file does not describe in full', async () => {
    const [file = ''] =
      officialResults().find(([, { rule }]) => withLocalAdditions.has(rule)) ?? [];

    await expect(run(sharedFile(file))).rejects.toThrow('Choose one with --rule: greedy,');
  });

  it('keep to budgets per category when they are asked to', async () => {
    const file = sharedFile('pabulib/netherlands/Netherlands_Amsterdam_166.pb');

    const limited = await runJson(file, '--category-limits');
    const free = await runJson(file);

    expect(limited.rule.constraints.categoryLimits).toContainEqual({
      category: 'Armoede',
      limit: 52000,
    });
    expect(free.notes.join()).toContain('--category-limits');
  });

  it('of every size fit a page of 100 columns', async () => {
    const file = sharedFile('pabulib/large/Poland_Lodz_2022.pb');

    const { lines } = await run(
      file,
      '--rule',
      'equal-shares',
      '--completion',
      'add1',
      '--explain',
    );

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.filter((line) => /^ +\d+ {2}L\d{3} /.test(line))).toHaveLength(44);
  });
});
