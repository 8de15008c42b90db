import { z } from 'zod';

/** The longest address that a letter can be sent to, in characters (RFC 5321, 4.5.3.1.3, less its brackets). */
const longestAddress = 254;

/** An e-mail address as people enter it. */
export const emailShape = z.email().max(longestAddress);
