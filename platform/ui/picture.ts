/** A chart as a picture: for letters, where neither SVG nor style sheets can be counted on. */
import sharp from 'sharp';
import type { Language } from '../messages/languages.ts';
import { escapeText, round } from './components/chart/markup.ts';
import { pictureStyle, rem } from './picture-style.ts';

export interface PictureOptions {
  /** In CSS pixels: what the letter gives as the picture's width. */
  readonly width: number;
  readonly language: Language;
  /** The municipality's style sheet; the house's own colours unless given. */
  readonly theme?: string | undefined;
  /** Pixels of the picture to one CSS pixel; 2 unless given. */
  readonly scale?: number | undefined;
}

const margin = 16;
const fonts = "'Source Sans 3', 'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif";
/** Charts reckon with letters this wide; the system's typeface is made to fit. */
const letterShare = 0.5;
const sample = 'Hamburgefonstiv, Polderdam 0123456789';

let measured: Promise<number> | undefined;

/** How wide a letter of the system's typeface is, as a share of its size; 0 when there is none. */
const systemLetter = (): Promise<number> => {
  measured ??= sharp({
    text: { text: sample, font: 'sans-serif 100px', dpi: 72 },
  })
    .metadata()
    .then(({ width }) => width / 100 / sample.length)
    .catch(() => 0);
  return measured;
};

/** The element that begins at `start`, up to its own end. */
const elementAt = (markup: string, start: number): string => {
  const tag = /<svg\b[^>]*?(\/?)>|<\/svg>/g;
  tag.lastIndex = start;
  let depth = 0;
  for (let found = tag.exec(markup); found; found = tag.exec(markup)) {
    if (found[0] === '</svg>') depth -= 1;
    else if (found[1] !== '/') depth += 1;
    if (depth === 0) return markup.slice(start, tag.lastIndex);
  }
  throw new Error('The chart’s markup ends within a picture');
};

const attribute = (element: string, name: string): string | undefined =>
  new RegExp(`^<svg[^>]* ${name}="([^"]*)"`).exec(element)?.[1];

/** The first element of a class; undefined when there is none. */
const byClass = (markup: string, name: string): string | undefined => {
  const start = markup.search(new RegExp(`<svg class="${name}[ "]`));
  return start < 0 ? undefined : elementAt(markup, start);
};

/** Puts an element at a place of the picture, whatever size it had. */
const placed = (element: string, x: number, y: number, width: number, height: number): string =>
  element
    .replace(/^<svg[^>]*>/, (tag) =>
      tag.replaceAll(/ (?:x|y|width|height|role|aria-[a-z]+)="[^"]*"/g, ''),
    )
    .replace(
      '<svg',
      `<svg x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`,
    );

/** A path's steps along the line, `factor` times as far. Charts draw with M, L, C and h. */
const stretchedPath = (path: string, factor: number): string =>
  path.replaceAll(/([MLCh])([^A-Za-z]+)/g, (_, step: string, numbers: string) => {
    const given = numbers.split(/[ ,]+|(?=-)/).filter((number) => number !== '');
    const isAlong = (index: number) => step === 'h' || index % 2 === 0;
    return `${step}${given.map((number, index) => (isAlong(index) ? round(Number(number) * factor) : number)).join(' ')}`;
  });

/** Stretched layers in pixels of the plot: not every program leaves the width of strokes alone. */
const unstretched = (markup: string, width: number): string =>
  markup.replaceAll(
    /viewBox="0 (\d+) 1000 (\d+)"([^>]*) preserveAspectRatio="none">(.*?)<\/svg>/g,
    (_, y: string, height: string, rest: string, inside: string) =>
      `viewBox="0 ${y} ${width} ${height}"${rest}>${inside.replaceAll(/ d="([^"]*)"/g, (__, path: string) => ` d="${stretchedPath(path, width / 1000)}"`)}</svg>`,
  );

/** `x="-3rem"` in pixels. */
const inPixels = (markup: string): string =>
  markup.replaceAll(/="(-?[\d.]+)rem"/g, (_, amount: string) => `="${Number(amount) * rem}"`);

/** Words of HTML as SVG wants them: without the tags within. */
const plainText = (html: string): string => html.replaceAll(/<[^>]+>/g, '').trim();

/** Breaks a text into lines of at most so many letters. */
const wrapped = (text: string, letters: number): readonly string[] => {
  const lines: string[] = [''];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
};

interface Block {
  readonly markup: string;
  readonly height: number;
}

const legendLine = 26;

