/** A closed range from `lower` to `upper`, both finite and in the unit of the value it belongs to. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}
