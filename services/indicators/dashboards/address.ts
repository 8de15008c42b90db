import type { DashboardChoice } from './view.ts';

/** A choice as a query; what is as usual is left out, so that links stay short and alike. */
export const queryOf = (
  choice: DashboardChoice,
  whole: string | undefined,
  change: Partial<DashboardChoice> = {},
): string => {
  const wanted = { ...choice, ...change };
  const query = new URLSearchParams();
  if (wanted.area && wanted.area !== whole) query.set('area', wanted.area);
  if (wanted.until) query.set('until', wanted.until);
  if (wanted.sex) query.set('sex', wanted.sex);
  if (wanted.age) query.set('age', wanted.age);
  if (wanted.beside) query.set('beside', wanted.beside);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
};

const given = (query: URLSearchParams, name: string): string | undefined =>
  query.get(name)?.trim().slice(0, 60) || undefined;

/** @param query of an address; a field that is missing, empty or too long to be one counts as not given */
export const choiceOf = (query: URLSearchParams): DashboardChoice => ({
  area: given(query, 'area'),
  until: given(query, 'until'),
  sex: given(query, 'sex'),
  age: given(query, 'age'),
  beside: given(query, 'beside'),
});
