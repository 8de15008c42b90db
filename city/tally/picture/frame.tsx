/** What all pictures have: a title and a description for those who hear them, colours, patterns, a legend. */
import type { Content } from '../../../platform/ui/example.ts';
import { cut, GAP } from '../words/numbers.ts';

export const WIDTH = 960;
export const MARGIN = 24;
/** Text is at least this large, in pixels. */
export const SMALL = 13;
/** What letters take, as a share of their size: for the widest of the usual typefaces. */
const letterWidths: readonly (readonly [letters: RegExp, share: number])[] = [
  [/[ijlI.,:;'’|!()[\] -]/u, 0.36],
  [/[mwMW@%—]/u, 0.98],
  [/\p{Lu}/u, 0.74],
  [/\p{Ll}|\p{N}/u, 0.62],
];

const letterWidth = (letter: string): number =>
  letterWidths.find(([letters]) => letters.test(letter))?.[1] ?? 1;

/** Pixels that a text takes at most. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter) * size, 0);

/** Kinds of money, told apart by colour and by pattern. */
export type Tone = 'full' | 'rest' | 'added' | 'unspent' | 'beyond';

/**
 * Colours by tone; in black and white the tones differ in lightness and pattern. With forced colours
 * everything is drawn in the reader's own two.
 */
const style = `
text { font-family: Liberation Sans, Arial, Helvetica, sans-serif; font-size: 14px; fill: #16302e }
.title { font-size: 20px; font-weight: 600 }
.small { font-size: ${SMALL}px; fill: #3c5250 }
.number { font-variant-numeric: tabular-nums }
.ground, .base { fill: #ffffff }
.line { stroke: #5b6f6d; stroke-width: 1; fill: none }
.budget { stroke: #16302e; stroke-width: 2; fill: none }
.grid { stroke: #d5dddc; stroke-width: 1; fill: none }
.edge { stroke: #16302e; stroke-width: 1 }
.flow { stroke: #ffffff; stroke-width: 0.75 }
.thread { stroke: #1f6f69; stroke-width: 0.75 }
.full { fill: #1f6f69 }
.rest { fill: url(#stripes) }
.added { fill: url(#dots) }
.unspent { fill: #edf0f0 }
.beyond { fill: url(#hatching) }
.outline { fill: none; stroke: #16302e; stroke-width: 1.25; stroke-dasharray: 5 3 }
.reed { fill: #f8dfa0 }
.reed-line { stroke: #8a5a00; stroke-width: 3 }
.sky { fill: #d3e3ee }
.sky-dot { fill: #2a567a }
.hatch-line { stroke: #5b6f6d; stroke-width: 1.25 }
@media (forced-colors: active) {
  text { fill: CanvasText }
  .ground, .base, .reed, .sky, .unspent { fill: Canvas }
  .full, .sky-dot { fill: CanvasText }
  .line, .budget, .grid, .edge, .outline, .reed-line, .hatch-line { stroke: CanvasText }
  .flow { stroke: Canvas }
  .thread { stroke: CanvasText }
}
`;

const Patterns = () => (
  <defs>
    <pattern
      id="stripes"
      width="7"
      height="7"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect class="reed" width="7" height="7" />
      <path class="reed-line" d="M1.5 0V7" />
    </pattern>
    <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse">
      <rect class="sky" width="7" height="7" />
      <circle class="sky-dot" cx="3.5" cy="3.5" r="1.6" />
    </pattern>
    <pattern
      id="hatching"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(-45)"
    >
      <rect class="base" width="6" height="6" />
      <path class="hatch-line" d="M1 0V6" />
    </pattern>
  </defs>
);

/** Two decimals: a hundredth of a pixel is never seen. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** A text cut to the pixels that it has. */
export const fitted = (text: string, pixels: number, size = 14): string => {
  let letters = [...text].length;
  let shown = text;
  while (letters > 4 && textWidth(shown, size) > pixels) {
    letters -= 1;
    shown = cut(text, letters);
  }
  return shown;
};

export interface LegendItem {
  readonly tone: Tone;
  readonly label: string;
}

/** Samples in a row, each with its word. */
export const Legend = ({
  items,
  y,
}: {
  readonly items: readonly LegendItem[];
  readonly y: number;
}) => {
  let x = MARGIN;
  return (
    <g>
      {items.map(({ tone, label }) => {
        const at = x;
        x += 46 + textWidth(label, SMALL);
        return (
          <>
            <rect class={`${tone} edge`} x={at + 0.5} y={y - 12.5} width="18" height="14" />
            <text class="small" x={at + 26} y={y}>
              {label}
            </text>
          </>
        );
      })}
    </g>
  );
};

export interface FrameProps {
  readonly title: string;
  /** Everything that the picture shows, in sentences: for those who cannot see it. */
  readonly description: string;
  readonly subtitle: string;
  readonly legend: readonly LegendItem[];
  readonly height: number;
  readonly children: Content;
}

/** Pixels above what a picture draws. */
export const TOP = 116;

export const Frame = ({ title, description, subtitle, legend, height, children }: FrameProps) => (
  <svg
    xmlns="http://www.w3.org/2000/svg"
    role="img"
    aria-labelledby="title description"
    viewBox={`0 0 ${WIDTH} ${round(height)}`}
    width={WIDTH}
    height={round(height)}
  >
    <title id="title">{title.replaceAll(GAP, ' ')}</title>
    <desc id="description">{description.replaceAll(GAP, ' ')}</desc>
    <style>{style}</style>
    <Patterns />
    <rect class="ground" width={WIDTH} height={round(height)} />
    <text class="title" x={MARGIN} y="34">
      {fitted(title, WIDTH - 2 * MARGIN, 20)}
    </text>
    <text x={MARGIN} y="58">
      {fitted(subtitle, WIDTH - 2 * MARGIN)}
    </text>
    <Legend items={legend} y={84} />
    {children}
  </svg>
);
