/** Counts requests per client in windows of one minute; forgets all but the present and the last window. */
export const createRateLimit = (now: () => Date) => {
  let window = 0;
  let counts = new Map<string, number>();
  return {
    /** @returns whether the client may go on */
    allows: (client: string, what: string, perMinute: number): boolean => {
      const present = Math.floor(now().getTime() / 60_000);
      if (present !== window) {
        window = present;
        counts = new Map();
      }
      const key = `${what} ${client}`;
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count <= perMinute;
    },
  };
};

export type RateLimit = ReturnType<typeof createRateLimit>;
