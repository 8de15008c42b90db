import { describe, expect, it } from 'vitest';
import { before, changesBetween, mergeAnswers } from './merge.ts';

const keys = ['a', 'b', 'c'];

describe('two people at one entry', () => {
  it('who filled in different answers both keep theirs', () => {
    expect(mergeAnswers({}, { a: '1' }, { b: '2' }, keys)).toEqual({
      merged: { a: '1', b: '2' },
      conflicts: [],
      taken: ['a'],
    });
  });

  it('who changed the same answer differently are in conflict; the own one is proposed', () => {
    expect(mergeAnswers({ a: '1' }, { a: '2' }, { a: '3' }, keys)).toEqual({
      merged: { a: '3' },
      conflicts: ['a'],
      taken: [],
    });
  });

  it('who changed it to the same are not', () => {
    expect(mergeAnswers({ a: '1' }, { a: '2' }, { a: '2' }, keys).conflicts).toEqual([]);
  });

  it('emptying an answer is a change too', () => {
    expect(mergeAnswers({ a: '1' }, { a: '1' }, {}, keys).merged).toEqual({});
    expect(mergeAnswers({ a: '1' }, {}, { a: '2' }, keys).conflicts).toEqual(['a']);
    expect(mergeAnswers({ a: '1' }, {}, { a: '1' }, keys)).toEqual({
      merged: {},
      conflicts: [],
      taken: ['a'],
    });
  });

  it('the common beginning is found by undoing the changes since, the latest first', () => {
    const changes = [
      { question: 'a', before: '2' },
      { question: 'b', before: '' },
      { question: 'a', before: '1' },
    ];
    expect(before({ a: '3', b: '7', c: '5' }, changes)).toEqual({ a: '1', c: '5' });
  });

  it('changes are named one by one, with what was and what is', () => {
    expect(changesBetween({ a: '1', b: '2' }, { a: '1', c: '3' }, keys)).toEqual([
      { question: 'b', before: '2', after: '' },
      { question: 'c', before: '', after: '3' },
    ]);
  });
});
