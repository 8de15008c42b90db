/** Limits of a conversation. */

/** Characters of a question. */
export const longestQuestion = 1000;
/** Questions and answers together: nobody's real conversation is longer. */
export const mostMessages = 400;
/** Questions of one conversation within a minute: nobody writes faster. */
export const mostPerMinute = 20;
