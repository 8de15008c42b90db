import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../database/db.ts';
import { fold } from './fold.ts';
import { address } from './schema.ts';

export interface Address {
  readonly id: string;
  readonly street: string;
  readonly number: string;
  readonly postcode: string;
  readonly town: string;
  readonly areaCode: string;
  readonly longitude: number;
  readonly latitude: number;
}

const chunkSize = 4000;

/** How an address is found again: everything people may type, in one folded line. */
export const searchLine = ({ street, number, postcode, town }: Omit<Address, 'id'>): string =>
  `${fold(street)} ${fold(number).replaceAll(' ', '')} ${fold(postcode).replaceAll(' ', '')} ${fold(town)}`;

/** Adds or replaces addresses; one without `areaCode` gets the neighbourhood in which it lies. */
export const importAddresses = async (
  tx: Db,
  addresses: readonly (Omit<Address, 'areaCode'> & { readonly areaCode?: string })[],
  level = 'neighbourhood',
): Promise<number> => {
  for (let from = 0; from < addresses.length; from += chunkSize) {
    const rows = addresses.slice(from, from + chunkSize).map((row) => ({
      ...row,
      areaCode: row.areaCode ?? '',
      search: searchLine({ ...row, areaCode: '' }),
    }));
    await tx.execute(
      sql`INSERT INTO places.address (id, street, number, postcode, town, area_code, longitude, latitude, search)
          SELECT id, street, number, postcode, town, "areaCode", longitude, latitude, search
          FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id text, street text, number text,
            postcode text, town text, "areaCode" text, longitude float8, latitude float8, search text)
          ON CONFLICT (id) DO UPDATE SET street = excluded.street, number = excluded.number,
            postcode = excluded.postcode, town = excluded.town, area_code = excluded.area_code,
            longitude = excluded.longitude, latitude = excluded.latitude, search = excluded.search`,
    );
  }
  await tx.execute(
    sql`UPDATE places.address a SET area_code = n.code FROM places.area n
        WHERE a.area_code = '' AND n.geography = 'town' AND n.level = ${level} AND n.valid_to IS NULL
          AND postgis.ST_Covers(n.geometry, postgis.ST_SetSRID(postgis.ST_MakePoint(a.longitude, a.latitude), 4326))`,
  );
  return addresses.length;
};

const columns = {
  id: address.id,
  street: address.street,
  number: address.number,
  postcode: address.postcode,
  town: address.town,
  areaCode: address.areaCode,
  longitude: address.longitude,
  latitude: address.latitude,
};

const postcodePattern = /\b(\d{4,5}) ?([a-z]{2})?\b/;

/** Typing slips a person may make before a street no longer counts as meant (Damerau, optimal string alignment). */
const distance = (a: string, b: string, atMost: number): number => {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
};

const likePrefix = (text: string): string => `${text.replace(/[%_\\]/g, '\\$&')}%`;

/** The house number itself or one with a suffix: `12` is 12 and 12a, not 120. */
const isNumber = (number: string) =>
  sql`(${address.number} = ${number} OR ${address.number} ~ ${`^${number}[a-z-]`})`;

/**
 * Finds addresses by what a person types: street and number, postcode and number, or a part of
 * them, with typing slips in the street. Exact numbers come first.
 */
export const findAddresses = async (
  db: Db,
  typed: string,
  limit = 20,
): Promise<readonly Address[]> => {
  const query = fold(typed);
  if (query.length < 2) return [];

  const postcode = postcodePattern.exec(query);
  if (postcode?.[2]) {
    const code = `${postcode[1]} ${postcode[2].toUpperCase()}`;
    const number = query
      .replace(postcode[0], '')
      .match(/\d+ ?[a-z]?\b/)?.[0]
      .replaceAll(' ', '');
    const found = await db
      .select(columns)
      .from(address)
      .where(
        number
          ? sql`${address.postcode} = ${code} AND ${isNumber(number)}`
          : eq(address.postcode, code),
      )
      .orderBy(
        sql`${address.number} <> ${number ?? ''}`,
        sql`length(${address.number})`,
        asc(address.number),
      )
      .limit(limit);
    if (found.length > 0) return found;
  }

  if (/^\d{4,5}$/.test(query)) {
    const found = await db
      .select(columns)
      .from(address)
      .where(sql`${address.postcode} LIKE ${likePrefix(query)}`)
      .orderBy(asc(address.postcode), sql`length(${address.number})`, asc(address.number))
      .limit(limit);
    if (found.length > 0) return found;
  }

  const streetAndNumber = /^(.*?[a-z].*?)(?: (\d+) ?([a-z]{0,2}))?(?: .*)?$/.exec(query);
  const street = streetAndNumber?.[1] ?? query;
  const number = `${streetAndNumber?.[2] ?? ''}${streetAndNumber?.[3] ?? ''}`;
  const order = [
    sql`${address.number} <> ${number}`,
    asc(address.street),
    sql`length(${address.number})`,
    asc(address.number),
  ];
  const direct = await db
    .select(columns)
    .from(address)
    .where(
      number
        ? sql`${address.search} LIKE ${likePrefix(`${street} ${number}`)} AND ${isNumber(number)}`
        : sql`${address.search} LIKE ${likePrefix(street)}`,
    )
    .orderBy(...order)
    .limit(limit);
  if (direct.length > 0) return direct;

  const { rows: streets } = await db.execute<{ street: string }>(
    sql`SELECT DISTINCT street FROM places.address`,
  );
  const slips = Math.max(1, Math.floor(street.length / 5));
  const folded = streets.map(({ street: name }) => ({ name, text: fold(name) }));
  const within = street.length < 3 ? [] : folded.filter(({ text }) => text.includes(street));
  const near =
    within.length > 0
      ? within.toSorted((x, y) => x.text.indexOf(street) - y.text.indexOf(street))
      : folded
          .map((candidate) => ({ ...candidate, slips: distance(street, candidate.text, slips) }))
          .filter((candidate) => candidate.slips <= slips)
          .toSorted((x, y) => x.slips - y.slips)
          .slice(0, 3);
  if (near.length === 0) return [];
  return db
    .select(columns)
    .from(address)
    .where(
      sql`${address.street} IN ${near.map(({ name }) => name)} AND ${number ? isNumber(number) : sql`true`}`,
    )
    .orderBy(...order)
    .limit(limit);
};
