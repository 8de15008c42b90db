import { and, desc, eq, gt, inArray, like, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../../platform/database/db.ts';
import { auditEntry, sentMail } from '../../platform/database/schema.ts';
import { rolesOf } from '../../platform/identity/permissions.ts';
import { account, role, session, user, verification } from '../../platform/identity/schema.ts';
import type { Language } from '../../platform/messages/languages.ts';

export const hasPassword = async (db: Db, personId: string): Promise<boolean> => {
  const rows = await db
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.userId, personId), eq(account.providerId, 'credential')));
  return rows.length > 0;
};

export const changeDetails = async (
  tx: Db,
  personId: string,
  details: { readonly name: string; readonly language: Language | '' },
  at: Date,
): Promise<void> => {
  await tx
    .update(user)
    .set({ ...details, updatedAt: at })
    .where(eq(user.id, personId));
};

/** Roles with the name an administrator gave them. */
export const namedRolesOf = (db: Db, keys: readonly string[]) =>
  db
    .select({ key: role.key, name: role.name })
    .from(role)
    .where(inArray(role.key, [...keys]));

export interface OwnSession {
  readonly id: string;
  readonly token: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly userAgent: string | null;
}

export const sessionsOf = (db: Db, personId: string, now: Date): Promise<OwnSession[]> =>
  db
    .select({
      id: session.id,
      token: session.token,
      createdAt: session.createdAt,
      updatedAt: session.updatedAt,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(and(eq(session.userId, personId), gt(session.expiresAt, now)))
    .orderBy(desc(session.updatedAt));

export const endSession = async (tx: Db, personId: string, sessionId: string): Promise<void> => {
  await tx.delete(session).where(and(eq(session.userId, personId), eq(session.id, sessionId)));
};

/** Who stands between the two steps of signing in; undefined when that took too long. @param key what their cookie holds */
export const personBetweenSteps = async (db: Db, key: string): Promise<string | undefined> => {
  const [row] = await db
    .select({ personId: verification.value })
    .from(verification)
    .innerJoin(user, eq(user.id, verification.value))
    .where(eq(verification.identifier, key));
  return row?.personId;
};

const linkIdentifier = 'magic-link:';

/** Values of better-auth's links: JSON with the address they were sent to. */
const isLinkTo = (email: string) =>
  and(
    like(verification.identifier, `${linkIdentifier}%`),
    like(verification.value, `%${JSON.stringify(email).replaceAll(/[%_\\]/g, '\\$&')}%`),
  );

/** Whom a link that can still be used lets in. @param token what the link carries */
export const personOfLink = async (db: Db, token: string) => {
  const [link] = await db
    .select({ value: verification.value })
    .from(verification)
    .where(eq(verification.identifier, `${linkIdentifier}${token}`));
  if (!link) return undefined;
  const { email } = z.object({ email: z.string() }).parse(JSON.parse(link.value));
  const [person] = await db
    .select({ id: user.id, twoFactorEnabled: user.twoFactorEnabled })
    .from(user)
    .where(eq(user.email, email));
  return person;
};

/** Links that are on their way end when the ways to sign in change. */
export const dropOpenLinks = async (db: Db, personId: string): Promise<void> => {
  const email = await emailOf(db, personId);
  if (email !== undefined) await db.delete(verification).where(isLinkTo(email));
};

/** What the account itself says of a person; secrets (password, keys of the second step) left out. */
export const accountOf = async (db: Db, personId: string) => {
  const [row] = await db.select().from(user).where(eq(user.id, personId));
  if (!row) return undefined;
  const signsInWith = await db
    .select({ provider: account.providerId, since: account.createdAt })
    .from(account)
    .where(eq(account.userId, personId));
  return { ...row, roles: await rolesOf(db, personId), signsInWith };
};

export const sessionRecordsOf = (db: Db, personId: string) =>
  db
    .select({
      begun: session.createdAt,
      lastActive: session.updatedAt,
      expires: session.expiresAt,
      browser: session.userAgent,
    })
    .from(session)
    .where(eq(session.userId, personId));

export const traceOf = (db: Db, personId: string) =>
  db
    .select({
      at: auditEntry.at,
      actor: auditEntry.actor,
      action: auditEntry.action,
      subject: auditEntry.subject,
    })
    .from(auditEntry)
    .where(or(eq(auditEntry.actor, personId), eq(auditEntry.subject, personId)))
    .orderBy(auditEntry.sequence);

const emailOf = async (db: Db, personId: string): Promise<string | undefined> => {
  const [row] = await db.select({ email: user.email }).from(user).where(eq(user.id, personId));
  return row?.email;
};

export const lettersTo = async (db: Db, personId: string) => {
  const email = await emailOf(db, personId);
  if (email === undefined) return [];
  return db
    .select({ at: sentMail.at, subject: sentMail.subject, text: sentMail.text })
    .from(sentMail)
    .where(eq(sentMail.recipient, email))
    .orderBy(sentMail.at);
};

export const removeLettersTo = async (tx: Db, personId: string): Promise<void> => {
  const email = await emailOf(tx, personId);
  if (email !== undefined) await tx.delete(sentMail).where(eq(sentMail.recipient, email));
};

/** Removes a person; sessions, ways to sign in and roles go with the account. */
export const removeAccount = async (tx: Db, personId: string): Promise<void> => {
  const email = await emailOf(tx, personId);
  if (email === undefined) return;
  await tx.delete(verification).where(or(eq(verification.value, personId), isLinkTo(email)));
  await tx.delete(user).where(eq(user.id, personId));
};
