import { expect, it } from 'vitest';
import { describeShared } from '../../test/shared-data.ts';
import { electionFiles, readElectionFile } from '../../test/shared-elections.ts';
import { scores, voteCounts } from '../election.ts';
import { writePabulib } from './document.ts';
import { documentOf } from './document-of.ts';
import { PabulibError } from './faults.ts';
import { readPabulib } from './reader.ts';

describeShared('published elections', () => {
  it.each(electionFiles())('%s is read without a remark and written byte for byte', (file) => {
    const text = readElectionFile(file);

    const { document, warnings, moreWarnings } = readPabulib(text, { keepDocument: true });

    expect(warnings).toEqual([]);
    expect(moreWarnings).toBe(0);
    // Not toBe: a difference of megabytes is no help.
    expect(document && writePabulib(document) === text).toBe(true);
  });

  it.each(electionFiles())('%s has the votes and scores that its columns tell', (file) => {
    const { election, document } = readPabulib(readElectionFile(file), { keepDocument: true });
    const columns = document?.projects.columns.cells ?? [];
    const numbers = (column: string): readonly number[] | undefined => {
      const index = columns.indexOf(column);
      if (index < 0) return undefined;
      return document?.projects.rows.map(({ cells }) => Number(cells[index]));
    };
    const [votes, score] = [numbers('votes'), numbers('score')];

    expect(votes ?? score).toBeDefined();
    if (votes) expect(voteCounts(election)).toEqual(votes);
    if (score) expect(scores(election)).toEqual(score);
    expect(election.voters).toBe(document?.votes.rows.length);
  });

  it.each(electionFiles())('%s comes back the same when it is published anew', (file) => {
    const { election, officialWinners } = readPabulib(readElectionFile(file));

    const document = documentOf(election, {
      meta: [['rule', 'unknown']],
      winners: officialWinners,
    });
    const again = readPabulib(writePabulib(document));

    expect(again.election).toEqual(election);
    expect(again.officialWinners).toEqual(officialWinners);
  });

  it('cover all ballot types of towns, and each kind of extra data', () => {
    const files = electionFiles().map((file) => readPabulib(readElectionFile(file)));

    expect(new Set(files.map(({ election }) => election.voteType))).toEqual(
      new Set(['approval', 'choose-1', 'ordinal', 'cumulative']),
    );
    expect(files.filter(({ officialWinners }) => officialWinners.length > 0)).toHaveLength(26);
    expect(files.filter(({ meta }) => meta.categoryBudgets.length > 0)).toHaveLength(2);
    expect(files.filter(({ meta }) => meta.neighborhoodBudgets.length > 0)).toHaveLength(1);
  });

  it('Amsterdam 252 sets money apart for three neighbourhoods, and says where projects are', () => {
    const file = readPabulib(readElectionFile('pabulib/netherlands/Netherlands_Amsterdam_252.pb'));

    expect(file.meta.neighborhoodBudgets).toEqual([
      { name: 'Oostelijke Eilanden', budget: { numerator: 150_000n, denominator: 1n } },
      { name: 'Haarlemmerhouttuinen', budget: { numerator: 100_000n, denominator: 1n } },
      { name: 'Other', budget: { numerator: 250_000n, denominator: 1n } },
    ]);
    expect(file.neighborhoods).toHaveLength(file.election.projects.length);
    expect(file.neighborhoods).toContain('Haarlemmerhouttuinen');
  });

  it('Warszawa Kamionek has an exact budget of 308298.85', () => {
    const file = 'pabulib/official-greedy/Poland_Warszawa_2017_Kamionek.pb';

    expect(readPabulib(readElectionFile(file)).election.budget).toEqual({
      numerator: 6_165_977n,
      denominator: 20n,
    });
  });
});

describeShared('examples of the format', () => {
  it('the valid one is accepted, with what is untidy in it', () => {
    const text = readElectionFile('pabulib/format-examples/example_valid.pb');

    const { election, warnings, document } = readPabulib(text, { keepDocument: true });

    expect(election.voters).toBe(76);
    expect(new Set(warnings.map(({ code, column }) => `${code} ${column}`))).toEqual(
      new Set(['stray-whitespace category']),
    );
    expect(document && writePabulib(document)).toBe(text);
  });

  it('the invalid one is rejected for its currency and two letters that are no sex', () => {
    const text = readElectionFile('pabulib/format-examples/example_invalid.pb');
    let error: unknown;
    try {
      readPabulib(text);
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toBeInstanceOf(PabulibError);
    expect(error).toMatchObject({
      code: 'invalid-file',
      more: 0,
      faults: [
        { line: 20, column: 'currency', code: 'value-not-allowed' },
        { line: 29, column: 'sex', code: 'value-not-allowed' },
        { line: 30, column: 'sex', code: 'value-not-allowed' },
      ],
    });
  });
});
