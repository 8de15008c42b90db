/** The town's own map: its water, green, streets and buildings, with areas, places and figures on it. */
import { raw } from 'hono/html';
import type { Language } from '../../../messages/languages.ts';
import { fill, words } from '../../messages.ts';
import { escapeText, percent } from '../chart/chart.tsx';
import { type Texture, texture } from '../chart/texture.ts';
import { classOf, quantileBreaks, stepOf } from './classes.ts';
import {
  type Extent,
  extentOf,
  labelPlace,
  type MapGeometry,
  mapWidth,
  type Projection,
  pathOf,
  projectionOf,
} from './geometry.ts';

/** What lies under the areas. Keep the same object between requests: its paths are made once. */
export interface MapLayers {
  readonly water?: readonly MapGeometry[] | undefined;
  readonly green?: readonly MapGeometry[] | undefined;
  readonly streets?: readonly MapGeometry[] | undefined;
  readonly buildings?: readonly MapGeometry[] | undefined;
}

export interface MapArea {
  readonly id: string;
  readonly name: string;
  readonly geometry: MapGeometry;
  readonly href?: string | undefined;
  readonly isHighlighted?: boolean | undefined;
}

export interface MapPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly label: string;
  readonly href?: string | undefined;
}

/** Part of a map's width and height at its edges where no names of others are written. */
const edge = 0.07;

interface MapProps {
  /** Unique on the page. */
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly layers?: MapLayers | undefined;
  /** Left out, the map is as large as its areas. */
  readonly extent?: Extent | undefined;
  /** Names on the map: of all areas (on wide maps), of the highlighted ones, or none. */
  readonly labels?: 'all' | 'highlighted' | 'none' | undefined;
  /** Fills its place and is cut at the edges, without names or places: the picture of a `Hero`. */
  readonly isCover?: boolean | undefined;
}

export interface TownMapProps extends MapProps {
  readonly areas?: readonly MapArea[] | undefined;
  readonly places?: readonly MapPlace[] | undefined;
}

export interface ChoroplethArea extends MapArea {
  /** `null` where the figure may not or cannot be shown. */
  readonly value: number | null;
  /** There is a figure, but it is kept back to protect people: not the same as having none. */
  readonly isWithheld?: boolean | undefined;
  /** Why there is no figure, in place of “no data”. */
  readonly reason?: string | undefined;
}

export interface ChoroplethProps extends MapProps {
  readonly areas: readonly ChoroplethArea[];
  readonly format: (value: number) => string;
  /** Up to four breaks between classes; left out, classes hold equally many areas. */
  readonly breaks?: readonly number[] | undefined;
  /** Diverging: lower and higher than the middle class are told apart by hue. */
  readonly scheme?: 'sequential' | 'diverging' | undefined;
  /** Heading of the legend: what is counted, in which unit. */
  readonly unit: string;
}

interface Background {
  readonly below: string;
  /** Water lies over coloured areas too: it is how people find their way on a map. */
  readonly water: string;
  readonly built: string;
}

const backgrounds = new WeakMap<MapLayers, Map<string, Background>>();

const background = (layers: MapLayers, extent: Extent, projection: Projection): Background => {
  const key = `${extent.west} ${extent.south} ${extent.east} ${extent.north}`;
  const known = backgrounds.get(layers) ?? new Map<string, Background>();
  backgrounds.set(layers, known);
  let drawn = known.get(key);
  if (drawn === undefined) {
    const layer = (name: string, geometries: readonly MapGeometry[] = [], smallest = 0) => {
      const path = geometries
        .map((geometry) => pathOf(geometry, projection, { tolerance: 4, smallest }))
        .join('');
      return path ? `<path class="polder-map__${name}" d="${path}"/>` : '';
    };
    drawn = {
      below: layer('green', layers.green, 6),
      water: layer('water', layers.water, 6),
      built: layer('street', layers.streets) + layer('building', layers.buildings, 5),
    };
    known.set(key, drawn);
  }
  return drawn;
};

interface DrawnArea {
  readonly area: MapArea;
  readonly className: string;
  /** Texture over the area's colour. */
  readonly texture?: Texture | undefined;
  /** What a link or a pointer says: name and figure. */
  readonly said: string;
}

const noLayers: MapLayers = {};

/** A map of usual width draws a pixel of texture in about this many of its units. */
const textureScale = 2.6;

