import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument, tableOf, writePabulib } from './document.ts';
import { createPabulibReader, readPabulib } from './reader.ts';
import { changed, valid } from './samples.ts';

const rewritten = (text: string): string => {
  const { document } = readPabulib(text, { keepDocument: true });
  return document ? writePabulib(document) : '';
};

describe('a file is written as it was read', () => {
  it.each([
    ['plain', valid],
    ['with CRLF', valid.replaceAll('\n', '\r\n')],
    ['with both line ends', changed(valid, 'unit;Assen\n', 'unit;Assen\r\n')],
    ['without the last line end', valid.slice(0, -1)],
    ['without the last line end, in quotes', changed(valid, '3;b;16-25\n', '3;b;"16-25"')],
    ['with CRLF, without the last one', valid.replaceAll('\n', '\r\n').slice(0, -2)],
    ['with a byte order mark', `\uFEFF${valid}`],
    ['with a semicolon in quotes', changed(valid, 'Trees', '"Trees; and shade"')],
    ['with quotes in quotes', changed(valid, 'Trees', '"""Trees"" and shade"')],
    ['with a line break in quotes', changed(valid, 'Trees', '"Trees\nand\n\nshade"')],
    ['with needless quotes', changed(valid, 'Trees', '"Trees"')],
    ['with a quoted heading', changed(valid, 'VOTES', '"VOTES"')],
    ['with a quote that is not in quotes', changed(valid, 'Trees', '12" trees')],
    ['with a carriage return in a cell', changed(valid, 'Trees', 'Trees\rand shade')],
    ['with white space', changed(changed(valid, '3;b', ' 3; b'), 'Trees', 'Trees ')],
    ['with empty lines', changed(valid, 'VOTES', '\n  \nVOTES')],
    ['with empty lines at the end', `${valid}\n\n `],
    ['with a heading in small letters', changed(valid, 'PROJECTS', 'Projects')],
  ])('%s', (_, text) => {
    expect(rewritten(text)).toBe(text);
  });

  it('whatever its names hold, and however it is quoted', () => {
    const name = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', 'é', '🌳') });
    const lineEnd = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(name, fc.boolean(), lineEnd, fc.boolean(), (text, isQuoted, end, isEnded) => {
        const needsQuotes = isQuoted || /[;"\r\n]/.test(text);
        const cell = needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
        const whole = valid.replaceAll('\n', end).replace('Trees', () => cell);
        const file = isEnded ? whole : whole.slice(0, -end.length);

        const { document, election } = readPabulib(file, { keepDocument: true });

        expect(election.projects[1]?.name).toBe(text);
        expect(document && writePabulib(document)).toBe(file);
      }),
    );
  });

  it('wherever its chunks are cut', () => {
    const text = changed(valid, 'Trees', '"Trees;\r\n""and"" shade"').replaceAll('\n', '\r\n');
    const whole = readPabulib(text, { keepDocument: true });
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const reader = createPabulibReader({ keepDocument: true });
        places.forEach((place, index) => {
          reader.push(text.slice(places[index - 1] ?? 0, place));
        });

        expect(reader.end()).toEqual(whole);
      }),
    );
  });
});

describe('a document', () => {
  it('has the rows of the file, in their order, with cells as they are meant', () => {
    const text = changed(valid, 'Trees', '"Trees; ""and"" shade"');

    const { document } = readPabulib(text, { keepDocument: true });

    expect(document?.meta.rows[1]).toEqual({ cells: ['country', 'Netherlands'] });
    expect(document?.projects.columns.cells).toEqual([
      'project_id',
      'cost',
      'votes',
      'name',
      'selected',
    ]);
    expect(document?.projects.rows[1]).toEqual({
      cells: ['b', '500.50', '2', 'Trees; "and" shade', '0'],
    });
    expect(document?.votes.rows).toHaveLength(3);
  });

  it('is not kept when nobody asks for it', () => {
    expect(readPabulib(valid)).not.toHaveProperty('document');
  });

  it('made by hand has LF, and quotes only where they are needed', () => {
    const document = createDocument({
      meta: tableOf('META', ['key', 'value'], [['description', 'A "small" town; 2026']]),
      projects: tableOf('PROJECTS', ['project_id', 'cost'], [['a', '5']]),
      votes: tableOf('VOTES', ['voter_id', 'vote'], [['1', 'a,b']]),
    });

    expect(writePabulib(document)).toBe(
      'META\nkey;value\ndescription;"A ""small"" town; 2026"\nPROJECTS\nproject_id;cost\na;5\nVOTES\nvoter_id;vote\n1;a,b\n',
    );
  });

  it('with a changed row is written with that row alone changed', () => {
    const text = changed(valid, 'Trees', '"Trees"').replaceAll('\n', '\r\n');
    const { document } = readPabulib(text, { keepDocument: true });
    if (!document) throw new Error('No document was kept');

    const rows = document.meta.rows.map((row) =>
      row.cells[0] === 'unit' ? { cells: ['unit', 'Emmen'] } : row,
    );

    expect(writePabulib({ ...document, meta: { ...document.meta, rows } })).toBe(
      changed(text, 'unit;Assen', 'unit;Emmen'),
    );
  });
});
