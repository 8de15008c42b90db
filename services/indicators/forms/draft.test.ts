import { describe, expect, it } from 'vitest';
import { applyStep, type Draft, emptyDraft, emptyQuestion, readStep } from './draft.ts';

const draft: Draft = {
  ...emptyDraft,
  questions: [
    emptyQuestion('q1', 'number'),
    { ...emptyQuestion('q2', 'number'), atMost: 'q1' },
    emptyQuestion('q5', 'remark'),
  ],
};
const pressed = (button: string, taken: readonly string[] = []) => {
  const { draft: next, focus } = applyStep(draft, readStep(button), taken);
  return { keys: next.questions.map(({ key }) => key), focus, questions: next.questions };
};

describe('a button of the builder', () => {
  it('adds a question under a key that was never used', () => {
    expect(pressed('add:choice')).toMatchObject({ keys: ['q1', 'q2', 'q5', 'q6'], focus: 'q6' });
    expect(pressed('add:choice', ['q9']).focus).toBe('q10');
  });

  it('moves a question one place, and not beyond the ends', () => {
    expect(pressed('down:q1').keys).toEqual(['q2', 'q1', 'q5']);
    expect(pressed('up:q5').keys).toEqual(['q1', 'q5', 'q2']);
    expect(pressed('up:q1').keys).toEqual(['q1', 'q2', 'q5']);
    expect(pressed('down:q5').keys).toEqual(['q1', 'q2', 'q5']);
  });

  it('removes a question, and the rule that another was part of it', () => {
    const removed = pressed('remove:q1');
    expect(removed).toMatchObject({ keys: ['q2', 'q5'], focus: 'q2' });
    expect(removed.questions[0]?.atMost).toBe('');
  });

  it('makes room for one more indicator', () => {
    expect(pressed('feed:q1').questions[0]?.feeds).toHaveLength(1);
  });

  it('only saves when it says nothing it knows', () => {
    expect(pressed('explode:q1').keys).toEqual(['q1', 'q2', 'q5']);
    expect(readStep('add:picture')).toEqual({ kind: 'save' });
  });
});
