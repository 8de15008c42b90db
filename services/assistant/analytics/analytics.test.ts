import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { area, areaParent, geography } from '../../../platform/places/schema.ts';
import { type TestCity, testCity } from '../../../platform/testing/city.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { Reply } from '../chat/reply.ts';
import { keepMessages, startConversation } from '../chat/store.ts';
import { municipalIntents } from '../demo/municipal.ts';
import assistant from '../index.ts';
import { addIntent } from '../intents/store.ts';
import {
  firstMonth,
  questionsByArea,
  questionsByIntent,
  seriesOf,
  totalsOf,
} from './figures-store.ts';
import type { Measure } from './measures.ts';
import { municipalThemes } from './municipal-themes.ts';
import { analyticsIndicators } from './offers.ts';
import { areaCount, dayCount } from './schema.ts';
import { countHandOver, countRating, countTurn } from './store.ts';

/** Tuesday, an hour before midnight in the town. */
const now = new Date('2026-11-24T22:00:00Z');

describe('what is counted', () => {
  let town: TestCity;
  const where = { day: '2026-11-24', channel: 'web', language: 'nl' } as const;
  const november = { from: '2026-11', to: '2026-11' };

  const counted = async (): Promise<Partial<Record<Measure, number>>> =>
    Object.fromEntries(await totalsOf(town.city.db, november));

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now });
  });
  afterAll(() => town.close());

  const empty = async (): Promise<void> => {
    await town.city.db.delete(dayCount);
    await town.city.db.delete(areaCount);
  };

  it('is each question once, with what became of it', async () => {
    const { db } = town.city;
    await countTurn(db, { ...where, outcome: 'answer', intent: 'bins', isFirst: true });
    await countTurn(db, { ...where, outcome: 'answer', intent: 'bins', isFirst: false });
    await countTurn(db, { ...where, outcome: 'clarify', intent: 'bins', isFirst: false });
    await countTurn(db, { ...where, outcome: 'decline', isFirst: true, language: 'de' });
    await countTurn(db, {
      ...where,
      outcome: 'fact',
      intent: 'fact:tide',
      isFirst: true,
      channel: 'whatsapp',
    });
    await countRating(db, { ...where, rating: 1, intent: 'bins' });
    await countRating(db, { ...where, rating: -1 });
    expect(await counted()).toEqual({
      conversations: 3,
      questions: 5,
      answered: 2,
      clarified: 1,
      declined: 1,
      'looked-up': 1,
      'rated-up': 1,
      'rated-down': 1,
    });
    const only = await totalsOf(db, { ...november, channel: 'web', language: 'nl' });
    expect(only.get('questions')).toBe(3);
    const byIntent = await questionsByIntent(db, november);
    expect(new Map(byIntent.map(({ intent, count }) => [intent, count]))).toEqual(
      new Map([
        ['bins', 3],
        ['', 1],
        ['fact:tide', 1],
      ]),
    );
  });

  it('loses nothing when many ask at once, and nothing stays of what is undone', async () => {
    await empty();
    const { db } = town.city;
    const turn = {
      ...where,
      outcome: 'answer',
      intent: 'bins',
      areaCode: 'N1',
      isFirst: true,
    } as const;
    await Promise.all(
      Array.from({ length: 25 }, () => db.transaction((tx) => countTurn(tx, turn))),
    );
    await expect(
      db.transaction(async (tx) => {
        await countTurn(tx, turn);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await counted()).toEqual({ conversations: 25, questions: 25, answered: 25 });
    expect(await questionsByArea(db, november)).toEqual([
      { areaCode: 'N1', intent: 'bins', count: 25 },
    ]);
  });

  it('is a conversation with a person once, however it came to that', async () => {
    await empty();
    const { db } = town.city;
    const say = (id: number, replies: readonly Reply[]) =>
      keepMessages(db, id, [{ sender: 'assistant', language: 'nl', replies }], {}, now);
    const begin = async (): Promise<number> => {
      const { conversation } = await startConversation(
        db,
        'nl',
        { failures: 0 } as Parameters<typeof startConversation>[2], // what it holds is not read here
        now,
      );
      return conversation.id;
    };

    // Not understood twice, offered a person, and agreed; then they ask again.
    const offered = await begin();
    const turn = { ...where, isFirst: false, conversationId: offered } as const;
    await countTurn(db, { ...turn, outcome: 'decline', isFirst: true });
    await say(offered, [{ kind: 'none', passages: [] }, { kind: 'consent' }]);
    expect((await counted())['with-person']).toBeUndefined();
    await countHandOver(db, { ...where, kind: 'asked', conversationId: offered });
    await say(offered, [{ kind: 'waiting', ahead: 0 }]);
    await countHandOver(db, { ...where, kind: 'claimed', conversationId: offered });
    await say(offered, [{ kind: 'joined' }]);
    await countHandOver(db, { ...where, kind: 'closed', conversationId: offered });
    await countTurn(db, { ...turn, outcome: 'person' });
    expect((await counted())['with-person']).toBe(1);

    // Asked for in words, which counts although nobody was there; a message afterwards is no second time.
    const asked = await begin();
    await countTurn(db, { ...turn, outcome: 'person', isFirst: true, conversationId: asked });
    await say(asked, [{ kind: 'away' }]);
    await countHandOver(db, { ...where, kind: 'message-left', conversationId: asked });
    expect((await counted())['with-person']).toBe(2);

    // A colleague steps in unasked.
    const taken = await begin();
    await countTurn(db, { ...turn, outcome: 'answer', isFirst: true, conversationId: taken });
    await say(taken, [{ kind: 'cancelled' }]);
    await countHandOver(db, { ...where, kind: 'claimed', conversationId: taken });
    expect((await counted())['with-person']).toBe(3);

    // A message without a question begins a conversation.
    const silent = await begin();
    await countHandOver(db, { ...where, kind: 'message-left', conversationId: silent });
    expect(await counted()).toMatchObject({
      conversations: 4,
      'with-person': 4,
      'message-left': 2,
    });
  });

  it('stands on the day of the town, and in months and weeks of it', async () => {
    await empty();
    const { db } = town.city;
    const at = (moment: string) =>
      countTurn(db, {
        ...where,
        day: dayInTown(new Date(moment)),
        outcome: 'answer',
        intent: 'bins',
        isFirst: false,
      });
    // 31 October, and half an hour later 1 November, a Sunday: in London both are October.
    await at('2026-10-31T22:45:00Z');
    await at('2026-10-31T23:15:00Z');
    await at('2026-11-30T22:45:00Z');
    await at('2026-11-30T23:15:00Z');
    expect((await counted()).questions).toBe(2);
    const count = async (by: 'month' | 'week') =>
      [...(await seriesOf(db, { from: '2026-10', to: '2026-12' }, by))].map(
        ([when, counts]) => [when, counts.get('questions')] as const,
      );
    expect(new Map(await count('month'))).toEqual(
      new Map([
        ['2026-10', 1],
        ['2026-11', 2],
        ['2026-12', 1],
      ]),
    );
    expect(new Map(await count('week'))).toEqual(
      new Map([
        ['2026-10-26', 2],
        ['2026-11-30', 2],
      ]),
    );
    expect(await firstMonth(db)).toBe('2026-10');
  });
});

