import { randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { createTransport } from 'nodemailer';
import type { Db } from '../database/db.ts';
import { sentMail } from '../database/schema.ts';

/** A picture within a letter: `<img src="cid:<name>">` in its HTML. */
export interface LetterPicture {
  readonly name: string;
  readonly png: Uint8Array;
}

export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Always whole by itself: many people read letters as text. */
  readonly text: string;
  /** The same with pictures and links. */
  readonly html?: string;
  readonly pictures?: readonly LetterPicture[];
  /** Holds a link that lets its receiver in: nobody else may read it. */
  readonly isSecret?: boolean;
}

export interface Mail {
  /**
   * Puts a letter in the outbox within the caller's transaction. Without a mail server it stays
   * there, readable in the workspace; with one, `deliverWaiting` sends it.
   */
  readonly send: (db: Db, letter: Letter) => Promise<void>;
  /** Sends what waits; a failure is kept with its reason and tried again, five times at most. */
  readonly deliverWaiting: (db: Db) => Promise<{ readonly sent: number; readonly failed: number }>;
}

const attemptsAtMost = 5;

export const createMail = (config: {
  readonly url: string | undefined;
  readonly from: string;
}): Mail => {
  const transport = config.url === undefined ? undefined : createTransport(config.url);
  return {
    send: async (db, letter) => {
      await db.insert(sentMail).values({
        id: randomUUID(),
        recipient: letter.to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html ?? null,
        pictures: (letter.pictures ?? []).map(({ name, png }) => ({
          name,
          png: Buffer.from(png).toString('base64'),
        })),
        state: transport ? 'waiting' : 'outbox',
        isSecret: letter.isSecret ?? false,
      });
    },
    deliverWaiting: async (db) => {
      let sent = 0;
      let failed = 0;
      if (!transport) return { sent, failed };
      const waiting = await db
        .select()
        .from(sentMail)
        .where(eq(sentMail.state, 'waiting'))
        .orderBy(sentMail.at)
        .limit(100);
      for (const { id, recipient, subject, text, html, pictures, attempts } of waiting) {
        try {
          await transport.sendMail({
            from: config.from,
            to: recipient,
            subject,
            text,
            ...(html === null ? {} : { html }),
            attachments: pictures.map(({ name, png }) => ({
              filename: `${name}.png`,
              cid: name,
              contentType: 'image/png',
              content: Buffer.from(png, 'base64'),
            })),
            messageId: `<${id}@polder>`,
          });
          await db.update(sentMail).set({ state: 'sent' }).where(eq(sentMail.id, id));
          sent++;
        } catch (error) {
          await db
            .update(sentMail)
            .set({
              attempts: sql`${sentMail.attempts} + 1`,
              state: attempts + 1 < attemptsAtMost ? 'waiting' : 'failed',
              error: error instanceof Error ? error.message : String(error),
            })
            .where(eq(sentMail.id, id));
          failed++;
        }
      }
      return { sent, failed };
    },
  };
};

export const recentMail = (db: Db, limit: number) =>
  db.select().from(sentMail).orderBy(desc(sentMail.at)).limit(limit);
