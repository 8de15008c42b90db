/** The rows that PostgreSQL's planner expects, from what `explain (format json)` prints. */
export const planRowsOf = (json: string): number | undefined => {
  // The shape is PostgreSQL's documented one; anything else gives no estimate.
  const [top] = JSON.parse(json) as [{ readonly Plan?: { readonly 'Plan Rows'?: unknown } }];
  const rows = top.Plan?.['Plan Rows'];
  return typeof rows === 'number' ? rows : undefined;
};