describe('the themes', () => {
  it('are those of the municipal intents', () => {
    expect([...municipalThemes]).toEqual(
      [...new Set(municipalIntents().map(({ theme }) => theme))].sort(),
    );
  });
});

describe('the figures of a town', () => {
  let town: TestCity;
  const path = '/en/work/assistant/figures';
  const neighbourhoods = ['N1', 'N2', 'N3', 'N4'];

  /** July to September, and some of October: what was asked where, by subject. */
  const asked: Readonly<Record<string, readonly number[]>> = {
    bins: [40, 30, 20, 12],
    passport: [22, 3, 18, 9],
    debts: [2, 0, 6, 0],
  };

  beforeAll(async () => {
    town = await testCity({ services: [assistant], now });
    const { db } = town.city;
    await db.insert(geography).values({
      slug: 'town',
      name: 'Town',
      source: 'test',
      licence: 'CC0-1.0',
    });
    await db.insert(area).values(
      ['T', ...neighbourhoods].map((code) => ({
        geography: 'town',
        code,
        name: code === 'T' ? 'Whole town' : `Place ${code}`,
        level: code === 'T' ? 'municipality' : 'neighbourhood',
        validFrom: '2020-01-01',
      })),
    );
    await db
      .insert(areaParent)
      .values(neighbourhoods.map((code) => ({ geography: 'town', code, parentCode: 'T' })));
    await db.transaction(async (tx) => {
      for (const [key, theme] of [
        ['bins', 'waste'],
        ['passport', 'documents'],
        ['debts', 'care'],
      ] as const)
        await addIntent(tx, {
          key,
          theme,
          handledBy: {},
          articleId: null,
          wordings: [{ language: 'en', title: `About ${key}`, examples: [] }],
        });
      await tx
        .insert(areaCount)
        .values(
          Object.entries(asked).flatMap(([intent, counts]) =>
            counts.flatMap((count, index) =>
              count === 0
                ? []
                : [{ month: '2026-08', areaCode: neighbourhoods[index] ?? '', intent, count }],
            ),
          ),
        );
      const all = Object.entries(asked).flatMap(([intent, counts]) => {
        const count = counts.reduce((sum, one) => sum + one, 0) * 2;
        return (['questions', 'answered'] as const).map((measure) => ({
          day: '2026-08-12',
          channel: 'web' as const,
          language: 'nl' as const,
          measure,
          intent,
          count,
        }));
      });
      await tx.insert(dayCount).values([
        ...all,
        ...(['questions', 'declined'] as const).map((measure) => ({
          day: '2026-07-01',
          channel: 'web' as const,
          language: 'de' as const,
          measure,
          intent: '',
          count: 3,
        })),
        {
          day: '2026-08-12',
          channel: 'web',
          language: 'nl',
          measure: 'conversations',
          intent: '',
          count: 200,
        },
        {
          day: '2026-08-13',
          channel: 'web',
          language: 'nl',
          measure: 'with-person',
          intent: '',
          count: 50,
        },
      ]);
    });
  });
  afterAll(() => town.close());

  const pageOf = async (query = ''): Promise<string> => {
    const analyst = await town.as('analyst');
    return (await analyst.get(`${path}${query}`)).text();
  };
  const rowsOf = async (query = ''): Promise<readonly Readonly<Record<string, string>>[]> => {
    const analyst = await town.as('analyst');
    const response = await analyst.get(`${path}.csv${query}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    const [head = '', ...lines] = (await response.text())
      .replace('\uFEFF', '')
      .trim()
      .split('\r\n');
    const names = head.split(',');
    return lines.map((line) => {
      const cells = line.split(',');
      return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
    });
  };

  it('are for those who may see them', async () => {
    for (const file of ['', '.csv', '.json']) {
      expect((await town.visitor().get(`${path}${file}`)).status).not.toBe(200);
      expect((await (await town.as('resident')).get(`${path}${file}`)).status).toBe(403);
      for (const role of ['analyst', 'editor', 'administrator'] as const)
        expect((await (await town.as(role)).get(`${path}${file}`)).status).toBe(200);
    }
  });

  it('say how many of how many, with the interval', async () => {
    const page = await pageOf();
    // 150 of 200 conversations without a person; Wilson, worked by hand.
    expect(page).toContain('150 of 200 conversations');
    expect(page).toContain('95 % interval from 68.6 to 80.5 %');
    expect(page).toContain('324 of 327 questions');
    expect(page).toContain('no ratings');
  });

  it('withhold small numbers by subject and neighbourhood, and what gives them away', async () => {
    const rows = await rowsOf();
    const cell = (table: string, wanted: Readonly<Record<string, string>>) =>
      rows.find(
        (one) =>
          one.table === table && Object.entries(wanted).every(([key, value]) => one[key] === value),
      );
    const inArea = (areaCode: string, theme: string) =>
      cell('neighbourhoods', { area: areaCode, theme });
    expect(inArea('N1', 'waste')).toMatchObject({
      count: '40',
      status: 'published',
      period: '2026-Q3',
    });
    expect(inArea('N2', 'documents')).toMatchObject({ count: '', status: 'withheld' });
    expect(inArea('N1', 'care')).toMatchObject({ count: '', status: 'withheld' });
    // 8 in the town less 6 would give the 2 away, and so would 31 less 29 in its neighbourhood.
    expect(
      inArea('N3', 'care')?.status === 'withheld' || inArea('*', 'care')?.status === 'withheld',
    ).toBe(true);
    const withheldOf = (where: Readonly<Record<string, string>>) =>
      rows.filter(
        (one) =>
          one.table === 'neighbourhoods' &&
          one.status === 'withheld' &&
          Object.entries(where).every(([key, value]) => one[key] === value),
      ).length;
    expect(withheldOf({ area: 'N1' })).toBeGreaterThan(1);
    expect(withheldOf({ theme: 'documents' })).toBeGreaterThan(1);
    // The three that were not recognised, and one more theme beside them.
    expect(cell('themes', { theme: '*unknown', period: '2026-07/2026-10' })).toMatchObject({
      count: '',
    });
    expect(cell('period', { measure: 'questions' })).toMatchObject({ count: '327' });
  });

  it('say the same on the page, in CSV and in JSON', async () => {
    const page = await pageOf();
    expect(page).toContain('Place N1');
    expect(page).toContain('About bins');
    expect(page).toContain('not shown');
    const json: unknown = await (await (await town.as('analyst')).get(`${path}.json`)).json();
    expect(json).toMatchObject({
      period: { from: '2026-07', to: '2026-10' },
      containment: { numerator: 150, denominator: 200 },
    });
    const rows = await rowsOf();
    expect((json as { rows: readonly unknown[] }).rows).toHaveLength(rows.length);
  });

  it('follow the choice of period, channel and language', async () => {
    expect(await pageOf('?language=de')).toContain('0 of 3 questions');
    expect(await pageOf('?channel=messenger')).toContain('Nothing was asked in this period');
    const weeks = await rowsOf('?by=week&from=2026-08&to=2026-08');
    expect(
      weeks.find(
        ({ table, measure, count }) =>
          table === 'series' && measure === 'questions' && count !== '0',
      )?.period,
    ).toBe('2026-08-10');
    const analyst = await town.as('analyst');
    const wrong = await analyst.get(`${path}?from=2026-09&to=2026-08`);
    expect(wrong.status).toBe(422);
    const said = await wrong.text();
    expect(said).toContain('Choose a month that is not before the first one.');
    expect(said).toContain('href="#field-to"');
  });

  it.each(['nl', 'de', 'da'])('read in %s as well', async (language) => {
    const analyst = await town.as('analyst');
    const response = await analyst.get(`/${language}/work/assistant/figures`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('undefined');
  });

  describe('as indicators', () => {
    const valuesOf = async (code: string): Promise<ReadonlyMap<string, number | undefined>> => {
      const offer = analyticsIndicators.find((one) => one.code === code);
      const values = (await offer?.values(town.city)) ?? [];
      expect(new Set(values.map(({ period }) => period))).toEqual(new Set(['2026-Q3']));
      return new Map(values.map((one) => [one.area, one.value]));
    };

    it('give the sums of what was counted', async () => {
      const waste = await valuesOf('assistant-questions-waste');
      expect(waste.get('T')).toBe(204);
      for (const [index, code] of neighbourhoods.entries())
        expect([asked.bins?.[index], undefined]).toContain(waste.get(code));
      expect((await valuesOf('assistant-questions')).get('T')).toBe(327);
    });

    it('give nothing of what is withheld', async () => {
      for (const [code, key] of [
        ['assistant-questions-documents', 'passport'],
        ['assistant-questions-care', 'debts'],
      ] as const) {
        const values = await valuesOf(code);
        for (const [index, areaCode] of neighbourhoods.entries()) {
          const count = asked[key]?.[index] ?? 0;
          if (count > 0 && count <= 4) expect(values.has(areaCode)).toBe(false);
          else expect([count, undefined]).toContain(values.get(areaCode));
        }
      }
      expect((await valuesOf('assistant-questions-care')).get('N2')).toBe(0);
    });

    it('give nothing of a theme that the town does not have', async () => {
      const offer = analyticsIndicators.find(({ code }) => code === 'assistant-questions-animals');
      expect(await offer?.values(town.city)).toEqual([]);
    });
  });
});

describe('before anything was asked', () => {
  it('the page says so and still tells what would be counted', async () => {
    const town = await testCity({ services: [assistant], now });
    const analyst = await town.as('analyst');
    const page = await (await analyst.get('/en/work/assistant/figures')).text();
    expect(page).toContain('Nothing has been asked yet');
    expect(page).toContain('of all conversations (denominator)');
    expect((await analyst.get('/en/work/assistant/figures.csv')).status).toBe(200);
    await town.close();
  });
});
