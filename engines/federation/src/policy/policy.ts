/** Policies as data: who may see what, for which purpose. */

/** What remains of a column. `hide`: NULL. `partial`: the first characters. `hash`: a keyed hash. */
export type Mask =
  | { readonly kind: 'hide' }
  | { readonly kind: 'partial'; readonly shown: number }
  | { readonly kind: 'hash' }
  | { readonly kind: 'year' };

/** Who asks, and why. */
export interface Subject {
  readonly id: string;
  readonly roles: readonly string[];
  /** A processing activity of the organisation's register. */
  readonly purpose: string;
}

export interface TablePolicy {
  /** `source.table`, or `source.*`. */
  readonly table: string;
  /** Whoever has one of these roles and asks for one of these purposes; none listed: everybody, any. */
  readonly roles?: readonly string[];
  readonly purposes?: readonly string[];
  /** Whoever is one of these, by the id of the subject; none listed: everybody. */
  readonly users?: readonly string[];
  /** A condition on the table's columns, in SQL; only rows for which it holds exist. */
  readonly rows?: string;
  readonly masks?: Readonly<Record<string, Mask>>;
  /** Columns that do not exist for them. */
  readonly without?: readonly string[];
}

export interface PolicySet {
  /** Tables that no policy names: shown to all, or to nobody. */
  readonly otherwise: 'allow' | 'deny';
  readonly tables: readonly TablePolicy[];
  /** Key of hashes; of the installation, never in a plan's text. */
  readonly hashKey?: string;
}
