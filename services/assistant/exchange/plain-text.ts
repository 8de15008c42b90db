/** Marked-up texts as an article has them: paragraphs between empty lines, lists with "- ". */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '\u200c',
  zwj: '\u200d',
  euro: '€',
  pound: '£',
  cent: '¢',
  sect: '§',
  para: '¶',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  middot: '·',
  bull: '•',
  copy: '©',
  reg: '®',
  trade: '™',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  larr: '←',
  rarr: '→',
  le: '≤',
  ge: '≥',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  aring: 'å',
  Aring: 'Å',
  oelig: 'œ',
  OElig: 'Œ',
  ccedil: 'ç',
  Ccedil: 'Ç',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
};

/** `eacute` is an e with the mark that its name ends in. */
const marks: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
};

const marked = (name: string): string | undefined => {
  const [, letter, mark] = /^([aeiouyAEIOUY])(acute|grave|circ|uml)$/.exec(name) ?? [];
  return letter && mark ? `${letter}${marks[mark] ?? ''}`.normalize('NFC') : undefined;
};

const mostCodePoint = 0x10ffff;

/** The sign of a number; undefined where there is none. */
export const signOf = (digits: string, base: 10 | 16): string | undefined => {
  const code = Number.parseInt(digits, base);
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  const isControl = code < 32 && ![9, 10, 13].includes(code);
  return code > mostCodePoint || isSurrogate || isControl ? undefined : String.fromCodePoint(code);
};

/** References to signs (`&eacute;`, `&#233;`); what is none stays as it is. */
export const decodeReferences = (text: string): string =>
  text.replaceAll(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,9}));/g,
    (whole, decimal?: string, hexadecimal?: string, name?: string) => {
      if (decimal) return signOf(decimal, 10) ?? '';
      if (hexadecimal) return signOf(hexadecimal, 16) ?? '';
      if (!name) return whole;
      return (Object.hasOwn(named, name) ? named[name] : marked(name)) ?? whole;
    },
  );

const blockTags = new Set(
  'p div section article header footer blockquote pre h1 h2 h3 h4 h5 h6 dl dt dd table thead tbody tr hr address figure figcaption form br'.split(
    ' ',
  ),
);
const unread = new Set(['script', 'style', 'template', 'head']);

/** Longer texts are cut: no field takes as much. */
const longestMarkup = 100_000;

interface Piece {
  readonly kind: 'text' | 'open' | 'close';
  /** Of a tag its name. */
  readonly text: string;
  readonly attributes: string;
}

const tagShape = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/;

/** Tags and what is between them; a `<` that begins no tag is text. */
const piecesOf = (markup: string): readonly Piece[] => {
  const pieces: Piece[] = [];
  const say = (text: string) => {
    if (text !== '') pieces.push({ kind: 'text', text, attributes: '' });
  };
  let place = 0;
  while (place < markup.length) {
    const start = markup.indexOf('<', place);
    if (start === -1) break;
    if (markup.startsWith('<!--', start)) {
      say(markup.slice(place, start));
      const end = markup.indexOf('-->', start + 4);
      place = end === -1 ? markup.length : end + 3;
      continue;
    }
    const [opening, slash, name = ''] = tagShape.exec(markup.slice(start, start + 24)) ?? [];
    const end = markup.indexOf('>', start);
    if (end === -1) break;
    if (opening === undefined) {
      say(markup.slice(place, start + 1));
      place = start + 1;
      continue;
    }
    say(markup.slice(place, start));
    pieces.push({
      kind: slash ? 'close' : 'open',
      text: name.toLowerCase(),
      attributes: markup.slice(start + opening.length, end),
    });
    place = end + 1;
  }
  say(markup.slice(place));
  return pieces;
};

const linkOf = (attributes: string): string => {
  const [, double, single] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
  const address = decodeReferences(double ?? single ?? '').trim();
  if (/^https?:\/\/\S+$/i.test(address)) return address;
  return /^(?:mailto|tel):[^\s?]+/i.exec(address)?.[0].replace(/^\w+:/, '') ?? '';
};

interface Block {
  readonly isItem: boolean;
  readonly text: string;
}

/** Where a link leads stands behind its text, as a text has no links. */
const blocksOf = (pieces: readonly Piece[]): readonly Block[] => {
  const blocks: Block[] = [];
  let text = '';
  let lists = 0;
  let isItem = false;
  let skipped: string | undefined;
  let link: { readonly address: string; readonly from: number } | undefined;
  const flush = () => {
    const tidy = text.replaceAll(/[\s\u00a0]+/g, ' ').trim();
    // A paragraph must not become a list by what it begins with.
    if (tidy !== '') blocks.push({ isItem, text: tidy.replace(/^- /, '– ') });
    text = '';
    link = undefined;
  };
  for (const { kind, text: said, attributes } of pieces) {
    if (skipped !== undefined) {
      if (kind === 'close' && said === skipped) skipped = undefined;
    } else if (kind === 'text') text += decodeReferences(said);
    else if (unread.has(said)) skipped = kind === 'open' ? said : undefined;
    else if (said === 'li' || said === 'ul' || said === 'ol') {
      flush();
      // Lists of careless editors do not close their items.
      if (said !== 'li') lists = Math.max(0, lists + (kind === 'open' ? 1 : -1));
      isItem = said === 'li' && kind === 'open' ? true : lists > (said === 'li' ? 1 : 0);
    } else if (said === 'a') {
      if (kind === 'open') link = { address: linkOf(attributes), from: text.length };
      else if (link) {
        const name = text.slice(link.from).trim();
        if (link.address !== '' && name !== link.address)
          text += name === '' ? link.address : ` (${link.address})`;
        link = undefined;
      }
    } else if (said === 'td' || said === 'th') text += ' ';
    else if (blockTags.has(said)) {
      // Within an item it would begin another one.
      if (isItem) text += ' ';
      else flush();
    }
  }
  flush();
  return blocks;
};

const hasTags = (text: string): boolean => /<\/?[a-zA-Z][^<>]*>/.test(text);
const isEscaped = (text: string): boolean =>
  !hasTags(text) && /&lt;\/?[a-zA-Z][a-zA-Z0-9]*(?:\s|\/?&gt;)/.test(text);

/** A text without markup keeps its lines. */
const tidyLines = (text: string): string =>
  decodeReferences(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();

/**
 * The plain text of HTML, of HTML whose signs were escaped once more, or of a text without any markup.
 * Scripts and styles go; of a link its address stays if it is one of the web, of a mailbox or a telephone.
 */
export const plainText = (given: string): string => {
  const cut = given.slice(0, longestMarkup);
  const markup = isEscaped(cut) ? decodeReferences(cut) : cut;
  if (!hasTags(markup)) return tidyLines(markup);
  let plain = '';
  let wasItem = false;
  for (const { isItem, text } of blocksOf(piecesOf(markup))) {
    if (plain !== '') plain += isItem && wasItem ? '\n' : '\n\n';
    plain += isItem ? `- ${text}` : text;
    wasItem = isItem;
  }
  return plain;
};

/** Names are short: of a long text the start. */
const longestLine = 10_000;

/** The same on one line. */
export const plainLine = (given: string): string =>
  plainText(given.slice(0, longestLine))
    .replaceAll(/\n+(?:- )?/g, ' ')
    .trim();
