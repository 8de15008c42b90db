/** Limits of a conversation. */

/** Characters of a question. */
export const longestQuestion = 1000;
/** Questions and answers together: nobody's real conversation is longer. */
export const mostMessages = 400;
/** Days after the last question until a conversation goes. */
export const retentionDays = 30;
