import { describe, expect, it } from 'vitest';
import { createAddressFinder } from './addresses.ts';

const find = createAddressFinder([
  'Molenstraat',
  'Lange Molenstraat',
  'Sluisplein',
  'Havnevej',
  'Bahnhofstraße',
  'Station Road',
]);

describe('addresses', () => {
  it.each([
    ['ik woon in de Molenstraat 12a', [{ street: 'Molenstraat', number: 12, addition: 'a' }]],
    ['lange molenstraat 5', [{ street: 'Lange Molenstraat', number: 5 }]],
    ['molenstr 7 bis', [{ street: 'Molenstraat', number: 7, addition: 'bis' }]],
    ['Slusiplein 1', [{ street: 'Sluisplein', number: 1 }]],
    ['Havnevej 3, og Sluisplein', [{ street: 'Havnevej', number: 3 }, { street: 'Sluisplein' }]],
    ['Bahnhofstrasse 20', [{ street: 'Bahnhofstraße', number: 20 }]],
    ['at 14 Station Rd', [{ street: 'Station Road', number: 14 }]],
    ['de molen staat stil', []],
    ['', []],
  ])('in "%s"', (text, addresses) => {
    expect(find(text).map(({ start: _, ...address }) => address)).toEqual(addresses);
  });

  it('tell where the street begins', () => {
    expect(find('bij Sluisplein 2')[0]?.start).toBe(4);
  });
});
