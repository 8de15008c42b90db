import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type TestCity, testCity } from '../../../platform/testing/city.ts';
import assistant from '../index.ts';
import { addModel } from './model-store.ts';
import type { ModelReport } from './schema.ts';
import { addIntent } from './store.ts';

const path = '/en/work/assistant/subjects';

const report: ModelReport = {
  dialogues: [],
  recognised: {
    move: { right: 5, of: 9 },
    abroad: { right: 8, of: 10 },
    bins: { right: 4, of: 4 },
  },
  confusions: [
    {
      intent: 'move',
      other: 'abroad',
      count: 3,
      share: 1 / 3,
      texts: ['how do I leave <town>', 'we are going away'],
    },
    { intent: 'abroad', other: 'move', count: 2, share: 0.2, texts: ['we moved in'] },
    { intent: 'move', other: 'gone', count: 1, share: 1 / 9, texts: ['a new address'] },
  ],
};

describe('subjects in their list and on their page', () => {
  let town: TestCity;
  let editor: Client;
  beforeAll(async () => {
    town = await testCity({ services: [assistant], now: new Date('2026-11-26T10:00:00Z') });
    editor = await town.as('editor');
    for (const [key, title] of [
      ['move', 'Moving house'],
      ['abroad', 'Moving abroad'],
      ['bins', 'Bins'],
      ['hens', 'Hens'],
    ] as const)
      await addIntent(town.city.db, {
        key,
        theme: 'x',
        handledBy: {},
        articleId: null,
        wordings: [{ language: 'en', title, examples: ['one', 'two'] }],
      });
  });
  afterAll(() => town.close());

  const page = async (address: string) => (await editor.get(address)).text();
  const rowOf = (html: string, key: string) => {
    const at = html.indexOf(`<th scope="row" role="rowheader"><a href="${path}/${key}"`);
    return html.slice(at, html.indexOf('</tr>', at));
  };
  const recognitionOf = (html: string) => {
    const at = html.indexOf('aria-labelledby="recognition"');
    return html.slice(at, html.indexOf('</section>', at));
  };

  it('say that nothing was tried before something was learned', async () => {
    expect(recognitionOf(await page(`${path}/move`))).toContain('has not been tried yet');
    expect(rowOf(await page(path), 'move')).toContain('Moving house');
  });

  it('tell how many examples were recognised, and what they are mixed up with', async () => {
    const now = town.city.now();
    await addModel(town.city.db, {
      bytes: new Uint8Array(),
      intents: 3,
      examples: 23,
      seconds: 1,
      trainedAt: now,
      report,
    });
    const list = await page(path);
    expect(rowOf(list, 'move')).toContain('5 of 9');
    expect(rowOf(list, 'move')).toContain('Moving abroad</a>');
    expect(rowOf(list, 'bins')).toContain('4 of 4');
    expect(rowOf(list, 'hens')).not.toContain(' of ');

    const move = recognitionOf(await page(`${path}/move`));
    for (const words of [
      '5 of 9 examples were recognised',
      'href="/en/work/assistant/subjects/abroad"',
      '3 of the examples here taken for it:',
      'how do I leave &lt;town&gt;',
      '2 of its 10 examples taken for this subject:',
      'we moved in',
    ])
      expect(move).toContain(words);
    // A subject that is there no more has no page to lead to.
    expect(move).not.toContain('subjects/gone');
    expect(recognitionOf(await page(`${path}/bins`))).toContain('mixed up with no other');
    expect(move).not.toContain('Only some');
  });

  it('say so where only some of the examples were tried', async () => {
    await addModel(town.city.db, {
      bytes: new Uint8Array(),
      intents: 3,
      examples: 8000,
      seconds: 1,
      trainedAt: town.city.now(),
      report,
    });
    expect(recognitionOf(await page(`${path}/move`))).toContain('Only some of the examples');
  });
});
