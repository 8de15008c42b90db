import { describe, expect, it } from 'vitest';
import { createRecall } from './recall.ts';

const recall = createRecall([
  { id: 'bees', title: 'Bijen in de tuin', text: 'Plant klaver en laat een hoek verwilderen.' },
  {
    id: 'chickens',
    title: 'Kippen houden',
    text: 'Zes kippen mag zonder vergunning; een haan niet.',
  },
  { id: 'noise', title: 'Geluid', text: 'Een haan die kraait valt onder de regels voor geluid.' },
]);

describe('recall', () => {
  it('finds the passage a question is about, as it stands', () => {
    const [first] = recall('hoeveel kippen mag ik hebben');
    expect(first?.passage).toEqual({
      id: 'chickens',
      title: 'Kippen houden',
      text: 'Zes kippen mag zonder vergunning; een haan niet.',
    });
    expect(first?.matched).toContain('kippen');
  });

  it('weighs titles more, forgives slips and beginnings of words', () => {
    expect(recall('kipen')[0]?.passage.id).toBe('chickens');
    expect(recall('gelui')[0]?.passage.id).toBe('noise');
    expect(recall('haan').map(({ passage }) => passage.id)).toEqual(
      expect.arrayContaining(['chickens', 'noise']),
    );
  });

  it('says nothing where nothing is found, and no more than asked for', () => {
    expect(recall('zwembad')).toEqual([]);
    expect(recall('?!')).toEqual([]);
    expect(recall('haan', 1)).toHaveLength(1);
    expect(createRecall([])('haan')).toEqual([]);
  });

  it('leaves out what only shares words that stand in every question', () => {
    const passages = [
      { id: 'permit', title: 'Parking permit', text: 'Whoever has the car has the permit.' },
      { id: 'paint', title: 'Chemicals', text: 'Bring paint to the centre.' },
    ];
    const questions = [
      'who has the key',
      'who has the form',
      'where is the paint',
      'has the bin a lid',
    ];
    expect(createRecall(passages)('who has the ball')).not.toEqual([]);
    const asked = createRecall(passages, questions);
    expect(asked('who has the ball')).toEqual([]);
    expect(asked('who has the paint')[0]?.passage.id).toBe('paint');
    expect(asked('the parking permit')[0]?.passage.id).toBe('permit');
  });
});
