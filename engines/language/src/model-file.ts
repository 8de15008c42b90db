/**
 * A model as one compact file, and back. Little-endian, as all machines that run Node are:
 *
 * | bytes | what |
 * |---|---|
 * | 8 | `POLDERLM` |
 * | 4 | version, 2 |
 * | 4 | FNV-1a of all that follows, in words of four bytes |
 * | 4 | length of the description |
 * | … | description: JSON in UTF-8, filled up with spaces to a multiple of 4 |
 * | … | arrays, in the order of `arraysOf`, each filled up to a multiple of 4 |
 *
 * Four of five weights of the large-margin classifier are 0: they are written as `withoutZeros` says.
 */
import { LanguageError } from './language-error.ts';
import type { LargeMargin } from './learning/large-margin.ts';
import type { Network } from './learning/network.ts';
import type { Model, Thresholds } from './model.ts';

const MAGIC = 'POLDERLM';
const VERSION = 2;
const HEAD = 20;

interface Description {
  readonly intents: readonly string[];
  /** Words, and how often each was seen, in two lists. */
  readonly words: readonly string[];
  readonly timesSeen: readonly number[];
  readonly places: number;
  /** Bytes of the large-margin classifier's weights, as they are written. */
  readonly linearBytes: number;
  readonly rarenessUnknown: number;
  readonly hidden: readonly number[];
  readonly thresholds: Thresholds;
}

type Numbers = Uint32Array | Float32Array | Int8Array | Uint8Array;

const MOST_ZEROS = 255;

/** Pairs of bytes: so many zeros, then this weight, which is 0 itself within a longer run. */
const withoutZeros = (weights: Int8Array): Uint8Array => {
  const pairs: number[] = [];
  let zeros = 0;
  weights.forEach((weight, at) => {
    if (weight === 0 && zeros < MOST_ZEROS && at < weights.length - 1) zeros += 1;
    else {
      pairs.push(zeros, weight);
      zeros = 0;
    }
  });
  return Uint8Array.from(pairs);
};

const withZeros = (pairs: Uint8Array, length: number): Int8Array => {
  const weights = new Int8Array(length);
  let at = 0;
  for (let pair = 0; pair + 1 < pairs.length; pair += 2) {
    at += pairs[pair] ?? 0;
    weights[at] = pairs[pair + 1] ?? 0;
    at += 1;
  }
  return weights;
};

const arraysOf = (
  { space, judges: { linear, networks } }: Model,
  linearPairs: Uint8Array,
): readonly Numbers[] => [
  space.hashes,
  space.rareness,
  linearPairs,
  linear.scales,
  linear.bias,
  ...networks.flatMap(({ rows, scales, hiddenBias, output, outputBias }) => [
    rows,
    scales,
    hiddenBias,
    output,
    outputBias,
  ]),
];

const filledUp = (length: number): number => Math.ceil(length / 4) * 4;

/** FNV-1a over words of four bytes, 32 bits; what follows the head is a multiple of four. */
const checksumOf = (bytes: Uint8Array): number => {
  const words = new Uint32Array(bytes.slice(0, bytes.length - (bytes.length % 4)).buffer);
  let hash = 2166136261 ^ bytes.length;
  for (const word of words) hash = Math.imul(hash ^ word, 16777619);
  return hash >>> 0;
};

/** @returns the same bytes for the same model */
export const writeModel = (model: Model): Uint8Array => {
  const linearPairs = withoutZeros(model.judges.linear.rows);
  const description: Description = {
    intents: model.intents,
    words: [...model.vocabulary.keys()],
    timesSeen: [...model.vocabulary.values()],
    places: model.space.hashes.length,
    linearBytes: linearPairs.length,
    rarenessUnknown: model.space.rarenessUnknown,
    hidden: model.judges.networks.map(({ hidden }) => hidden),
    thresholds: model.thresholds,
  };
  const text = new TextEncoder().encode(JSON.stringify(description));
  const arrays = arraysOf(model, linearPairs);
  const length =
    HEAD +
    filledUp(text.length) +
    arrays.reduce((sum, { byteLength }) => sum + filledUp(byteLength), 0);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, VERSION, true);
  view.setUint32(16, filledUp(text.length), true);
  bytes.fill(0x20, HEAD, HEAD + filledUp(text.length));
  bytes.set(text, HEAD);
  let at = HEAD + filledUp(text.length);
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += filledUp(byteLength);
  }
  view.setUint32(12, checksumOf(bytes.subarray(16)), true);
  return bytes;
};

/** Takes arrays one after the other out of the bytes. */
const createReader = (bytes: Uint8Array, from: number) => {
  let at = from;
  const take = (length: number): ArrayBuffer => {
    const part = bytes.slice(at, at + length);
    at += filledUp(length);
    return part.buffer;
  };
  return {
    integers: (count: number) => new Uint32Array(take(count * 4)),
    numbers: (count: number) => new Float32Array(take(count * 4)),
    bytes: (count: number) => new Int8Array(take(count)),
    unsigned: (count: number) => new Uint8Array(take(count)),
  };
};

/**
 * @throws LanguageError `not-a-model` for other files and later versions; `model-damaged` when bytes are
 * missing or were changed
 */
export const readModel = (file: Uint8Array): Model => {
  // Node's own kind of bytes takes parts as views of the whole, which may start anywhere.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length < HEAD || view.getUint32(8, true) !== VERSION)
    throw new LanguageError('not-a-model', 'This is no model of this version.');
  if (view.getUint32(12, true) !== checksumOf(bytes.subarray(16)))
    throw new LanguageError('model-damaged', 'The model is not as it was written.');
  const textLength = view.getUint32(16, true);
  // The checksum says that it is what `writeModel` wrote.
  const described = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEAD, HEAD + textLength)),
  ) as Description;
  const { intents, words, timesSeen, places, linearBytes, hidden } = described;
  const reader = createReader(bytes, HEAD + textLength);
  const classes = intents.length;
  const hashes = reader.integers(places);
  const rareness = reader.numbers(places);
  const linear: LargeMargin = {
    classes,
    rows: withZeros(reader.unsigned(linearBytes), places * classes),
    scales: reader.numbers(classes),
    bias: reader.numbers(classes),
  };
  const networks = hidden.map(
    (width): Network => ({
      hidden: width,
      classes,
      rows: reader.bytes(places * width),
      scales: reader.numbers(places),
      hiddenBias: reader.numbers(width),
      output: reader.numbers(classes * width),
      outputBias: reader.numbers(classes),
    }),
  );
  return {
    intents,
    vocabulary: new Map(words.map((word, index) => [word, timesSeen[index] ?? 0])),
    space: { hashes, rareness, rarenessUnknown: described.rarenessUnknown },
    judges: { linear, networks },
    thresholds: described.thresholds,
  };
};
