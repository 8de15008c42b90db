/** Texts that want to be more than that. Each that is drawn, and most others, hold a mark to look for. */

export const MARK = 'mark7c1f';

/** Signs that mean something somewhere: quotes, escapes, comments, placeholders, halves of old charsets. */
const SIGNS: readonly string[] = [
  ...[
    "'",
    "''",
    '"',
    '`',
    '\\',
    "\\'",
    '\\\\',
    ';',
    '--',
    '/*',
    '*/',
    '#',
    '%',
    '_',
    '\\%',
    '$1',
    '?',
    ':p',
    '@v',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    '\n',
    '\r\n',
    '\t',
    '\u0001',
    '\u007f',
    '\u00a0',
    '\u2028',
    'ˈ',
    '’',
    '＇',
    'ʼ',
  ],
  // The second half of a GBK or Shift-JIS sign that ends in a backslash or quote.
  ...['縗', '\u00bf\u0027', '\u00bf\u005c', '表', '\ufeff', '👩‍👧', 'é', 'ß', 'ﬁ', 'İ'],
  ...[
    '$$',
    '$tag$',
    "E'",
    "U&'",
    "N'",
    "x'27'",
    'NULL',
    'null',
    '\\N',
    '\\.',
    `\${1}`,
    '{{a}}',
    '%s',
    '%27',
    '&apos;',
  ],
];

const PHRASES: readonly string[] = [
  `'; drop table canary; -- ${MARK}`,
  `' or '1'='1' ${MARK}`,
  `\\'; drop table canary; # ${MARK}`,
  `') union all select 1, word from canary -- ${MARK}`,
  `"; drop table canary; -- ${MARK}`,
  `\`; drop table canary; -- ${MARK}`,
  `縗' or 1=1 -- ${MARK}`,
  `]]; drop table canary; -- ${MARK}`,
  `$1::text || ${MARK}`,
  `*)(uid=*))(|(uid=* ${MARK}`,
  `../../../etc/passwd?${MARK}`,
  `\r\nX-Injected: ${MARK}`,
  `]]><!--${MARK}--><![CDATA[`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;${MARK}`,
  `%' or name like '%${MARK}`,
  `{"$ne": "${MARK}"}`,
  '',
  ' ',
  "'",
  '\\',
];

/** The same draws give the same texts; all differ, also when case and blanks at the end do not count. */
export const hostileTexts = (draw: () => number, count: number): readonly string[] => {
  const pick = (from: readonly string[]): string => from[Math.floor(draw() * from.length)] ?? '';
  const drawn = Array.from({ length: count }, (_, at) => {
    const length = 1 + Math.floor(draw() * 6);
    return `${Array.from({ length }, () => pick(SIGNS)).join('')}${MARK}${at}${pick(SIGNS)}`;
  });
  return [...PHRASES, ...drawn];
};
