export { hashText, uniformDraws } from './draws.ts';
export { shuffle } from './shuffle.ts';
