/** Whether numbers stand with what they belong to: the fee of adults is not that of children. */
import type { Language } from '../../../platform/messages/languages.ts';
import {
  givenBy,
  isBorneOut,
  type Particular,
  particularsIn,
  withoutParticulars,
} from './particulars.ts';
import { sharedWith } from './wording.ts';

type Family = 'sum' | 'weekday' | 'date' | 'number';

/** What may be mistaken for each other; undefined for addresses and spans. */
const familyOf = ({ needs }: Particular): Family | undefined => {
  const [kind = ''] = needs[0]?.[0]?.split(':') ?? [];
  if (['eur', 'gbp', 'dkk'].includes(kind)) return 'sum';
  if (kind === 'weekday') return 'weekday';
  if (['date', 'month'].includes(kind)) return 'date';
  return ['mail', 'web', 'phone', 'span'].includes(kind) ? undefined : 'number';
};

interface Part {
  readonly particulars: readonly Particular[];
  readonly given: ReadonlySet<string>;
  /** How much of what it speaks of the sentence speaks of too. */
  readonly nearness: number;
}

/** Parts of sentences: "€ 289 for a household, € 214 for somebody living alone" speaks of two things. */
const partsOf = (
  sentence: string,
  sources: readonly string[],
  language: Language,
): readonly Part[] =>
  sources
    .flatMap((source) => source.split(/[,;]\s+/))
    .map((part) => {
      const words = withoutParticulars(part, language);
      return {
        particulars: particularsIn(part, language),
        given: givenBy(part, language),
        nearness: /\p{L}{4}/u.test(words) ? sharedWith(words, sentence, language) : 0,
      };
    });

/**
 * A particular that its source says of something else: another part of the source is nearer to the sentence, and
 * has one of the same family that the sentence has not.
 */
export const misplacedIn = (
  sentence: string,
  sources: readonly string[],
  language: Language,
): Particular | undefined => {
  const own = particularsIn(sentence, language);
  const ownGiven = givenBy(sentence, language);
  const parts = partsOf(sentence, sources, language);
  return own.find((particular) => {
    const family = familyOf(particular);
    if (family === undefined) return false;
    const at = parts.filter(({ given }) => isBorneOut(particular, given));
    const rivals = parts.filter(
      ({ particulars, given }) =>
        !isBorneOut(particular, given) &&
        particulars.some((one) => familyOf(one) === family && !isBorneOut(one, ownGiven)),
    );
    const nearest = (some: readonly Part[]) => Math.max(0, ...some.map(({ nearness }) => nearness));
    return nearest(rivals) > nearest(at);
  });
};