/** Textures over the areas, one path for each, and what fills them. */
const texturesOf = (
  id: string,
  areas: readonly DrawnArea[],
  projection: Projection,
): { readonly definitions: string; readonly markup: string } => {
  const paths = new Map<Texture, { path: string; name: string }>();
  for (const { area, texture: kind, className } of areas) {
    if (kind === undefined) continue;
    const known = paths.get(kind) ?? { path: '', name: className };
    known.path += pathOf(area.geometry, projection);
    paths.set(kind, known);
  }
  let definitions = '';
  let markup = '';
  for (const [kind, { path, name }] of paths) {
    definitions += texture(`${id}-${kind}`, kind, name, textureScale);
    markup += `<path class="polder-map__texture" fill="url(#${id}-${kind})" d="${path}"/>`;
  }
  return { definitions, markup };
};

const draw = (
  props: MapProps,
  areas: readonly DrawnArea[],
  places: readonly MapPlace[],
  isColoured: boolean,
): string => {
  const { id, title, description, layers = noLayers, labels = 'highlighted', isCover } = props;
  const extent =
    props.extent ??
    extentOf(
      areas.length > 0
        ? areas.map(({ area }) => area.geometry)
        : Object.values(layers).flatMap((geometries) => geometries ?? []),
    );
  const projection = projectionOf(extent);
  const { height } = projection;
  const under = background(layers, extent, projection);
  const land = props.layers
    ? `<rect class="polder-map__land" width="${mapWidth}" height="${height}"/>`
    : '';
  const hasLinks = areas.some(({ area }) => area.href) || places.some((place) => place.href);
  const woven = texturesOf(id, areas, projection);
  // The reader's own area comes last, so that its outline lies above its neighbours'.
  const ordered = [...areas].sort(
    (a, b) => Number(a.area.isHighlighted ?? false) - Number(b.area.isHighlighted ?? false),
  );
  const shapes = ordered
    .map(({ area, className, said }) => {
      const path = `<path class="polder-map__area ${className}${area.isHighlighted ? ' polder-map__area--highlighted' : ''}" d="${pathOf(area.geometry, projection)}"><title>${escapeText(said)}</title></path>`;
      return area.href
        ? `<a href="${escapeText(area.href)}" aria-label="${escapeText(said)}">${path}</a>`
        : path;
    })
    .join('');
  const names = areas
    .filter(({ area }) => labels === 'all' || (labels === 'highlighted' && area.isHighlighted))
    .map(({ area, className }) => {
      const { x, y } = labelPlace(area.geometry, projection);
      // An area may lie beside a map that shows a part of the town, or its name reach over the edge.
      const isInside = x > edge && x < 1 - edge && y > edge && y < 1 - edge;
      if (props.extent && !isInside && !area.isHighlighted) return '';
      return `<text class="polder-map__name ${className}${area.isHighlighted ? ' polder-map__name--highlighted' : ' polder-chart__wide'}" x="${percent(x)}" y="${percent(y)}" dy=".3em" text-anchor="middle">${escapeText(area.name)}</text>`;
    })
    .join('');
  const pins = places
    .map((place) => {
      const x = percent(projection.x(place.longitude) / mapWidth);
      const y = percent(projection.y(place.latitude) / height);
      const pin = `<svg x="${x}" y="${y}" overflow="visible"><path class="polder-map__pin" d="M0 0C-4-8-12-12-12-22a12 12 0 1 1 24 0c0 10-8 14-12 22Z"><title>${escapeText(place.label)}</title></path></svg>`;
      return place.href
        ? `<a href="${escapeText(place.href)}" aria-label="${escapeText(place.label)}">${pin}</a>`
        : pin;
    })
    .join('');
  const overlay =
    (names || pins) && !isCover
      ? `<svg class="polder-map__overlay" width="100%" height="100%"${pins ? ` role="group" aria-label="${escapeText(title)}"` : ' aria-hidden="true"'}>${names}${pins}</svg>`
      : '';
  return `<div class="polder-chart-box polder-map-box"><svg class="polder-map" role="${hasLinks ? 'group' : 'img'}" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${mapWidth} ${height}"${isCover ? ' preserveAspectRatio="xMidYMid slice"' : ''}><title id="${id}-title">${escapeText(title)}</title><desc id="${id}-desc">${escapeText(description)}</desc>${woven.definitions ? `<defs>${woven.definitions}</defs>` : ''}${land}${isColoured ? `${under.below}${shapes}${woven.markup}${under.water}` : `${under.below}${under.water}${under.built}${shapes}`}</svg>${overlay}</div>`;
};

