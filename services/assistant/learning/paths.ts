/** Where editors teach the assistant; apart from the pages, which lead to one another. */
export const teachPath = '/work/assistant';
export const subjectsPath = `${teachPath}/subjects`;
export const dialoguesPath = `${teachPath}/dialogues`;
