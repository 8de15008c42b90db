import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData } from './find.ts';
import { maskPersonalData } from './mask.ts';

describe('personal data', () => {
  // Published examples: the IBAN registry, the agencies' documentation, card networks' test numbers.
  it.each([
    ['Mijn BSN is 111222333, graag een paspoort', 'Mijn BSN is [bsn], graag een paspoort'],
    ['bsn 1234.56.782', 'bsn [bsn]'],
    ['burgerservicenummer: 10000008', 'burgerservicenummer: [bsn]'],
    ['rijksregisternummer 85.07.30-033 28.', 'rijksregisternummer [be-national-number].'],
    ['mit CPR-nummer er 211062-5629', 'mit CPR-nummer er [cpr]'],
    ['Steuer-ID 36 574 261 809', 'Steuer-ID [de-tax-id]'],
    ['my NI number is hh 01 02 03 d', 'my NI number is [uk-ni-number]'],
    ['NL91 ABNA 0417 1643 00 op naam van', '[iban] op naam van'],
    ['konto DE89370400440532013000!', 'konto [iban]!'],
    ['GB29 NWBK 6016 1331 9268 19', '[iban]'],
    ['BE68 5390 0754 7034 en DK5000400440116243', '[iban] en [iban]'],
    ['card 4111 1111 1111 1111 and 5500-0000-0000-0004', 'card [card] and [card]'],
    ['mail me: jan.de-vries+gemeente@voorbeeld.co.uk.', 'mail me: [email].'],
    ['bel 06-12345678 of (050) 367 91 11', 'bel [phone] of [phone]'],
    ['ring på 20 12 34 56', 'ring på [phone]'],
    ['Tel. +49 30 123456', 'Tel. [phone]'],
    ['call 020 7946 0958 now', 'call [phone] now'],
    ['mijn auto 12-abc-3 en VC TE 2020', 'mijn auto [plate] en [plate]'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text).text).toBe(masked);
  });

  it.each([
    'Op 4 december 2026 om 14.30 uur kom ik langs',
    'Het kost € 1.234,56 en ik wil er nog 12',
    'Postcode 9712 AB, huisnummer 112',
    'in de 5 straten, nog op 12 plaatsen',
    'Wet van 21-12-2023, artikel 3.1.2',
    'zaaknummer 2026-004512',
    'BSN 111222334 klopt niet',
    'NL92ABNA0417164300',
    '4111 1111 1111 1112',
    '32.13.30-033 28',
  ])('are not seen in "%s"', (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});

it('leaves what is to be understood', () => {
  expect(maskPersonalData('paspoort, BSN 111222333, graag').bare).toBe('paspoort, BSN , graag');
});

describe('any text', () => {
  it('is masked without error, and what is masked is not found again', () => {
    const piece = fc.oneof(
      fc.constantFrom('111222333', 'NL91ABNA0417164300', 'a@b.nl', '06-12345678', ' ', ', ', '-'),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const { text, kinds } = maskPersonalData(pieces.join(' '));
        expect(text.match(/\[[a-z-]+\]/g)?.length ?? 0).toBeGreaterThanOrEqual(kinds.length);
        expect(text).not.toContain('111222333');
        expect(text).not.toContain('NL91ABNA0417164300');
      }),
      { numRuns: 300 },
    );
  });

  it('of any length takes bounded time', () => {
    for (const text of ['1'.repeat(1_000_000), 'a@'.repeat(500_000), 'NL91 '.repeat(200_000)])
      expect(maskPersonalData(text).text.length).toBeLessThanOrEqual(40_000);
  });
});
