/**
 * The decision on one table for one asker, in the manner of OpenID AuthZEN: subject, action, resource and
 * context go in; a decision with obligations (rows, masks) comes out. It is made once for each table of a
 * query, never for cells.
 *
 * Source: OpenID AuthZEN Authorization API 1.0; the NLGov profile's `processing_activity_id`.
 */
import type { TableSchema } from '../schema.ts';
import type { Mask, PolicySet, Subject, TablePolicy } from './policy.ts';

export interface TableDecision {
  readonly isAllowed: boolean;
  /** Conditions in SQL; all have to hold. */
  readonly rows: readonly string[];
  readonly masks: ReadonlyMap<string, Mask>;
  readonly without: ReadonlySet<string>;
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

/** Decides on access to a table; another decision point may stand behind the same form. */
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

const isAbout = ({ table }: TablePolicy, id: string): boolean =>
  table === id || (table.endsWith('.*') && id.startsWith(table.slice(0, -1)));

const admits = ({ roles, purposes }: TablePolicy, { subject, context }: AccessRequest): boolean =>
  (roles === undefined || roles.some((role) => subject.properties.roles.includes(role))) &&
  (purposes === undefined || purposes.includes(context.processing_activity_id));

/**
 * Of several policies on a table that admit the asker all obligations hold together, and of two masks on
 * one column the one that stands first. When policies speak of a table and none admits, it is closed.
 */
export const decideBy =
  ({ tables, otherwise }: PolicySet): DecisionPoint =>
  (request) => {
    const about = tables.filter((policy) => isAbout(policy, request.resource.id));
    const admitting = about.filter((policy) => admits(policy, request));
    if (about.length === 0) return otherwise === 'allow' ? { ...DENIED, isAllowed: true } : DENIED;
    if (admitting.length === 0) return DENIED;
    const masks = new Map<string, Mask>();
    for (const policy of admitting)
      for (const [column, mask] of Object.entries(policy.masks ?? {}))
        if (!masks.has(column)) masks.set(column, mask);
    return {
      isAllowed: true,
      rows: admitting.flatMap(({ rows }) => (rows === undefined ? [] : [rows])),
      masks,
      without: new Set(admitting.flatMap(({ without }) => without ?? [])),
    };
  };

/** Asks once for each table, for as long as one query lives. */
export const rememberDecisions = (
  decide: DecisionPoint,
  subject: Subject,
): ((source: string, table: TableSchema) => TableDecision) => {
  const known = new Map<string, TableDecision>();
  return (source, { name }) => {
    const id = `${source}.${name}`;
    const decision = known.get(id) ?? decide(accessRequest(subject, id));
    known.set(id, decision);
    return decision;
  };
};
