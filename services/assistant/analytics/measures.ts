/** What is counted of a day. */
export const measures = [
  'conversations',
  /** Conversations in which a person was asked for or came in. */
  'with-person',
  'questions',
  'answered',
  'clarified',
  'declined',
  'looked-up',
  'person-wanted',
  'handed-over',
  'claimed',
  'message-left',
  'closed',
  'rated-up',
  'rated-down',
] as const;

export type Measure = (typeof measures)[number];

/** What a question can have come to: each counts as one of these. */
export const outcomes = [
  'answered',
  'looked-up',
  'clarified',
  'declined',
  'person-wanted',
] as const satisfies readonly Measure[];
