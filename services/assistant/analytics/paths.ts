import { teachPath } from '../learning/paths.ts';

export const figuresPath = `${teachPath}/figures`;
export const analysePermission = 'assistant.analyse';
