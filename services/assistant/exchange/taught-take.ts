/** Takes over what another assistant was taught, as it was planned. Nothing is learned or published by it. */
import type { Db } from '../../../platform/database/db.ts';
import type { PostContext } from '../../../platform/http/routes.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { allArticles } from '../content/store.ts';
import { addDialogue, allDialogues, type By, claimDialogues } from '../dialogues/store.ts';
import { subjectsIn } from '../dialogues/subjects.ts';
import {
  addIntent,
  allIntents,
  allNearDomains,
  claimIntent,
  claimIntents,
  extendIntent,
  putNearDomain,
} from '../intents/store.ts';
import type { PlannedDialogue } from './taught-dialogues.ts';
import type { Known, PlannedLink, PlannedNearDomain, PlannedSubject } from './taught-plan.ts';

/** What was planned from now on still holds when it is carried out. */
export const claimTaught = async (tx: Db): Promise<void> => {
  await claimIntents(tx);
  await claimDialogues(tx);
};

export const knownIn = async (
  city: Pick<City, 'services'>,
  db: Db,
  language: Language,
  linkOf: Known['linkOf'],
): Promise<Known> => ({
  intents: await allIntents(db),
  nearDomains: await allNearDomains(db),
  dialogues: await allDialogues(db),
  subjects: await subjectsIn(city, db, language),
  linkOf,
});

/** What somebody chose of a plan. */
export interface Chosen {
  readonly subjects: readonly PlannedSubject[];
  readonly nearDomains: readonly PlannedNearDomain[];
  readonly dialogues: readonly PlannedDialogue[];
}

interface Taking {
  readonly tx: Db;
  readonly audit: PostContext['audit'];
  readonly by: By;
  /** Address of the town it comes from. */
  readonly source: string;
}

const countOf = (added: PlannedSubject['added']): number =>
  added.reduce((sum, { questions }) => sum + questions.length, 0);

const takeSubject = async (
  { tx, audit, source }: Taking,
  { state, subject, added, before, link }: PlannedSubject,
  idOf: (link: PlannedLink) => number | null,
): Promise<void> => {
  const linked = link ? idOf(link) : null;
  const details = { source, count: countOf(added) };
  if (state === 'made') {
    await addIntent(tx, { ...subject, articleId: linked });
    await audit('assistant.subject-made', subject.key, details);
    return;
  }
  const { id } = await claimIntent(tx, subject.key);
  const languages = new Set(added.map(({ language }) => language));
  await extendIntent(tx, id, {
    wordings: subject.wordings.filter(({ language }) => languages.has(language)),
    articleId: before?.articleId ?? linked,
  });
  await audit('assistant.subject-changed', subject.key, details);
};

/**
 * Within a transaction that claimed it before the plan was made, after the articles that were chosen were
 * made: a subject whose article was not chosen has none.
 */
export const takeTaught = async (taking: Taking, chosen: Chosen): Promise<void> => {
  const { tx, audit, by, source } = taking;
  const ids = new Map(
    chosen.subjects.some(({ link }) => link)
      ? (await allArticles(tx)).map(({ slug, id }) => [slug, id])
      : [],
  );
  for (const planned of chosen.subjects)
    await takeSubject(taking, planned, ({ slug }) => ids.get(slug) ?? null);
  for (const { after, added } of chosen.nearDomains) {
    await putNearDomain(tx, after);
    await audit('assistant.examples-added', 'near-domain', {
      source,
      language: after.language,
      count: added.questions.length,
    });
  }
  for (const { dialogue } of chosen.dialogues) {
    const id = await addDialogue(tx, dialogue, by);
    await audit('assistant.dialogue-made', String(id), { source, count: dialogue.turns.length });
  }
};
