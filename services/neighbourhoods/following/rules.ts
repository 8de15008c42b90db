/** What is news, and the link that stops letters without signing in. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FigureChangeFound } from '../../../platform/figures.ts';

export interface KnownChange {
  readonly area: string;
  readonly indicator: string;
  readonly since: string;
  readonly meaning: FigureChangeFound['meaning'];
}

export interface News {
  /** Changes that were not there before. */
  readonly fresh: readonly KnownChange[];
  /** Known ones that are over: should they come back, they are news again. */
  readonly ended: readonly KnownChange[];
}

const isSame = (a: KnownChange, b: KnownChange): boolean =>
  a.area === b.area && a.indicator === b.indicator && a.meaning === b.meaning;

const known = ({ area, code, since, meaning }: FigureChangeFound): KnownChange => ({
  area,
  indicator: code,
  since,
  meaning,
});

/** A change that goes on is news once, even when its beginning moves with every new figure. */
export const newsOf = (
  found: readonly FigureChangeFound[],
  before: readonly KnownChange[],
): News => {
  const now = found.map(known);
  return {
    fresh: now.filter((one) => !before.some((earlier) => isSame(one, earlier))),
    ended: before.filter((one) => !now.some((present) => isSame(one, present))),
  };
};

/** Whether a follower wants to know of a theme; none chosen is all of them. */
export const wantsTheme = (chosen: readonly string[], theme: string): boolean =>
  chosen.length === 0 || chosen.includes(theme);

const purpose = 'neighbourhoods.stop-mail';

const signature = (secret: string, person: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\0${person}`).digest();

/** What stands in the link of a letter: whose letters it stops, signed so that nobody can stop another's. */
export const stopToken = (secret: string, person: string): string =>
  `${Buffer.from(person).toString('base64url')}.${signature(secret, person).toString('base64url')}`;

/** @returns the person, or undefined when the token is not ours */
export const personOfToken = (secret: string, token: string): string | undefined => {
  const [name = '', sign = ''] = token.split('.');
  const person = Buffer.from(name, 'base64url').toString();
  const [given, own] = [Buffer.from(sign, 'base64url'), signature(secret, person)];
  return person !== '' && given.length === own.length && timingSafeEqual(given, own)
    ? person
    : undefined;
};
