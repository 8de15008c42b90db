import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fewQuestions } from '../test/few-questions.ts';
import { createClassifier } from './classify.ts';
import { readModel, writeModel } from './model-file.ts';
import { train } from './train.ts';

const model = train(fewQuestions);
const classify = createClassifier(model);

describe('a model in a file', () => {
  const file = writeModel(model);

  it('understands the same after it was read', () => {
    const again = createClassifier(readModel(file));
    for (const { text } of fewQuestions) expect(again(text)).toEqual(classify(text));
    expect(writeModel(readModel(file))).toEqual(file);
  });

  it('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(file.length + 3);
    larger.set(file, 3);
    expect(readModel(larger.subarray(3)).intents).toEqual(model.intents);
  });

  it('is refused when a byte was changed or is missing, or when it is something else', () => {
    for (const at of [16, 40, file.length >> 1, file.length - 1]) {
      const changed = Uint8Array.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => readModel(changed)).toThrow(expect.objectContaining({ code: 'model-damaged' }));
    }
    expect(() => readModel(file.subarray(0, file.length - 8))).toThrow(
      expect.objectContaining({ code: 'model-damaged' }),
    );
    for (const other of [new Uint8Array(0), new Uint8Array(100), file.subarray(0, 10)])
      expect(() => readModel(other)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
  });
});

describe('weights that are mostly zeros', () => {
  const withRows = (rows: Int8Array): Int8Array => {
    const { linear } = model.judges;
    const changed = { ...model, judges: { ...model.judges, linear: { ...linear, rows } } };
    return readModel(writeModel(changed)).judges.linear.rows;
  };
  const { length } = model.judges.linear.rows;

  it.each([
    ['zeros alone', () => 0],
    ['no zero', (at: number) => (at % 127) + 1],
    ['long runs', (at: number) => (at % 256 === 255 ? -127 : 0)],
    ['runs of one more', (at: number) => (at % 257 === 256 ? 127 : 0)],
    ['a weight at the end', (at: number) => (at === length - 1 ? 5 : 0)],
  ])('come back as they were: %s', (_, weightAt) => {
    const rows = Int8Array.from({ length }, (_weight, at) => weightAt(at));
    expect(withRows(rows)).toEqual(rows);
  });
});

/**
 * A model of four examples ("bin" and "bin day" as waste, "pass" and "new pass" as papers), and what it said
 * of questions, both written once on a 64-bit x86 machine with Node 24.
 */
const fromThere = readFileSync(new URL('../test/two-intents.model', import.meta.url));

describe('a model that was trained on another machine', () => {
  const here = createClassifier(readModel(fromThere));

  it.each([
    ['bin', 'answer', 'waste', 0.994754, 1.39179],
    ['my pass', 'answer', 'papers', 0.997693, 0.480012],
    ['pas', 'answer', 'papers', 0.997921, 1.433305],
    ['bin pass', 'clarify', 'papers', 0.712894, 1.017491],
    ['soup', 'decline', 'papers', 0.52401, -0.693146],
  ])('says of "%s" here what it said there', (text, outcome, intent, probability, score) => {
    const understood = here(text);
    expect(understood.outcome).toBe(outcome);
    expect(understood.candidates[0]?.intent).toBe(intent);
    expect(understood.candidates[0]?.probability).toBeCloseTo(probability, 5);
    expect(understood.score).toBeCloseTo(score, 5);
  });
});
