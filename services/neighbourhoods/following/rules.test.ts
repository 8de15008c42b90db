import { describe, expect, it } from 'vitest';
import type { FigureChangeFound } from '../../../platform/figures.ts';
import { newsOf, personOfToken, stopToken, wantsTheme } from './rules.ts';

const change = (code: string, since: string, meaning: FigureChangeFound['meaning'] = 'worse') => ({
  code,
  since,
  meaning,
  area: 'A',
  name: { text: code, lang: undefined },
  theme: 'health',
  themeName: 'Health',
  sinceLabel: since,
  before: undefined,
  latest: '1',
  sentence: '',
  path: '/',
});
const before = [{ area: 'A', indicator: 'falls', since: '2025-01-01', meaning: 'worse' as const }];

describe('news of a neighbourhood', () => {
  it('is a change that was not there before', () => {
    expect(
      newsOf([change('falls', '2025-01-01'), change('smoking', '2026-01-01')], before),
    ).toEqual({
      fresh: [{ area: 'A', indicator: 'smoking', since: '2026-01-01', meaning: 'worse' }],
      ended: [],
    });
  });

  it('is not a change that goes on, even when its beginning moves', () => {
    expect(newsOf([change('falls', '2026-01-01')], before).fresh).toEqual([]);
  });

  it('is a change that turns the other way, or that comes back after it was over', () => {
    const turned = newsOf([change('falls', '2026-01-01', 'better')], before);
    expect(turned.fresh).toHaveLength(1);
    expect(turned.ended).toEqual(before);
    expect(newsOf([], before).ended).toEqual(before);
  });

  it('is of the themes that were chosen, and of all when none was', () => {
    expect(wantsTheme([], 'health')).toBe(true);
    expect(wantsTheme(['safety'], 'health')).toBe(false);
  });
});

describe('the link that stops letters', () => {
  const secret = 'a-secret-of-at-least-thirty-two-characters';
  it('names its person', () => {
    expect(personOfToken(secret, stopToken(secret, 'person-1'))).toBe('person-1');
  });
  it.each([
    [
      'another’s name with the own sign',
      `${Buffer.from('person-2').toString('base64url')}.${stopToken(secret, 'person-1').split('.')[1]}`,
    ],
    ['another secret', stopToken('another-secret-of-thirty-two-characters', 'person-1')],
    ['a piece of it', stopToken(secret, 'person-1').slice(0, -3)],
    ['nothing', ''],
    ['a dot', '.'],
  ])('does not work with %s', (_, token) => {
    expect(personOfToken(secret, token)).toBeUndefined();
  });
});
