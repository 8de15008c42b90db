/** The demo town's forms with entries in every state, so that each page has something to show. */
import { sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import type { DemoContext } from '../../../platform/service.ts';
import { definitionByCode } from '../catalogue/store.ts';
import type { DemoValue } from '../demo/series.ts';
import { periodPlus } from '../values/period.ts';
import { everyone, series } from '../values/store.ts';
import { thePublic } from '../values/viewer.ts';
import { assign } from './assignment-store.ts';
import { checkDraft } from './check-draft.ts';
import type { Answers, FormContent } from './content.ts';
import { clientsVoice, homeCare, returnWords } from './demo/home-care.ts';
import { dayPlus } from './due.ts';
import { claimEntry, claimExisting, type Place, storeAnswers, takeStep } from './entry-store.ts';
import { createForm, feedableIndicators, formByCode, releaseForm } from './form-store.ts';
import { changesBetween } from './merge.ts';
import { publishEntry } from './publish-store.ts';
import { checkAnswers } from './rules.ts';

export const homeCareCode = 'home-care';
const fedIndicator = 'home-care-waiting';

/**
 * Whether a figure of the demo comes in by the form: that of the last month, for districts and the
 * whole town, which has no figure until its districts have.
 */
export const isEnteredByForm = (
  { code, area, period }: DemoValue,
  neighbourhoods: ReadonlySet<string>,
  lastMonth: string,
): boolean => code === fedIndicator && period === lastMonth && !neighbourhoods.has(area);

/** Ids of the demo's people by the beginning of their address. */
const demoPeople = async (tx: Db) => {
  const { rows } = await tx.execute<{ id: string; who: string }>(
    sql`SELECT id, split_part(email, '@', 1) AS who FROM identity."user"`,
  );
  return new Map(rows.map(({ id, who }) => [who, id]));
};

const keysOf = ({ questions }: FormContent) => questions.map(({ key }) => key);

interface Hand {
  readonly content: FormContent;
  readonly nurse: string;
  readonly lead: string;
}

const enter = async (
  tx: Db,
  { content, nurse }: Hand,
  place: Place,
  answers: Answers,
  day: string,
): Promise<void> => {
  const now = new Date(`${day}T10:12:00Z`);
  const entry = await claimEntry(tx, place, 1, now);
  const changes = changesBetween(entry.answers, answers, keysOf(content));
  await storeAnswers(tx, entry, answers, changes, { person: nurse, now });
};

const submit = async (tx: Db, { nurse }: Hand, place: Place, day: string): Promise<void> => {
  const now = new Date(`${day}T10:20:00Z`);
  await takeStep(
    tx,
    await claimExisting(tx, place),
    {
      what: 'submitted',
      from: ['started', 'returned'],
      values: { state: 'submitted', submittedBy: nurse, submittedAt: now },
    },
    { person: nurse, now },
  );
};

const sign = async (tx: Db, { content, lead }: Hand, place: Place, day: string): Promise<void> => {
  const by = { person: lead, now: new Date(`${day}T15:05:00Z`) };
  const entry = await claimExisting(tx, place);
  const { numbers } = checkAnswers(content, entry.answers, new Map());
  // nobody listens while the town is being made
  const silent = { emit: async () => {} };
  const batchId = await publishEntry(
    tx,
    silent,
    { code: homeCareCode, content, entry, numbers },
    by,
  );
  await takeStep(
    tx,
    entry,
    {
      what: 'signed',
      from: 'submitted',
      values: { state: 'signed', signedBy: lead, signedAt: by.now, batchId },
    },
    by,
  );
};

const answersOf = (
  counts: { readonly numerator: number | null; readonly denominator: number | null } | undefined,
): Answers => {
  const people = counts?.denominator ?? 20;
  return {
    q1: String(people),
    q2: String(counts?.numerator ?? 560),
    q3: String(Math.round(people / 6)),
    q4: '1',
  };
};

/** @param left figures of the last month that come in by the form */
export const fillFormsDemo = async (
  tx: Db,
  { town, today, report }: DemoContext,
  lastMonth: string,
  left: readonly DemoValue[],
): Promise<void> => {
  report('Forms of the home-care team');
  const people = await demoPeople(tx);
  const steward = people.get('steward') ?? 'system';
  const by = { person: steward, now: today };
  await createForm(
    tx,
    { code: 'clients-voice', draft: clientsVoice, owner: 'Head of care and support' },
    by,
  );
  await createForm(
    tx,
    { code: homeCareCode, draft: homeCare, owner: 'Head of care and support' },
    by,
  );
  const { content } = checkDraft(homeCare, await feedableIndicators(tx));
  const form = await formByCode(tx, homeCareCode);
  await releaseForm(tx, form, content, by);
  const [nurse, lead] = [people.get('nurse'), people.get('lead')];
  if (nurse === undefined || lead === undefined) return;

  const [first, second, third] = town.districts.map(({ code }) => code);
  const { id } = await definitionByCode(tx, fedIndicator);
  for (const area of [first, second, third]) {
    if (area === undefined) continue;
    const isNurses = area !== third;
    await assign(tx, {
      formId: form.id,
      area,
      fromPeriod: periodPlus(lastMonth, -2, content),
      enter: [isNurses ? nurse : steward],
      sign: [lead],
    });
    const hand = { content, nurse: isNurses ? nurse : steward, lead };
    const past = await series(tx, thePublic, { indicatorId: id, cutId: everyone, area });
    for (const back of [-2, -1]) {
      const period = periodPlus(lastMonth, back, content);
      const place = { formId: form.id, area, period };
      const day = dayPlus(periodPlus(period, 1, content), 6);
      const counts = past.find((value) => value.period === period);
      await enter(tx, hand, place, answersOf(counts), day);
      await submit(tx, hand, place, day);
      await sign(tx, hand, place, dayPlus(day, 1));
    }
    // The last month: nothing yet in the first, returned in the second, waiting in the third.
    if (area === first) continue;
    const place = { formId: form.id, area, period: lastMonth };
    const day = periodPlus(lastMonth, 1, content);
    const counts = left.find((value) => value.area === area);
    await enter(tx, hand, place, answersOf(counts), day);
    await submit(tx, hand, place, day);
    if (area === second)
      await takeStep(
        tx,
        await claimExisting(tx, place),
        {
          what: 'returned',
          from: 'submitted',
          values: { state: 'returned', returnReason: returnWords },
          words: returnWords,
        },
        { person: lead, now: new Date(`${day}T15:05:00Z`) },
      );
  }
};
