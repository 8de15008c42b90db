import { describe, expect, it } from 'vitest';
import { nameTrouble } from './name-trouble.ts';

const page = (language: string) =>
  `<!doctype html><html lang="${language}" dir="ltr"><head><title>X – Polderdam</title></head></html>`;

describe('the title of a page', () => {
  it.each([
    ['nl', 422, 'Fout: X – Polderdam'],
    ['en', 409, 'Error: X – Polderdam'],
    ['de', 422, 'Fehler: X – Polderdam'],
    ['da', 422, 'Fejl: X – Polderdam'],
    ['en', 200, 'X – Polderdam'],
    ['en', 404, 'X – Polderdam'],
  ])('in %s answering with %d is “%s”', (language, status, title) => {
    expect(nameTrouble(page(language), status)).toContain(`<title>${title}</title>`);
  });
  it('is left alone in what is no page of ours', () => {
    expect(nameTrouble('<title>X</title>', 422)).toBe('<title>X</title>');
  });
});
