import type { LetterPicture } from '../../../platform/mail/mail.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { pngOf } from '../../../platform/ui/picture.ts';
import { XmrPicture } from '../figures/pages/xmr-picture.tsx';
import type { SeriesReading } from '../figures/reading.ts';
import type { IndicatorWords } from '../figures/words.ts';
import type { Value } from '../values/store.ts';

/** Wide enough for five years of months, narrow enough for a letter. */
const width = 640;

/** The control chart of a series for a letter; a short series is told in words alone. */
export const pictureOf = async (given: {
  readonly name: string;
  readonly reading: SeriesReading;
  readonly series: readonly Value[];
  readonly language: Language;
  readonly words: IndicatorWords;
  readonly areaName: string;
  readonly target: number | undefined;
}): Promise<LetterPicture | undefined> => {
  const { name, reading, language } = given;
  if (reading.kind !== 'control-chart') return undefined;
  const markup = String(await (<XmrPicture {...given} chart={reading.chart} id={name} />));
  const { png } = await pngOf(markup, { width, language });
  return { name, png };
};
