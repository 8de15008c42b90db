/** For tests: files that are read with a warning. */
import { addMeta, type Case, changed, cumulative, valid } from './samples.ts';

export const warnings: readonly Case[] = [
  ['a heading in small letters', changed(valid, 'VOTES', 'Votes'), '18 section-heading'],
  ['an empty line', changed(valid, 'PROJECTS', '\nPROJECTS'), '14 empty-line'],
  ['an empty line at the end', `${valid}\n`, '23 empty-line'],
  ['white space around an id', changed(valid, '3;b', '3; b'), '22 vote stray-whitespace'],
  ['white space after a comma', changed(valid, 'a,b', 'a, b'), '21 vote stray-whitespace'],
  ['white space around a name', changed(valid, 'Trees', 'Trees '), '17 name stray-whitespace'],
  [
    'white space in a header',
    changed(valid, 'key;value', 'key; value'),
    '2 META header stray-whitespace',
  ],
  ['a quote inside a cell', changed(valid, 'Trees', '12" trees'), '17 stray-quote'],
  ['a letter that was lost', changed(valid, 'Trees', 'Tr\uFFFDes'), '17 replacement-character'],
  [
    'what Pabulib asks for',
    changed(valid, 'country;Netherlands\nunit;Assen\n', ''),
    '1 country field-missing',
    '1 unit field-missing',
  ],
  ['a project twice on a ballot', changed(valid, '3;b', '3;b,b'), '22 vote duplicate-choice'],
  [
    'points of an approval ballot',
    changed(valid, 'vote;age', 'vote;points'),
    '20 points points-not-expected',
    '22 points points-not-expected',
  ],
  [
    'points above max_sum_points',
    addMeta(cumulative, 'max_sum_points;4'),
    '21 points points-sum-out-of-range',
  ],
  [
    'points below min_sum_points',
    addMeta(cumulative, 'min_sum_points;2'),
    '23 points points-sum-out-of-range',
  ],
  [
    'costs above max_sum_cost',
    addMeta(valid, 'max_sum_cost;1100.49'),
    '22 vote cost-sum-out-of-range',
  ],
  [
    'costs below min_sum_cost',
    addMeta(valid, 'min_sum_cost;500.51'),
    '23 vote cost-sum-out-of-range',
  ],
  [
    '0 points counted as a vote',
    changed(
      changed(
        changed(changed(cumulative, 'score', 'votes'), 'a;600;6', 'a;600;2'),
        'b;500.50;4',
        'b;500.50;2',
      ),
      '1,3',
      '0,4',
    ),
    '16 votes votes-differ',
  ],
];
