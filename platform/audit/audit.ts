import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { auditEntry } from '../database/schema.ts';

/** What happened, by whom, to what. `details` never holds personal data beyond ids. */
export interface AuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

const genesis = '0'.repeat(64);

/** JSON with sorted keys, so that the database's reordering of jsonb does not change a hash. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
      .join(',')}}`;
  return JSON.stringify(value);
};

/** Hash of an entry over everything it says and the hash before it (a linear hash chain). */
export const hashOf = (entry: Omit<AuditEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      canonical([
        entry.sequence,
        entry.at.toISOString(),
        entry.actor,
        entry.action,
        entry.subject,
        entry.details,
        entry.previousHash,
      ]),
    )
    .digest('hex');

/** Number of the advisory lock that puts writers of the chain in a row. */
const chainLock = 7_270_001;

/** Appends to the chain within the caller's transaction: the action and its trace stand or fall together. */
export const record = async (tx: Db, event: AuditEvent, at: Date): Promise<void> => {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(${chainLock})`);
  const { rows } = await tx.execute<{ sequence: number; hash: string }>(
    sql`SELECT sequence, hash FROM platform.audit_entry ORDER BY sequence DESC LIMIT 1`,
  );
  const last = rows[0];
  const unsigned = {
    sequence: Number(last?.sequence ?? 0) + 1,
    at,
    actor: event.actor,
    action: event.action,
    subject: event.subject,
    details: event.details ?? {},
    previousHash: last?.hash ?? genesis,
  };
  await tx.insert(auditEntry).values({ ...unsigned, hash: hashOf(unsigned) });
};

export interface ChainCheck {
  readonly entries: number;
  /** Sequence of the first entry that does not fit; undefined when the chain is whole. */
  readonly brokenAt: number | undefined;
  readonly lastHash: string;
}

/** Follows the chain from its start; a changed, removed or inserted entry shows. */
export const verifyChain = async (db: Db, pageSize = 1000): Promise<ChainCheck> => {
  let previousHash = genesis;
  let entries = 0;
  for (;;) {
    const page = await db
      .select()
      .from(auditEntry)
      .where(sql`${auditEntry.sequence} > ${entries}`)
      .orderBy(auditEntry.sequence)
      .limit(pageSize);
    for (const entry of page) {
      const fits =
        entry.sequence === entries + 1 &&
        entry.previousHash === previousHash &&
        entry.hash === hashOf(entry);
      if (!fits) return { entries, brokenAt: entry.sequence, lastHash: previousHash };
      entries++;
      previousHash = entry.hash;
    }
    if (page.length < pageSize) return { entries, brokenAt: undefined, lastHash: previousHash };
  }
};
