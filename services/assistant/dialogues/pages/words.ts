/** What was expected and what was found, in words. */
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Expected } from '../dialogue.ts';
import { dialogueMessages } from '../messages/index.ts';
import type { Subjects } from '../subjects.ts';

type Titles = Pick<Subjects, 'titleOf'>;

export const expectedInWords = (
  { language }: Pick<PageContext, 'language'>,
  { titleOf }: Titles,
  expected: Expected,
): string => {
  const { said } = dialogueMessages[language];
  switch (expected.kind) {
    case 'choices':
      return said.expectedChoice(titleOf(expected.intent));
    case 'answer':
    case 'ask':
      return said[expected.kind](titleOf(expected.intent));
    case 'none':
    case 'person':
      return said[expected.kind];
  }
};

/** The choices that were offered are one thing that was said. */
export const foundInWords = (
  page: Pick<PageContext, 'language' | 'format'>,
  titles: Titles,
  found: readonly Expected[],
): string => {
  const { said } = dialogueMessages[page.language];
  const offered = found.flatMap((one) =>
    one.kind === 'choices' ? [titles.titleOf(one.intent)] : [],
  );
  const others = found
    .filter(({ kind }) => kind !== 'choices')
    .map((one) => expectedInWords(page, titles, one));
  const all = [...(offered.length > 0 ? [said.choices(page.format.or(offered))] : []), ...others];
  return all.length > 0 ? all.join('; ') : said.nothing;
};
