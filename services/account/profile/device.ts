/** What a `User-Agent` header says of the program and the system, in names people know. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

// The order matters: most browsers also claim to be the ones further down.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

const firstMatch = (text: string, patterns: typeof browsers): string | undefined =>
  patterns.find(([pattern]) => pattern.test(text))?.[1];

export const deviceOf = (userAgent: string | null): Device => ({
  browser: firstMatch(userAgent ?? '', browsers),
  system: firstMatch(userAgent ?? '', systems),
});
