/** What an import would do, as it is shown and then confirmed. */
import { createHash } from 'node:crypto';
import type { PostContext } from '../../../platform/http/routes.ts';
import type { Person } from '../../../platform/identity/identity.ts';
import { originOf } from '../../../platform/origin.ts';
import { dayInTown } from '../../../platform/town-time.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import type { ArticleSource, SourceKind } from '../content/article.ts';
import { reservedSlugs } from '../content/entry.ts';
import { allArticles } from '../content/store.ts';
import { teachPermission } from '../learning/permission.ts';
import { articleFinder, fingerprintOf, keyOfSource, type Planned, planImport } from './plan.ts';
import { readDocument } from './read.ts';
import type { Skipped } from './reading.ts';
import type { Refused, Taught } from './taught.ts';
import { emptyTaughtPlan, type PlannedLink, planTaught, type TaughtPlan } from './taught-plan.ts';
import { knownIn } from './taught-take.ts';

export interface Preview {
  readonly kind: SourceKind;
  readonly plan: readonly Planned[];
  readonly taught: TaughtPlan;
  /** Whether something was taught that this person may not take over. */
  readonly leavesOutTaught: boolean;
  readonly skipped: readonly Skipped[];
  readonly refused: readonly Refused[];
  /** Address of the town it comes from; empty for catalogues. */
  readonly town: string;
  /** The document itself, which is sent along to be confirmed. */
  readonly text: string;
  readonly fingerprint: string;
  /** Keys of what is ticked. */
  readonly ticked: readonly string[];
}

const isAny = (taught: Taught): boolean =>
  Object.values(taught).some((list: readonly unknown[]) => list.length > 0);

/** What was shown, so that no other is confirmed. */
const printOf = (plan: readonly Planned[], taught: TaughtPlan): string =>
  createHash('sha256')
    .update(fingerprintOf(plan))
    .update(JSON.stringify(taught))
    .digest('base64url');

/** Who looks at a document, where, and in which language. */
export interface Looking extends Pick<PostContext, 'city' | 'tx'> {
  readonly person: Pick<Person, 'id' | 'name' | 'permissions'>;
  readonly page: Pick<PageContext, 'language'>;
}

/** Finds articles that are here, or that the same document makes. */
const linker = (
  plan: readonly Planned[],
  find: ReturnType<typeof articleFinder>,
): ((source: ArticleSource) => PlannedLink | undefined) => {
  const planned = new Map(plan.map((one) => [one.key, one]));
  return (source) => {
    const one = planned.get(keyOfSource(source));
    if (one) return { slug: one.slug, madeAs: one.state === 'made' ? one.key : undefined };
    const found = find(source);
    return found && { slug: found.slug, madeAs: undefined };
  };
};

/** @throws Problem invalid-input with its trouble */
export const previewOf = async (
  { city, tx, person, page }: Looking,
  text: string,
): Promise<Preview> => {
  const here = originOf(city.config);
  const document = readDocument(text, here);
  const importer = { id: person.id, name: person.name, today: dayInTown(city.now()) };
  const articles = await allArticles(tx);
  const plan = planImport(document.articles, articles, importer, reservedSlugs, here);
  const mayTeach = person.permissions.has(teachPermission);
  const isTaught = isAny(document.taught);
  const taught =
    mayTeach && isTaught
      ? planTaught(
          document.taught,
          await knownIn(city, tx, page.language, linker(plan, articleFinder(articles, here))),
        )
      : emptyTaughtPlan;
  return {
    kind: document.kind,
    plan,
    taught,
    leavesOutTaught: isTaught && !mayTeach,
    skipped: document.skipped,
    refused: [...document.refused, ...taught.refused],
    town: document.town,
    text,
    fingerprint: printOf(plan, taught),
    ticked: [plan, taught.subjects, taught.nearDomains, taught.dialogues].flatMap((list) =>
      list.filter(({ state }) => state !== 'unchanged').map(({ key }) => key),
    ),
  };
};
