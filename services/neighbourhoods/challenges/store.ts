import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { Problem } from '../../../platform/problem.ts';
import type { ChallengeContent } from './content.ts';
import { challenge, challengeVersion } from './schema.ts';

export type Challenge = typeof challenge.$inferSelect;

export interface PublishedChallenge {
  readonly slug: string;
  readonly version: number;
  readonly content: ChallengeContent;
  readonly publishedAt: Date;
}

const published = (db: Db) =>
  db
    .select({
      slug: challenge.slug,
      version: challengeVersion.version,
      content: challengeVersion.content,
      publishedAt: challengeVersion.publishedAt,
    })
    .from(challenge)
    .innerJoin(
      challengeVersion,
      and(
        eq(challengeVersion.challengeId, challenge.id),
        eq(challengeVersion.version, challenge.publishedVersion),
      ),
    );

export const publishedChallenges = (db: Db): Promise<readonly PublishedChallenge[]> =>
  published(db).orderBy(asc(challenge.slug));

/** @throws Problem not-found */
export const publishedChallenge = async (db: Db, slug: string): Promise<PublishedChallenge> => {
  const [found] = await published(db).where(eq(challenge.slug, slug));
  if (!found) throw new Problem('not-found', { what: 'challenge', slug });
  return found;
};

export const allChallenges = (db: Db): Promise<readonly Challenge[]> =>
  db.select().from(challenge).orderBy(desc(challenge.changedAt), asc(challenge.slug));

/** @throws Problem not-found */
export const challengeBySlug = async (db: Db, slug: string): Promise<Challenge> => {
  const [found] = await db.select().from(challenge).where(eq(challenge.slug, slug));
  if (!found) throw new Problem('not-found', { what: 'challenge', slug });
  return found;
};

/** The same, locked until the transaction ends. @throws Problem not-found */
export const claimChallenge = async (tx: Db, slug: string): Promise<Challenge> => {
  const [found] = await tx.select().from(challenge).where(eq(challenge.slug, slug)).for('update');
  if (!found) throw new Problem('not-found', { what: 'challenge', slug });
  return found;
};

interface By {
  readonly person: string;
  readonly now: Date;
}

/** @returns undefined when the address is taken */
export const addChallenge = async (
  tx: Db,
  slug: string,
  draft: ChallengeContent,
  { person, now }: By,
): Promise<Challenge | undefined> => {
  const [made] = await tx
    .insert(challenge)
    .values({ slug, draft, changedBy: person, changedAt: now })
    .onConflictDoNothing()
    .returning();
  return made;
};

export const saveDraft = async (
  tx: Db,
  found: Challenge,
  draft: ChallengeContent,
  { person, now }: By,
): Promise<void> => {
  await tx
    .update(challenge)
    .set({ draft, revision: found.revision + 1, changedBy: person, changedAt: now })
    .where(eq(challenge.id, found.id));
};

export const versionsOf = (db: Db, challengeId: number) =>
  db
    .select()
    .from(challengeVersion)
    .where(eq(challengeVersion.challengeId, challengeId))
    .orderBy(desc(challengeVersion.version));

/** Makes a content what people see, as the next version. @returns its number */
export const publish = async (
  tx: Db,
  challengeId: number,
  content: ChallengeContent,
  { person, now }: By,
): Promise<number> => {
  const [last] = await versionsOf(tx, challengeId);
  const version = (last?.version ?? 0) + 1;
  await tx
    .insert(challengeVersion)
    .values({ challengeId, version, content, publishedBy: person, publishedAt: now });
  await tx
    .update(challenge)
    .set({ publishedVersion: version })
    .where(eq(challenge.id, challengeId));
  return version;
};

/** People no longer see it; its versions stay. */
export const takeDown = async (tx: Db, challengeId: number): Promise<void> => {
  await tx.update(challenge).set({ publishedVersion: null }).where(eq(challenge.id, challengeId));
};

const removed = 'removed';

/** Pages and versions that a person wrote or published. */
export const editsOf = async (db: Db, personId: string) => ({
  drafts: await db
    .select({ slug: challenge.slug, changedAt: challenge.changedAt })
    .from(challenge)
    .where(eq(challenge.changedBy, personId)),
  versions: await db
    .select({
      slug: challenge.slug,
      version: challengeVersion.version,
      publishedAt: challengeVersion.publishedAt,
    })
    .from(challengeVersion)
    .innerJoin(challenge, eq(challenge.id, challengeVersion.challengeId))
    .where(eq(challengeVersion.publishedBy, personId)),
});

/** The pages stay, without the person. */
export const forgetEditor = async (db: Db, personId: string): Promise<void> => {
  await db.update(challenge).set({ changedBy: removed }).where(eq(challenge.changedBy, personId));
  await db
    .update(challengeVersion)
    .set({ publishedBy: removed })
    .where(eq(challengeVersion.publishedBy, personId));
};
