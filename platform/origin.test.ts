import { describe, expect, it } from 'vitest';
import { addressWarning, originOf } from './origin.ts';

describe('the address of an installation', () => {
  it.each([
    [undefined, 'http://localhost:3000'],
    ['https://polder.example', 'https://polder.example'],
    ['https://polder.example:8443/', 'https://polder.example:8443'],
  ])('%s is %s', (publicUrl, expected) => {
    expect(originOf({ publicUrl, port: 3000 })).toBe(expected);
  });

  it.each([
    ['0.0.0.0', undefined, true],
    ['::', undefined, true],
    ['192.168.1.4', undefined, true],
    ['127.0.0.1', undefined, false],
    ['localhost', undefined, false],
    ['::1', undefined, false],
    ['0.0.0.0', 'https://polder.example', false],
  ])('on %s with %s the operator is told: %s', (host, publicUrl, isTold) => {
    expect(addressWarning({ host, publicUrl, port: 3000 }) !== undefined).toBe(isTold);
  });
});
