import { describe, expect, it } from 'vitest';
import type { BatchOrigin } from '../../schema.ts';
import { actorName } from './actor.ts';

const people = new Map([['ida', 'Ida']]);
const told = (origin: BatchOrigin, id: string | null, did: 'brought' | 'done') =>
  actorName({ language: 'nl' }, people, { origin }, id, did);

describe('who did something to a batch', () => {
  it.each<[BatchOrigin, string | null, 'brought' | 'done', string]>([
    ['offer', 'ida', 'done', 'Ida'],
    ['offer', 'system', 'brought', 'een andere dienst van de gemeente'],
    ['pull', 'system', 'brought', 'een bron elders'],
    ['offer', 'system', 'done', 'vanzelf'],
    ['pull', 'system', 'done', 'vanzelf'],
    ['form', 'system', 'brought', 'opgeteld uit een formulier'],
    ['file', 'system', 'done', 'volgens plan'],
    ['file', 'command-line', 'brought', 'de opdrachtregel'],
    ['file', 'erased', 'brought', 'iemand van wie het account is gewist'],
  ])('is told by what it came from: %s, %s, %s', (origin, id, did, words) => {
    expect(told(origin, id, did)).toBe(words);
  });
});
