import type { Content } from '../../example.ts';

export type TileWidth = 'full' | 'half' | 'third';

/** Parts of a page in the widths that its author chose; each takes the whole width where there is no room. */
export const Tiles = ({ children }: { readonly children?: Content }) => (
  <div class="polder-tiles">{children}</div>
);

/** @example <Tiles><Tile width="third"><FigureCard … /></Tile></Tiles> */
export const Tile = ({
  width,
  children,
}: {
  readonly width: TileWidth;
  readonly children?: Content;
}) => <div class={`polder-tile polder-tile--${width}`}>{children}</div>;
