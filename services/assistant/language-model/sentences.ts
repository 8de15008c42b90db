/** An answer's sentences, each with the passages that it names: "It costs € 10 [1]. Bring a photo. [2][3]" */
import type { Language } from '../../../platform/messages/languages.ts';

export interface Sentence {
  /** Without the numbers of passages. */
  readonly text: string;
  /** Numbers of passages, from 1, each once. */
  readonly citations: readonly number[];
  /** Stands in a list. */
  readonly isItem: boolean;
  /** Begins a line. */
  readonly isFirst: boolean;
}

const mark = String.raw`\[\s*\d{1,2}(?:\s*[,;]\s*\d{1,2})*\s*\]`;

/** "[1]", "[1, 2]", "[1][2]": one mark or several beside each other. */
const marks = String.raw`\s*${mark}(?:\s*[,;]?\s*${mark})*`;

const marksAnywhere = new RegExp(marks, 'g');
/** Behind the end of a sentence they belong to it. */
const marksBehindEnd = new RegExp(`([.!?…]+)(${marks})`, 'g');

const segmenters = new Map<Language, Intl.Segmenter>();

const segmenterOf = (language: Language): Intl.Segmenter => {
  const known = segmenters.get(language);
  if (known) return known;
  const made = new Intl.Segmenter(language, { granularity: 'sentence' });
  segmenters.set(language, made);
  return made;
};

/** Words with a point that end no sentence, of all four languages. */
const abbreviated =
  /(?:^|[\s(])(?:kl|nr|art|bijv|bv|evt|ca|max|min|tel|incl|excl|resp|st|str|pr|mr|mrs|dr|z\.\s?b|d\.\s?h|u\.\s?a|ggf|zzgl|inkl|f\.\s?eks|fx|bl\.\s?a|e\.\s?g|i\.\s?e|o\.\s?a|m\.\s?u\.\s?v|d\.\s?w\.\s?z|t\.\s?a\.\s?v|i\.\s?v\.\s?m|t\/m|\p{L})\.\s*$/iu;

/** Sentences of one line; what only seems to end goes on. */
const piecesOf = (line: string, language: Language): readonly string[] => {
  const pieces: string[] = [];
  for (const { segment } of segmenterOf(language).segment(line)) {
    const last = pieces.at(-1);
    if (last !== undefined && abbreviated.test(last)) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
};

/** Sentences of a text as it stands, such as a passage's. */
export const plainSentences = (text: string, language: Language): readonly string[] =>
  text.split(/\n/).flatMap((line) => piecesOf(line.replace(/^\s*[-*•]\s+/, ''), language));

const citationsIn = (text: string): readonly number[] =>
  [...new Set([...text.matchAll(marksAnywhere)].flatMap(([mark]) => mark.match(/\d+/g) ?? []))].map(
    Number,
  );

/** A line that ends in a colon is read with the first of the list that it introduces. */
const citationsFollowing = (sentences: readonly Sentence[], place: number): readonly number[] => {
  const { text = '', citations = [] } = sentences[place] ?? {};
  const next = sentences[place + 1];
  return citations.length === 0 && text.endsWith(':') && next?.isFirst ? next.citations : citations;
};

export const sentencesOf = (answer: string, language: Language): readonly Sentence[] => {
  const sentences = answer.split(/\n+/).flatMap((line) => {
    const isItem = /^\s*[-*•]\s+/.test(line);
    const own = line.replace(/^\s*[-*•]\s+/, '').replaceAll(marksBehindEnd, '$2$1');
    return piecesOf(own, language).map((piece, place) => ({
      text: piece.replaceAll(marksAnywhere, '').replaceAll(/\s+/g, ' ').trim(),
      citations: citationsIn(piece),
      isItem,
      isFirst: place === 0,
    }));
  });
  return sentences.map((sentence, place) => ({
    ...sentence,
    citations: citationsFollowing(sentences, place),
  }));
};

/** The answer again, each sentence with its marks before its end. */
export const writtenWith = (
  sentences: readonly Sentence[],
  numberOf: (citation: number) => number,
): string =>
  sentences
    .map(({ text, citations, isItem, isFirst }, place) => {
      const own = text.endsWith(':')
        ? text
        : text.replace(
            /\s*([.!?…]*)$/,
            ` ${citations.map((one) => `[${numberOf(one)}]`).join('')}$1`,
          );
      const isBehindItem = isItem && sentences[place - 1]?.isItem;
      const before = place === 0 ? '' : !isFirst ? ' ' : isBehindItem ? '\n' : '\n\n';
      return `${before}${isItem && isFirst ? '- ' : ''}${own}`;
    })
    .join('');
