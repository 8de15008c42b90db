/** Workbooks for tests, drawn part by part: what a spreadsheet never writes can be drawn too. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Says that it unpacks to this many bytes, whatever it does. */
  readonly claims?: number;
  /** Left as it is instead of packed. */
  readonly isStored?: boolean;
  readonly isEncrypted?: boolean;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** An archive as PKWARE describes it, without what is optional. */
export const drawZip = (parts: readonly Part[]): Uint8Array => {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims, isStored, isEncrypted } of parts) {
    const plain = bytesOf(content);
    const packed = isStored ? plain : deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    common.writeUInt16LE(isStored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? plain.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, place, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]));
};

export interface DrawnSheet {
  readonly name: string;
  /** The XML of its rows: `<row r="1">…</row>`. */
  readonly rows: string;
  readonly state?: 'visible' | 'hidden';
  /** Before the rows: `<cols>…</cols>`. */
  readonly before?: string;
  /** After the rows: `<mergeCells>…</mergeCells>`. */
  readonly after?: string;
}

export interface DrawnWorkbook {
  readonly sheets: readonly DrawnSheet[];
  readonly texts?: readonly string[];
  /** Codes of number formats; cells name them by `s="1"`, `s="2"` …; 0 is none. */
  readonly formats?: readonly string[];
  readonly isFrom1904?: boolean;
  readonly more?: readonly Part[];
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageLinks = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

export const drawWorkbook = ({
  sheets,
  texts = [],
  formats = [],
  isFrom1904 = false,
  more = [],
}: DrawnWorkbook): Uint8Array =>
  drawZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook ${main} xmlns:r="${links}"><workbookPr date1904="${isFrom1904 ? 1 : 0}"/><sheets>${sheets
        .map(
          ({ name, state = 'visible' }, index) =>
            `<sheet name="${escaped(name)}" sheetId="${index + 1}" state="${state}" r:id="s${index}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships ${packageLinks}>${sheets
        .map(
          (_, index) => `<Relationship Id="s${index}" Target="worksheets/sheet${index + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="t" Target="sharedStrings.xml"/><Relationship Id="f" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst ${main}>${texts.map((text) => `<si><t>${escaped(text)}</t></si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet ${main}><numFmts>${formats
        .map((code, index) => `<numFmt numFmtId="${index + 164}" formatCode="${escaped(code)}"/>`)
        .join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats
        .map((_, index) => `<xf numFmtId="${index + 164}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map(({ rows, before = '', after = '' }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet ${main}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
    ...more,
  ]);

/** Rows of plain cells: texts as texts, numbers as numbers, null for nothing. */
export const drawRows = (
  rows: readonly (readonly (string | number | null)[])[],
  first = 1,
): string =>
  rows
    .map(
      (cells, index) =>
        `<row r="${first + index}">${cells
          .map((cell, column) => {
            const place = `${String.fromCharCode(65 + column)}${first + index}`;
            if (cell === null) return '';
            return typeof cell === 'number'
              ? `<c r="${place}"><v>${cell}</v></c>`
              : `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
          })
          .join('')}</row>`,
    )
    .join('');
