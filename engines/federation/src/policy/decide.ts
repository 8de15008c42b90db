/**
 * The decision on one table for one asker, in the manner of OpenID AuthZEN: subject, action, resource and
 * context go in; a decision with obligations (rows, masks) comes out. It is made once for each table of a
 * query, never for cells.
 *
 * Source: OpenID AuthZEN Authorization API 1.0; the NLGov profile's `processing_activity_id`.
 */
import { FederationError } from '../federation-error.ts';
import type { TableSchema } from '../schema.ts';
import { bothMasks } from './mask.ts';
import type { Mask, PolicySet, Subject, TablePolicy } from './policy.ts';

export interface TableDecision {
  readonly isAllowed: boolean;
  /** Conditions in SQL; all have to hold. */
  readonly rows: readonly string[];
  readonly masks: ReadonlyMap<string, Mask>;
  readonly without: ReadonlySet<string>;
  /**
   * Columns that the table need not have, as the obligation is for many tables. Any other column that is
   * masked or left out and not there has perhaps got another name: the table is closed.
   */
  readonly mayLack?: ReadonlySet<string>;
}

/** What is asked, as AuthZEN words it. */
export interface AccessRequest {
  readonly subject: {
    readonly type: 'user';
    readonly id: string;
    readonly properties: { readonly roles: readonly string[] };
  };
  readonly action: { readonly name: 'query' };
  readonly resource: { readonly type: 'table'; readonly id: string };
  readonly context: { readonly processing_activity_id: string };
}

/**
 * Decides on access to a table, at once; another decision point may stand behind the same form. What it
 * throws, and what is no decision (a promise of one, for instance), closes the table.
 */
export type DecisionPoint = (request: AccessRequest) => TableDecision;

export const accessRequest = (subject: Subject, table: string): AccessRequest => ({
  subject: { type: 'user', id: subject.id, properties: { roles: subject.roles } },
  action: { name: 'query' },
  resource: { type: 'table', id: table },
  context: { processing_activity_id: subject.purpose },
});

const DENIED: TableDecision = {
  isAllowed: false,
  rows: [],
  masks: new Map(),
  without: new Set(),
};

/** Nobody said whether the table is open. */
const UNDECIDED: TableDecision = { ...DENIED };

/** Why a table that is not open is closed. */
export const closedBy = (decision: TableDecision): 'refused' | 'undecided' =>
  decision === UNDECIDED ? 'undecided' : 'refused';

const isOfMany = ({ table }: TablePolicy): boolean => table.endsWith('.*');

/** Whatever the case: queries find tables so, too. */
const isAbout = (policy: TablePolicy, id: string): boolean => {
  const table = policy.table.toLowerCase();
  const asked = id.toLowerCase();
  return isOfMany(policy) ? asked.startsWith(table.slice(0, -1)) : asked === table;
};

/** Whether the table is meant as it is written. */
const names = (policy: TablePolicy, id: string): boolean =>
  isOfMany(policy) ? id.startsWith(policy.table.slice(0, -1)) : id === policy.table;

const admits = (
  { roles, purposes, users }: TablePolicy,
  { subject, context }: AccessRequest,
): boolean =>
  (roles === undefined || roles.some((role) => subject.properties.roles.includes(role))) &&
  (purposes === undefined || purposes.includes(context.processing_activity_id)) &&
  (users === undefined || users.includes(subject.id));

const columnsOf = ({ masks = {}, without = [] }: TablePolicy): readonly string[] => [
  ...Object.keys(masks),
  ...without,
];

/** @throws FederationError `configuration` for a name that would never be a table's */
const checkName = ({ table }: TablePolicy): void => {
  const plain = table.endsWith('.*') ? table.slice(0, -2) : table;
  if (plain === '' || plain.includes('*'))
    throw new FederationError(
      'configuration',
      `A policy is about ${table}: write source.table, or source.* for all of them`,
    );
};

/**
 * Of several policies on a table that admit the asker all obligations hold together, also two masks on one
 * column. When policies speak of a table and none admits, it is closed. A
 * policy whose table has another case restricts, and opens nothing.
 *
 * @throws FederationError `configuration` at once, for tables that are written wrongly
 */
export const decideBy = ({ tables, otherwise }: PolicySet): DecisionPoint => {
  tables.forEach(checkName);
  return (request) => {
    const { id } = request.resource;
    const about = tables.filter((policy) => isAbout(policy, id));
    const admitting = about.filter((policy) => admits(policy, request));
    if (about.length === 0) return otherwise === 'allow' ? { ...DENIED, isAllowed: true } : DENIED;
    if (!admitting.some((policy) => names(policy, id))) return DENIED;
    const masks = new Map<string, Mask>();
    for (const policy of admitting)
      for (const [column, mask] of Object.entries(policy.masks ?? {})) {
        const known = masks.get(column);
        masks.set(column, known ? bothMasks(known, mask) : mask);
      }
    const own = new Set(admitting.filter((policy) => !isOfMany(policy)).flatMap(columnsOf));
    return {
      isAllowed: true,
      rows: admitting.flatMap(({ rows }) => (rows === undefined ? [] : [rows])),
      masks,
      without: new Set(admitting.flatMap(({ without }) => without ?? [])),
      mayLack: new Set(
        admitting
          .filter(isOfMany)
          .flatMap(columnsOf)
          .filter((column) => !own.has(column)),
      ),
    };
  };
};

const isMask = (mask: Mask): boolean =>
  mask.kind === 'partial'
    ? Number.isInteger(mask.shown) && mask.shown >= 0
    : ['hide', 'hash', 'year'].includes(mask.kind);

/** Decision points of others may be untyped: nothing but a whole decision opens a table. */
const isDecision = ({ isAllowed, rows, masks, without }: TableDecision): boolean =>
  isAllowed === false ||
  (isAllowed === true &&
    Array.isArray(rows) &&
    rows.every((condition) => typeof condition === 'string') &&
    masks instanceof Map &&
    [...masks.values()].every(isMask) &&
    without instanceof Set);

/** Asks once for each table, for as long as one query lives. */
export const rememberDecisions = (
  decide: DecisionPoint,
  subject: Subject,
): ((source: string, table: TableSchema) => TableDecision) => {
  const known = new Map<string, TableDecision>();
  const decided = (id: string): TableDecision => {
    try {
      const decision = decide(accessRequest(subject, id));
      return isDecision(decision) ? decision : UNDECIDED;
    } catch {
      return UNDECIDED;
    }
  };
  return (source, { name }) => {
    const id = `${source}.${name}`;
    const decision = known.get(id) ?? decided(id);
    known.set(id, decision);
    return decision;
  };
};
