import { expect, it } from 'vitest';
import { createForm } from './form.ts';

it.each([
  ['a\0b', 'ab', 'NUL'],
  ['a\u001b[31mb', 'a[31mb', 'an escape'],
  ['Noor\u202Egnp.exe', 'Noorgnp.exe', 'a mark that turns the direction'],
  ['admin\u200B', 'admin', 'a space without width'],
  ['\uFEFFname', 'name', 'a byte order mark'],
  ['one\r\n\ttwo', 'one\r\n\ttwo', 'line ends and tabs, which stay'],
  ['\u0645\u06CC\u200C\u062E', '\u0645\u06CC\u200C\u062E', 'the joiners of Persian, which stay'],
  ['👩\u200D🔬', '👩\u200D🔬', 'the joiner of an emoji, which stays'],
  ['Zoë Ångström-O’Neill', 'Zoë Ångström-O’Neill', 'nothing of the kind'],
])('%j becomes %j: %s', (given, expected) => {
  expect(createForm([['text', given]]).all('text')).toEqual([expected]);
});
