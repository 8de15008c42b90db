/** One figure of a cube, with the code it has in each dimension. */
export interface Observation {
  readonly codes: Readonly<Record<string, string>>;
  readonly value: number | null;
  /** Why there is no value, as far as the source says so: withheld, or not delivered. */
  readonly status: 'withheld' | 'missing' | '';
}

/** Figures of one source; more are no town's figures. */
export const observationsAtMost = 2_000_000;

/** What sources write in their status where a figure is kept back (SDMX code lists CL_OBS_STATUS, CL_CONF_STATUS). */
const withheldCodes = new Set(['c', 'confidential', 'secret', 'q', 's', 'd', 'n', 'x', '*']);

export const statusOf = (code: string, value: number | null): Observation['status'] => {
  if (withheldCodes.has(code.trim().toLowerCase()) && value === null) return 'withheld';
  return value === null ? 'missing' : '';
};
