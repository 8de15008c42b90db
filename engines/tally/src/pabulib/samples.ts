/** Small files for tests: without a fault, and ways to put one in. */

/** Sixteen lines without a fault; a case changes what it is about. */
export const valid = `META
key;value
description;Test
country;Netherlands
unit;Assen
instance;2026
num_projects;2
num_votes;3
budget;1000
vote_type;approval
rule;greedy
date_begin;01.02.2026
date_end;28.02.2026
PROJECTS
project_id;cost;votes;name;selected
a;600;2;Swings;1
b;500.50;2;Trees;0
VOTES
voter_id;vote;age
1;a;40
2;a,b;
3;b;16-25
`;

export const cumulative = valid
  .replace('vote_type;approval', 'vote_type;cumulative')
  .replace('cost;votes', 'cost;score')
  .replace('a;600;2', 'a;600;6')
  .replace('b;500.50;2', 'b;500.50;4')
  .replace('vote;age', 'vote;points')
  .replace('1;a;40', '1;a;5')
  .replace('2;a,b;', '2;a,b;1,3')
  .replace('3;b;16-25', '3;b;1');

export const ordinal = valid
  .replace('vote_type;approval', 'vote_type;ordinal')
  .replace('cost;votes', 'cost;score');

/** The text with one piece of it replaced: the piece has to be there. */
export const changed = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`The sample has no “${from}”`);
  return text.replace(from, to);
};

export const addMeta = (text: string, ...rows: readonly string[]): string =>
  changed(text, 'PROJECTS\n', `${rows.join('\n')}\nPROJECTS\n`);

/** A title, a file, and the faults in it: line, column, code. */
export type Case = readonly [title: string, text: string, ...faults: readonly string[]];
