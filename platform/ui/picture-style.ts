/**
 * The house's own style sheets, made plain for a program that draws SVG without a browser: one width,
 * the light scheme, no variables, no `rem`. So a picture in a letter looks as the page does, and
 * there is no second list of colours to keep.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '../config.ts';

const sheets = [
  'theme/tokens.css',
  'components/chart/chart.css',
  'components/control-chart/control-chart.css',
  'components/line-chart/line-chart.css',
  'components/funnel-chart/funnel-chart.css',
  'components/forecast-chart/forecast-chart.css',
  'components/ranking-chart/ranking-chart.css',
  'components/population-pyramid/population-pyramid.css',
  'components/town-map/town-map.css',
] as const;

/** Pixels of a `rem`: what a reader who changed nothing has. */
export const rem = 16;

interface Rule {
  readonly selectors: readonly string[];
  readonly declarations: readonly (readonly [property: string, value: string])[];
}

export interface PlainStyle {
  /** Rules without variables, for a `<style>` within the SVG. */
  readonly css: string;
  /** The last value of a length that is set on one of the classes (`--start`), in pixels; 0 if none. */
  readonly lengthOf: (property: string, classes: readonly string[]) => number;
}

const readRules = (css: string): readonly Rule[] =>
  [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors
      .replaceAll(/\s+/g, ' ')
      .split(/,(?![^(]*\))/)
      .map((selector) => selector.trim()),
    declarations: body.split(';').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 0
        ? []
        : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
    }),
  }));

/** Keeps what holds for a container of this width on a light screen. */
const flatten = (css: string, width: number): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(
      /@(media|container)([^{]*)\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g,
      (_, kind: string, condition: string, inside: string) => {
        const [, sign, edge] = /width\s*(>=|<)\s*([\d.]+)rem/.exec(condition) ?? [];
        if (kind === 'media' || edge === undefined) return '';
        return width >= Number(edge) * rem === (sign === '>=') ? inside : '';
      },
    );

const variable = /var\((--[\w-]+)(?:,\s*((?:[^()]|\([^()]*\))*))?\)/;

/** What only a browser knows: states of a pointer, generated content. */
const isForBrowsers = (selector: string): boolean =>
  /:hover|:focus|::|:not\(|polder-\w+ *>/.test(selector);

export const plainStyle = (css: string, width: number): PlainStyle => {
  const rules = readRules(flatten(css, width));
  const global = new Map<string, string>();
  /** Variables that a class sets for itself, such as the step of an area. */
  const local = new Map<string, { readonly selector: string; readonly value: string }[]>();
  for (const { selectors, declarations } of rules)
    for (const [property, value] of declarations) {
      if (!property.startsWith('--')) continue;
      if (selectors.includes(':root') || selectors.includes('body')) global.set(property, value);
      else
        for (const selector of selectors)
          local.set(property, [...(local.get(property) ?? []), { selector, value }]);
    }
  const resolve = (value: string, given: ReadonlyMap<string, string>): string => {
    const found = variable.exec(value);
    if (!found) return value;
    const [whole, name = '', fallback = ''] = found;
    return resolve(
      value.replace(whole, () => given.get(name) ?? global.get(name) ?? fallback),
      given,
    );
  };
  const pixels = (value: string): string =>
    value.replaceAll(/([\d.]+)rem/g, (_, amount: string) => `${Number(amount) * rem}px`);
  const lines: string[] = [];
  const write = (selectors: readonly string[], property: string, value: string) => {
    if (value !== '') lines.push(`${selectors.join(',')}{${property}:${pixels(value)}}`);
  };
  for (const { selectors: all, declarations } of rules) {
    const selectors = all.filter((selector) => !isForBrowsers(selector));
    if (selectors.length === 0) continue;
    for (const [property, value] of declarations) {
      if (property.startsWith('--')) continue;
      write(selectors, property, resolve(value, new Map()));
      const name = variable.exec(value)?.[1] ?? '';
      for (const set of local.get(name) ?? [])
        for (const one of set.selector.startsWith(':is(')
          ? set.selector.slice(4, -1).split(',')
          : [set.selector])
          if (/^\.[\w-]+$/.test(one.trim()))
            write(
              selectors.map((selector) => selector + one.trim()),
              property,
              resolve(value, new Map([[name, set.value]])),
            );
    }
  }
  return {
    css: lines.join('\n'),
    lengthOf: (property, classes) => {
      const set = local
        .get(property)
        ?.findLast(({ selector }) => classes.includes(selector.slice(1)));
      return Number.parseFloat(pixels(set?.value ?? '0'));
    },
  };
};

let own: string | undefined;

/** @param theme a municipality's style sheet, whose tokens come over the house's own */
export const pictureStyle = (width: number, theme = ''): PlainStyle => {
  own ??= sheets
    .map((sheet) => readFileSync(join(installationRoot(), 'platform/ui', sheet), 'utf8'))
    .join('\n');
  return plainStyle(`${own}\n${theme}`, width);
};
