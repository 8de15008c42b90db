/** Answering residents in the inbox. */
export const answerPermission = 'assistant.answer';
/** Deciding on hours, retention, sites that show the assistant. */
export const managePermission = 'assistant.manage';
