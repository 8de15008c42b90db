export const teachPermission = 'assistant.teach';
