/** The most memory that this process ever had. */
import { readFileSync } from 'node:fs';

/** Bytes. What the system counts for a process also holds what its parent had when it began; Linux tells better. */
export const peakMemory = (): number => {
  try {
    const [, kilobytes] =
      /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
};
