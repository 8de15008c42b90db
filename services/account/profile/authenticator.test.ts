import { describe, expect, it } from 'vitest';
import { readableKey } from './authenticator.ts';

describe('the key for an authenticator app', () => {
  it('is shown in groups of four', () => {
    expect(
      readableKey('otpauth://totp/Polder:a%40b.example?secret=JBSWY3DPEHPK3PXP&issuer=Polder'),
    ).toBe('JBSW Y3DP EHPK 3PXP');
  });
  it.each([
    'https://evil.example/?secret=JBSW',
    'otpauth://totp/x?secret=<b>',
    'otpauth://totp/x',
    `otpauth://totp/${'x'.repeat(1200)}?secret=JBSW`,
    '',
  ])('is not taken from %j', (uri) => {
    expect(readableKey(uri)).toBeUndefined();
  });
});
