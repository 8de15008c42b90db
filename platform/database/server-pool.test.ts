import { createServer, type Server, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterEach, describe, expect, it } from 'vitest';
import { ServerPool } from './server-pool.ts';

/** A message of PostgreSQL's protocol: a letter, the length, the content (its documentation, 55.7). */
const message = (letter: string, content: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
};
const welcome = message('R', Buffer.alloc(4));
const done = message('C', Buffer.from('SELECT 0\0'));
const ready = message('Z', Buffer.from('I'));

/** As much of a PostgreSQL server as a pool needs: it admits everyone and answers queries with nothing. */
const standIn = async (onQuery: (socket: Socket, text: string) => void) => {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.once('data', () => {
      socket.write(Buffer.concat([welcome, ready]));
      socket.on('data', (data) => onQuery(socket, data.toString('latin1')));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `postgres://nobody@127.0.0.1:${port}/none`, close };
};

const answerNothing = (socket: Socket) => socket.write(Buffer.concat([done, ready]));

describe('connections to a server', () => {
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  const open = async (onQuery: (socket: Socket, text: string) => void) => {
    const server = await standIn(onQuery);
    const pool = new ServerPool({ connectionString: server.url, max: 1 });
    closing.push(server.close, () => pool.end());
    return drizzle(pool);
  };

  it('a server that goes while a transaction holds a connection fails that transaction, not the process', async () => {
    let held: Socket | undefined;
    const db = await open((socket) => {
      held = socket;
      answerNothing(socket);
    });
    const broken = db.transaction(async (tx) => {
      await tx.execute(sql`SELECT 1`);
      const gone = new Promise((closed) => held?.once('close', closed));
      held?.destroy();
      await gone;
      await new Promise((later) => setTimeout(later, 50)); // the pool hears of it while nothing is asked
      await tx.execute(sql`SELECT 2`);
    });
    await expect(broken).rejects.toThrow();
    await expect(db.execute(sql`SELECT 3`)).resolves.toBeDefined();
  });

  it('a connection whose transaction could not begin does not stay lent out', async () => {
    let isAway = true;
    const db = await open((socket) => {
      if (isAway) socket.destroy();
      else answerNothing(socket);
    });
    await expect(db.transaction(async () => {})).rejects.toThrow();
    isAway = false;
    await expect(db.transaction(async () => 'again')).resolves.toBe('again');
  });
});
