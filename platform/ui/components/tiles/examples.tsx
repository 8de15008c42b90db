import type { ExampleSet } from '../../example.ts';
import { FigureCard } from '../figure-card/figure-card.tsx';
import { Tile, Tiles } from './tiles.tsx';

export const examples: ExampleSet = {
  component: 'Tiles',
  about: 'Parts of a page in the widths that its author chose: a dashboard.',
  examples: [
    {
      title: 'Thirds and a half',
      show: () => (
        <Tiles>
          {(['third', 'third', 'third', 'half', 'half'] as const).map((width, index) => (
            <Tile width={width}>
              <FigureCard label={`Figure ${index + 1}`} value="12.4" unit="%" period="2025" />
            </Tile>
          ))}
        </Tiles>
      ),
    },
  ],
};
