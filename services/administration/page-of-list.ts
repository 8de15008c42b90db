/** Long lists come in pages; the number stands in the address as `page`. */
export interface PageOfList {
  /** From 1. */
  readonly current: number;
  readonly total: number;
  readonly offset: number;
}

/** The page that an address asks for, kept within the pages there are. */
export const pageOfList = (asked: string | null, count: number, perPage: number): PageOfList => {
  const total = Math.max(1, Math.ceil(count / perPage));
  const number = /^\d{1,7}$/.test(asked ?? '') ? Number(asked) : 1;
  const current = Math.min(Math.max(1, number), total);
  return { current, total, offset: (current - 1) * perPage };
};

/** The address of a list with its filter and page; what is empty is left out. */
export const listAddress = (
  path: string,
  filter: Readonly<Record<string, string>>,
  page = 1,
): string => {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? path : `${path}?${query}`;
};
