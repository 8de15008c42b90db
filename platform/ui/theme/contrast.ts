/** Contrast of colours as WCAG 2.2 reckons it, and the tokens of a style sheet in each scheme. */

/** Relative luminance of `#rrggbb` (WCAG 2.2, “relative luminance”). */
export const luminance = (colour: string): number => {
  const channel = (start: number) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
};

/** From 1 (the same) to 21 (black on white). */
export const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

export interface Schemes {
  readonly light: ReadonlyMap<string, string>;
  readonly dark: ReadonlyMap<string, string>;
}

/** Colour tokens set by style sheets, the later over the earlier; dark starts from light. */
export const colourTokens = (...sheets: readonly string[]): Schemes => {
  const light = new Map<string, string>();
  const dark = new Map<string, string>();
  for (const sheet of sheets) {
    const [first = '', second = ''] = sheet.split('@media screen and (prefers-color-scheme: dark)');
    for (const [part, tokens] of [
      [first, light],
      [second, dark],
    ] as const)
      for (const [, name = '', value = ''] of part.matchAll(/--basis-([\w-]+):\s*(#[\da-f]{6})/gi))
        tokens.set(name, value);
  }
  return { light, dark: new Map([...light, ...dark]) };
};
