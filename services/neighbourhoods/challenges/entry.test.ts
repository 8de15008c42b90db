import { describe, expect, it } from 'vitest';
import { createForm } from '../../../platform/http/form.ts';
import { type ChallengeContent, emptyContent, lacksOf } from './content.ts';
import { readEntry } from './entry.ts';
import { en } from './messages/en.ts';

const before: ChallengeContent = {
  ...emptyContent,
  title: { nl: 'Gezond gewicht', en: 'Healthy weight' },
  actions: [
    {
      title: { nl: 'Water op school', en: 'Water at school' },
      owner: { nl: 'Scholen' },
      state: 'running',
      from: '2025-09',
      to: '',
      outcome: 'overweight-school-end',
    },
  ],
};

const read = (fields: Readonly<Record<string, string>>, draft = before) =>
  readEntry(createForm(Object.entries(fields)), draft, 'en', en.work);

const unchanged = {
  rows: '2',
  'action-0-place': '0',
  title: 'Healthy weight',
  'action-0-title': 'Water at school',
  'action-0-state': 'running',
  'action-0-from': '2025-09',
  'action-0-outcome': 'overweight-school-end',
};

describe('the form of a challenge page', () => {
  it('changes the words of one language and leaves the others', () => {
    const { content, errors } = read({ ...unchanged, title: 'A healthy weight' });
    expect(errors).toEqual({});
    expect(content.title).toEqual({ nl: 'Gezond gewicht', en: 'A healthy weight' });
    expect(content.actions[0]?.title).toEqual({ nl: 'Water op school', en: 'Water at school' });
  });

  it('takes a language away when its words are emptied', () => {
    expect(read({ ...unchanged, title: '' }).content.title).toEqual({ nl: 'Gezond gewicht' });
  });

  it('adds the row below the last action, and drops it when it is left empty', () => {
    expect(read(unchanged).content.actions).toHaveLength(1);
    const added = read({
      ...unchanged,
      'action-1-title': 'Play streets',
      'action-1-from': '2026-04',
    });
    expect(added.content.actions[1]).toMatchObject({
      title: { en: 'Play streets' },
      state: 'planned',
      from: '2026-04',
    });
  });

  it('removes an action that is ticked', () => {
    expect(read({ ...unchanged, 'action-0-remove': '1' }).content.actions).toEqual([]);
  });

  it('keeps the other languages with their action when an earlier one goes', () => {
    const two = {
      ...before,
      actions: [
        ...before.actions,
        { ...before.actions[0], title: { nl: 'Speelstraten', en: 'Play streets' } },
      ],
    } as ChallengeContent;
    const { content, places } = read(
      {
        ...unchanged,
        rows: '3',
        'action-0-remove': '1',
        'action-1-place': '1',
        'action-1-title': 'Streets to play in',
      },
      two,
    );
    expect(content.actions.map(({ title }) => title)).toEqual([
      { nl: 'Speelstraten', en: 'Streets to play in' },
    ]);
    expect(places).toEqual([1]);
  });

  it.each([
    ['action-1-title', { 'action-1-owner': 'Sports clubs' }],
    ['action-0-from', { 'action-0-from': 'September' }],
    ['action-0-to', { 'action-0-to': '2026-13' }],
    ['action-0-to', { 'action-0-to': '2025-08' }],
  ])('says at %s what is wrong and keeps what was entered', (field, fields) => {
    const { content, errors } = read({ ...unchanged, ...fields });
    expect(Object.keys(errors)).toEqual([field]);
    expect(content.title.en).toBe('Healthy weight');
  });

  it('keeps the order of figures and takes each once', () => {
    const { content } = read({
      ...unchanged,
      'indicator-0': 'b',
      'indicator-1': '',
      'indicator-2': 'a',
      'indicator-3': 'b',
    });
    expect(content.indicators).toEqual(['b', 'a']);
  });
});

describe('a page that people are to see', () => {
  it('needs a title, an opening, a reason, a figure and someone to reach', () => {
    expect(lacksOf(emptyContent)).toEqual(['title', 'lead', 'why', 'contact', 'indicators']);
    expect(
      lacksOf({
        ...emptyContent,
        title: { da: 'x' },
        lead: { da: 'x' },
        why: { da: 'x' },
        contact: { da: 'x' },
        indicators: ['a'],
      }),
    ).toEqual([]);
  });
});