/** The map as markup: a pure function of its data. */
export const townMap = (props: TownMapProps): string =>
  draw(
    props,
    (props.areas ?? []).map((area) => ({
      area,
      className: 'polder-map__area--plain',
      said: area.name,
    })),
    props.places ?? [],
    false,
  );

/** @example <TownMap id="map" language="nl" title="…" description="…" layers={town} areas={districts} labels="all" /> */
export const TownMap = (props: TownMapProps) => (
  <div class="polder-chart-part">{raw(townMap(props))}</div>
);

/** Denser means more; on a diverging scale lines tell what lies below the middle, dots what lies above. */
const stepTextures: Readonly<Record<'sequential' | 'diverging', readonly (Texture | undefined)[]>> =
  {
    sequential: [undefined, 'dots', 'grains', 'lines', 'cross'],
    diverging: ['cross', 'lines', undefined, 'dots', 'grains'],
  };

/** Without breaks that are written alike. */
const toldApart = (
  breaks: readonly number[],
  format: (value: number) => string,
): readonly number[] =>
  breaks.filter((value, index) => index === 0 || format(value) !== format(breaks[index - 1] ?? 0));

/** The map as markup: a pure function of its data. */
export const choropleth = (props: ChoroplethProps): string => {
  const { id, language, areas, format, unit, scheme = 'sequential' } = props;
  const own = words[language];
  const breaks = props.breaks ?? toldApart(quantileBreaks(areas.map((area) => area.value)), format);
  const classes = breaks.length + 1;
  const nameOf = (index: number) => `polder-step polder-step--${scheme}-${stepOf(index, classes)}`;
  const textureOf = (index: number) => stepTextures[scheme][stepOf(index, classes) - 1];
  const map = draw(
    props,
    areas.map((area): DrawnArea => {
      if (area.value === null) {
        const kind = area.isWithheld ? 'withheld' : 'none';
        const said = area.reason ?? (area.isWithheld ? own.withheld : own.noData);
        return {
          area,
          className: `polder-map__area--${kind}`,
          texture: kind,
          said: `${area.name}: ${said}`,
        };
      }
      const index = classOf(area.value, breaks);
      return {
        area,
        className: nameOf(index),
        texture: textureOf(index),
        said: `${area.name}: ${format(area.value)}`,
      };
    }),
    [],
    true,
  );
  const written = Map.groupBy(
    areas.flatMap(({ value }) => (value === null ? [] : [value])),
    (value) => classOf(value, breaks),
  );
  const range = (index: number): string => {
    const [one, ...others] = new Set(written.get(index)?.map(format));
    if (props.breaks === undefined && one !== undefined && others.length === 0) return one;
    const lower = breaks[index - 1];
    const upper = breaks[index];
    if (lower === undefined)
      return upper === undefined ? unit : fill(own.lessThan, { upper: format(upper) });
    if (upper === undefined) return fill(own.moreThan, { lower: format(lower) });
    return fill(own.classBetween, { lower: format(lower), upper: format(upper) });
  };
  const entry = (name: string, kind: Texture | undefined, text: string) => {
    const weave = kind
      ? `<rect class="polder-map__texture" fill="url(#${id}-${kind})" x="4" y="4" width="104" height="64" rx="12"/>`
      : '';
    return `<li><svg viewBox="0 0 112 72" width="28" height="18" aria-hidden="true"><rect class="polder-map__area ${name}" x="4" y="4" width="104" height="64" rx="12"/>${weave}</svg>${escapeText(text)}</li>`;
  };
  const entries = Array.from({ length: classes }, (_, index) =>
    entry(nameOf(index), textureOf(index), range(index)),
  );
  const missing = areas.filter((area) => area.value === null);
  if (missing.some((area) => area.isWithheld))
    entries.push(entry('polder-map__area--withheld', 'withheld', own.withheld));
  if (missing.some((area) => !area.isWithheld))
    entries.push(entry('polder-map__area--none', 'none', own.noData));
  return `${map}<p class="polder-map__unit" id="${id}-unit">${escapeText(unit)}</p><ul class="polder-legend polder-map__legend" aria-labelledby="${id}-unit">${entries.join('')}</ul>`;
};

/** A figure by area, in five steps of lightness. */
export const Choropleth = (props: ChoroplethProps) => (
  <div class="polder-chart-part">{raw(choropleth(props))}</div>
);
