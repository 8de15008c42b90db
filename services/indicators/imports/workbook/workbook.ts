/** What stands around the cells of a workbook: its sheets, texts and formats (ECMA-376 part 1, 18.2–18.8). */
import { posix } from 'node:path';
import { kindOfFormat, type NumberKind } from './number-format.ts';
import { WorkbookTrouble } from './trouble.ts';
import { attributeOf, readXml, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Place in the archive. */
  readonly path: string;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  readonly isFrom1904: boolean;
  /** Formulas may look at other files: what they found there was kept when the file was saved. */
  readonly hasExternalLinks: boolean;
  readonly texts: readonly string[];
  /** By style number: how a number is shown. */
  readonly formats: readonly NumberKind[];
}

/** Texts are all held at once; more letters than this are no table of figures. */
const lettersAtMost = 80_000_000;

const nothing = () => {};

const handler = (some: Partial<XmlHandler>): XmlHandler => ({
  open: nothing,
  close: nothing,
  text: nothing,
  ...some,
});

/** Escapes such as `_x000D_` that Excel writes for letters XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** @param of the part whose relations are read; empty for the archive's own */
const relations = async (zip: Zip, of: string): Promise<ReadonlyMap<string, string>> => {
  const path = posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`);
  const targets = new Map<string, string>();
  if (!zip.has(path)) return targets;
  await readXml(
    zip.pieces(path),
    handler({
      open: (name, attributes) => {
        const id = attributeOf(attributes, 'Id');
        const target = attributeOf(attributes, 'Target');
        if (name !== 'Relationship' || id === undefined || target === undefined) return;
        targets.set(
          id,
          target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(of), target),
        );
      },
    }),
  );
  return targets;
};

const mainPart = async (zip: Zip): Promise<string> => {
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  for (const target of (await relations(zip, '')).values())
    if (/workbook\d*\.xml$/.test(target) && zip.has(target)) return target;
  throw new WorkbookTrouble('damaged', 'no workbook in the archive');
};

const readTexts = async (zip: Zip, path: string | undefined): Promise<readonly string[]> => {
  if (path === undefined || !zip.has(path)) return [];
  const texts: string[] = [];
  let current = '';
  let letters = 0;
  let isText = false;
  let phonetic = 0;
  await readXml(
    zip.pieces(path),
    handler({
      open: (name) => {
        if (name === 'si') current = '';
        else if (name === 'rPh') phonetic++;
        isText = name === 't' && phonetic === 0;
      },
      close: (name) => {
        isText = false;
        if (name === 'rPh') phonetic--;
        if (name !== 'si') return;
        letters += current.length;
        if (letters > lettersAtMost) throw new WorkbookTrouble('too-large', 'texts');
        texts.push(unescaped(current));
      },
      text: (text) => {
        if (isText) current += text;
      },
    }),
  );
  return texts;
};

const readFormats = async (zip: Zip, path: string | undefined): Promise<readonly NumberKind[]> => {
  if (path === undefined || !zip.has(path)) return [];
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isInCells = false;
  await readXml(
    zip.pieces(path),
    handler({
      open: (name, attributes) => {
        if (name === 'numFmt')
          codes.set(
            Number(attributeOf(attributes, 'numFmtId')),
            attributeOf(attributes, 'formatCode') ?? '',
          );
        else if (name === 'cellXfs') isInCells = true;
        else if (name === 'xf' && isInCells)
          ids.push(Number(attributeOf(attributes, 'numFmtId') ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') isInCells = false;
      },
    }),
  );
  return ids.map((id) => kindOfFormat(id, codes.get(id)));
};

/** @throws WorkbookTrouble damaged, too-large */
export const readWorkbook = async (zip: Zip): Promise<Workbook> => {
  const main = await mainPart(zip);
  const targets = await relations(zip, main);
  const sheets: Sheet[] = [];
  let isFrom1904 = false;
  await readXml(
    zip.pieces(main),
    handler({
      open: (name, attributes) => {
        if (name === 'workbookPr')
          isFrom1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
        if (name !== 'sheet') return;
        const path = targets.get(attributeOf(attributes, 'id') ?? '');
        // a chart on a sheet of its own has no cells
        if (path === undefined || !/worksheets?\//.test(path) || !zip.has(path)) return;
        sheets.push({
          name: attributeOf(attributes, 'name') ?? '',
          isHidden: (attributeOf(attributes, 'state') ?? 'visible') !== 'visible',
          path,
        });
      },
    }),
  );
  if (sheets.length === 0) throw new WorkbookTrouble('damaged', 'no sheet in the workbook');
  const part = (name: string) => [...targets.values()].find((target) => target.endsWith(name));
  return {
    sheets,
    isFrom1904,
    hasExternalLinks: zip.names.some((name) => name.includes('externalLinks/')),
    texts: await readTexts(zip, part('sharedStrings.xml')),
    formats: await readFormats(zip, part('styles.xml')),
  };
};
