export { type Catalogue, type ColumnIds, columnIds } from './context.ts';
export { freeColumns } from './decorrelate.ts';
export { parameterType } from './parameters.ts';
export { loadParser } from './parser.ts';
export { planCondition, planQuery, type QueryOptions } from './query.ts';
