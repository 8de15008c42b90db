/** JSON-stat 2.0 (json-stat.org/full), and the bundles of its first version. */
import { z } from 'zod';
import { PullTrouble } from '../reason.ts';
import { type Observation, observationsAtMost, statusOf } from './observation.ts';

const index = z.union([z.array(z.string()), z.record(z.string(), z.number().int().min(0))]);
const dimension = z.object({
  category: z.object({
    index: index.optional(),
    label: z.record(z.string(), z.string()).optional(),
  }),
});
const cell = z.union([z.number(), z.string(), z.null()]);
const dataset = z.object({
  id: z.array(z.string()),
  size: z.array(z.number().int().min(1)),
  dimension: z.record(z.string(), z.unknown()),
  value: z.union([z.array(cell), z.record(z.string(), cell)]),
  status: z
    .union([z.string(), z.array(z.string().nullable()), z.record(z.string(), z.string())])
    .optional(),
});

/** The codes of a dimension in the order in which figures run. */
const codesOf = (name: string, given: unknown, size: number): readonly string[] => {
  const parsed = dimension.safeParse(given);
  if (!parsed.success) throw new PullTrouble('wrong-format', name);
  const { index: order, label } = parsed.data.category;
  const codes =
    order === undefined
      ? Object.keys(label ?? {})
      : Array.isArray(order)
        ? order
        : Object.entries(order)
            .toSorted(([, one], [, other]) => one - other)
            .map(([code]) => code);
  if (codes.length !== size)
    throw new PullTrouble('wrong-format', `${name}: ${codes.length}/${size}`);
  return codes;
};

/** A bundle of the first version holds its data sets by name, and `id` and `size` within `dimension`. */
const asDataset = (given: Record<string, unknown>): Record<string, unknown> => {
  if (given.class === 'dataset' || ('id' in given && 'size' in given)) return given;
  const first = Object.values(given).find(
    (one): one is Record<string, unknown> =>
      typeof one === 'object' && one !== null && 'dimension' in one && 'value' in one,
  );
  if (first === undefined) throw new PullTrouble('wrong-format', 'dataset');
  const { id, size } = z
    .object({ id: z.unknown(), size: z.unknown() })
    .catch({ id: undefined, size: undefined })
    .parse(first.dimension);
  return { ...first, id: first.id ?? id, size: first.size ?? size };
};

/** @throws PullTrouble wrong-format, too-large */
export const readJsonStat = (json: unknown): readonly Observation[] => {
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) throw new PullTrouble('wrong-format', 'object');
  const parsed = dataset.safeParse(asDataset(object.data));
  if (!parsed.success)
    throw new PullTrouble('wrong-format', parsed.error.issues[0]?.path.join('.') ?? '');
  const { id, size, value, status } = parsed.data;
  const total = size.reduce((product, one) => product * one, 1);
  if (total > observationsAtMost) throw new PullTrouble('too-large', String(total));
  if (id.length !== size.length || (Array.isArray(value) && value.length !== total))
    throw new PullTrouble('incomplete', `${Array.isArray(value) ? value.length : 0}/${total}`);
  const codes = id.map((name, at) => codesOf(name, parsed.data.dimension[name], size[at] ?? 0));
  const valueAt = (at: number) => (Array.isArray(value) ? value[at] : value[String(at)]);
  const statusAt = (at: number): string => {
    if (status === undefined || typeof status === 'string') return status ?? '';
    return (Array.isArray(status) ? status[at] : status[String(at)]) ?? '';
  };
  return Array.from({ length: total }, (_, at) => {
    const place: Record<string, string> = {};
    let rest = at;
    for (let dim = id.length - 1; dim >= 0; dim--) {
      const length = size[dim] ?? 1;
      place[id[dim] ?? ''] = codes[dim]?.[rest % length] ?? '';
      rest = Math.floor(rest / length);
    }
    const given = valueAt(at);
    const number = typeof given === 'number' ? given : null;
    const said = typeof given === 'string' ? given : statusAt(at);
    return { codes: place, value: number, status: statusOf(said, number) };
  });
};