/** The legend below the chart, in as many lines as it takes. */
const legendOf = (markup: string, width: number, letter: number, isShown: boolean): Block => {
  const keys = [
    ...markup.matchAll(/<p class="polder-ranking__key">(<svg.*?<\/svg>)(.*?)<\/p>/g),
    ...markup.matchAll(/<li>(<svg.*?<\/svg>)(.*?)<\/li>/g),
  ];
  const unit = /<p class="polder-map__unit"[^>]*>([^<]*)</.exec(markup)?.[1];
  let [x, y] = [0, unit ? legendLine : 4];
  let drawn = unit ? `<text class="picture-unit" y="16">${unit}</text>` : '';
  for (const [, sign = '', html = ''] of isShown ? keys : []) {
    const text = plainText(html);
    const signWidth = Number(attribute(sign, 'width') ?? 18);
    const long = signWidth + 8 + text.length * letter;
    if (x > 0 && x + long > width) [x, y] = [0, y + legendLine];
    drawn += `${placed(sign, x, y, signWidth, 18)}<text x="${round(x + signWidth + 8)}" y="${y + 14}">${text}</text>`;
    x += long + 24;
  }
  return { markup: drawn, height: drawn === '' ? 0 : y + legendLine };
};

/**
 * A chart that stands alone: its title, the chart as a page of that width shows it, its legend; with
 * its style within, without variables and in the light scheme.
 *
 * @param markup what a chart's function gives: `lineChart(…)`, `choropleth(…)`
 * @param letter width of the system's letters as a share of their size
 */
export const pictureSvg = (
  markup: string,
  { width, language, theme }: PictureOptions,
  letter: number,
): { readonly svg: string; readonly height: number } => {
  const inner = width - 2 * margin;
  const style = pictureStyle(inner, theme);
  const size = round(14 * Math.min(1, letterShare / (letter || letterShare)));
  const letterWidth = size * (letter || letterShare);
  const chart = byClass(markup, 'polder-chart');
  const map = byClass(markup, 'polder-map');
  const element = chart ?? map;
  if (element === undefined) throw new Error('There is no chart in the markup');
  const title = /<title id="[^"]*">([^<]*)</.exec(element)?.[1] ?? '';
  const heading = wrapped(title, Math.floor(inner / (letterWidth * 1.25)));
  const top = margin + heading.length * 24 + 8;

  const classes = (attribute(element, 'class') ?? '').split(' ');
  const [start, end] = [style.lengthOf('--start', classes), style.lengthOf('--end', classes)];
  const [, , , units = '1000'] = (attribute(element, 'viewBox') ?? '').split(' ');
  const height = chart ? Number(attribute(chart, 'height')) : (inner * Number(units)) / 2000;
  const overlay = map && byClass(markup, 'polder-map__overlay');
  const body = inPixels(
    placed(
      unstretched(element, inner - start - end),
      margin + start,
      top,
      inner - start - end,
      height,
    ) + (overlay ? placed(overlay, margin, top, inner, height) : ''),
  );
  // A line chart names its lines beside them where there is room; its legend is for narrow ones.
  const isNarrow = inner < 32 * rem;
  const legend = legendOf(
    markup,
    inner,
    letterWidth,
    isNarrow || !markup.includes('polder-line__key'),
  );
  const whole = Math.ceil(top + height + 8 + legend.height + margin);
  const own = `text{font-family:${fonts};font-size:${size}px;fill:#000}.polder-chart path{vector-effect:none}.polder-chart text,.polder-map__name{font-size:${size}px}.picture-unit{font-weight:700}.picture-title{font-size:${round(size * 1.25)}px;font-weight:700}`;
  const lines = heading
    .map(
      (line, index) =>
        `<text class="picture-title" x="${margin}" y="${margin + 18 + index * 24}">${line}</text>`,
    )
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="${escapeText(language)}" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}"><style>${style.css}\n${own}</style><rect width="100%" height="100%" fill="#fff"/>${lines}${body}<g transform="translate(${margin} ${round(top + height + 8)})">${legend.markup}</g></svg>`;
  return { svg, height: whole };
};

/**
 * A chart as PNG on white. Letters are the system's own: a machine without typefaces draws none, so
 * a letter says in words what its picture shows.
 *
 * @example await pngOf(lineChart(props), { width: 600, language: 'nl' })
 */
export const pngOf = async (
  markup: string,
  options: PictureOptions,
): Promise<{ readonly png: Uint8Array; readonly width: number; readonly height: number }> => {
  const { svg, height } = pictureSvg(markup, options, await systemLetter());
  const png = await sharp(Buffer.from(svg), { density: 72 * (options.scale ?? 2) })
    .png({ palette: true, quality: 95 })
    .toBuffer();
  return { png, width: options.width, height };
};
