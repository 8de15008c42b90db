import { describe, expect, it } from 'vitest';
import { isSameWord, isSigned } from './signature.ts';

/** RFC 4231, test case 2. */
const key = 'Jefe';
const data = new TextEncoder().encode('what do ya want for nothing?');
const code = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

describe('a signature', () => {
  it.each([
    ['the published code', `sha256=${code}`, true],
    ['in capitals', `sha256=${code.toUpperCase()}`, true],
    ['another code', `sha256=${code.replace('5', '6')}`, false],
    ['a shorter one', `sha256=${code.slice(0, 62)}`, false],
    ['another method', `sha1=${code}`, false],
    ['none', undefined, false],
    ['nothing', '', false],
  ])('%s', (_, header, isRight) => {
    expect(isSigned(data, header, key)).toBe(isRight);
  });

  it('covers every byte', () => {
    expect(isSigned(data.with(0, 0), `sha256=${code}`, key)).toBe(false);
    expect(isSigned(data, `sha256=${code}`, 'jefe')).toBe(false);
  });

  it('tells words apart, of whatever length', () => {
    expect(isSameWord('polder', 'polder')).toBe(true);
    expect(isSameWord('polder', 'polders')).toBe(false);
    expect(isSameWord('', 'polder')).toBe(false);
  });
});
