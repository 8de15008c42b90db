/** Carries out what was ticked of a preview, all of it or nothing. */
import { isDeepStrictEqual } from 'node:util';
import type { PostContext } from '../../../platform/http/routes.ts';
import type { Person } from '../../../platform/identity/identity.ts';
import { Problem } from '../../../platform/problem.ts';
import { addArticle, claimArticle, saveDraft } from '../content/store.ts';
import type { Planned } from './plan.ts';
import type { Preview } from './preview.ts';
import type { PlannedDialogue } from './taught-dialogues.ts';
import { type Chosen, takeTaught } from './taught-take.ts';

interface Taking extends Pick<PostContext, 'city' | 'tx' | 'audit'> {
  readonly person: Pick<Person, 'id'>;
}

export interface ChosenParts extends Chosen {
  readonly articles: readonly Planned[];
}

/** What is ticked, of what would change anything. */
export const chosenOf = (
  { plan, taught: { subjects, nearDomains, dialogues } }: Preview,
  ticked: readonly string[],
): ChosenParts => {
  const wanted = new Set(ticked);
  const chosen = <Part extends { readonly key: string; readonly state: string }>(
    parts: readonly Part[],
  ): readonly Part[] => parts.filter(({ key, state }) => state !== 'unchanged' && wanted.has(key));
  return {
    articles: chosen(plan),
    subjects: chosen(subjects),
    nearDomains: chosen(nearDomains),
    dialogues: chosen(dialogues),
  };
};

/** A dialogue that expects a subject which would be made, but was not ticked. */
export const unmetIn = ({
  subjects,
  dialogues,
}: ChosenParts): { readonly dialogue: PlannedDialogue; readonly subject: string } | undefined => {
  const made = new Set(subjects.map(({ key }) => key));
  for (const dialogue of dialogues) {
    const subject = dialogue.needs.find((key) => !made.has(key));
    if (subject !== undefined) return { dialogue, subject };
  }
  return undefined;
};

/** @returns whether it could be done: somebody may have made or changed the article meanwhile */
const takeArticle = async (
  { city, tx, person, audit }: Taking,
  { state, slug, draft, before }: Planned,
): Promise<boolean> => {
  const by = { person: person.id, now: city.now() };
  if (state === 'made') {
    if (!(await addArticle(tx, slug, draft, by))) return false;
  } else {
    const found = await claimArticle(tx, slug);
    if (!isDeepStrictEqual(found.draft, before)) return false;
    await saveDraft(tx, found, draft, by);
  }
  const { source } = draft.central;
  await audit('assistant.article-imported', slug, source ? { source: source.id } : {});
  return true;
};

/** @throws Problem changed-meanwhile */
export const takeChosen = async (
  context: Taking,
  town: string,
  { articles, subjects, ...others }: ChosenParts,
): Promise<void> => {
  const { city, tx, person, audit } = context;
  for (const planned of articles)
    if (!(await takeArticle(context, planned)))
      throw new Problem('changed-meanwhile', { what: 'article', slug: planned.slug });
  const made = new Set(articles.map(({ key }) => key));
  await takeTaught(
    { tx, audit, by: { person: person.id, now: city.now() }, source: town },
    {
      ...others,
      subjects: subjects.map((one) =>
        one.link?.madeAs === undefined || made.has(one.link.madeAs)
          ? one
          : { ...one, link: undefined },
      ),
    },
  );
};
