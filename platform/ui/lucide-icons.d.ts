/** Lucide publishes each icon as a module of its own, but types only for the whole set. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';

  const node: IconNode;
  export default node;
}
