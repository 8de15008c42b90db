import { describe, expect, it } from 'vitest';
import { isSecretField, readableName } from './field-names.ts';

describe('the fields of a kept entry', () => {
  it.each([
    ['validFrom', 'valid from'],
    ['valid-from', 'valid from'],
    ['valid_from', 'valid from'],
    ['name', 'name'],
  ])('shows %s as words', (name, expected) => {
    expect(readableName(name)).toBe(expected);
  });

  it.each(['password', 'newPassword', 'code'])('does not show what was entered as %s', (name) => {
    expect(isSecretField(name)).toBe(true);
  });
  it('shows ordinary fields', () => {
    expect(isSecretField('postcode')).toBe(false);
  });
});
