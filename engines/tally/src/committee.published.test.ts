import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { describeShared, filesIn, readShared } from '../test/shared-data.ts';
import { allTiedCommittees, type CommitteeRule, electCommittee } from './committee.ts';

interface Instance {
  readonly profile: readonly (readonly number[])[];
  readonly num_cand: number;
  readonly committeesize: number;
  readonly compute: readonly {
    readonly rule_id: string;
    readonly result: readonly (readonly number[])[] | null;
    readonly resolute: boolean;
  }[];
}

const rules: Readonly<Record<string, CommitteeRule>> = {
  av: { kind: 'approval-voting' },
  seqphragmen: { kind: 'sequential-phragmen' },
  'equal-shares': { kind: 'equal-shares', completion: 'phragmen' },
  'equal-shares-with-av-completion': { kind: 'equal-shares', completion: 'approval' },
  'equal-shares-with-increment-completion': { kind: 'equal-shares', completion: 'increment' },
};

const asText = (committees: readonly (readonly number[])[]): readonly string[] =>
  committees.map((committee) => [...committee].sort((a, b) => a - b).join()).sort();

describeShared('committees of the abcvoting project', () => {
  it.each(filesIn('abcvoting'))('%s', (file) => {
    // The test's own knowledge of the files that are read.
    const { profile, num_cand, committeesize, compute } = parse(readShared(file)) as Instance;
    const election = {
      candidates: Array.from({ length: num_cand }, (_, index) => `c${index}`),
      ballots: profile.map((choices) => ({ choices, voters: 1 })),
      seats: committeesize,
    };
    let compared = 0;
    for (const { rule_id, result, resolute } of compute) {
      const rule = rules[rule_id];
      if (!rule || !result) continue;
      compared += 1;
      if (resolute)
        expect(asText(result), rule_id).toEqual(
          expect.arrayContaining([...asText([electCommittee(election, rule)])]),
        );
      else expect(asText(allTiedCommittees(election, rule)), rule_id).toEqual(asText(result));
    }
    expect(compared).toBeGreaterThanOrEqual(9);
  });
});
