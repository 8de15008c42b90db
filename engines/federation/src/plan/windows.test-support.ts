/** Small windows for tests of plans. */
import { type GivenType, newId, typed } from '../../test/plans.ts';
import type { Expression } from './expression.ts';
import type { Node, SortKey } from './node.ts';
import { DEFAULT_FRAME, type WindowColumn } from './window.ts';

/** Over the default frame, unless another is given. */
export const windowColumn = (
  name: string,
  function_: WindowColumn['function'],
  operands: readonly Expression[],
  type: GivenType,
  more: Pick<Partial<WindowColumn>, 'frame' | 'filter'> = {},
): WindowColumn => ({
  id: newId(),
  name,
  function: function_,
  operands,
  type: typed(type),
  frame: DEFAULT_FRAME,
  ...more,
});

export const windowed = (
  input: Node,
  partition: readonly Expression[],
  order: readonly SortKey[],
  columns: readonly WindowColumn[],
): Node => ({ kind: 'window', input, partition, order, columns });
