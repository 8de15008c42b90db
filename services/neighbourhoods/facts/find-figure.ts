/** Which figure somebody means, by its name. */
import { createRecall } from '@polder/language';

interface Named {
  readonly code: string;
  readonly name: string;
}

/**
 * @param wanted what was written: "overweight", "sick leave of teachers"
 * @returns undefined where no figure's name has any of it
 */
export const findFigure = <Figure extends Named>(
  figures: readonly Figure[],
  wanted: string,
): Figure | undefined => {
  const find = createRecall(figures.map(({ code, name }) => ({ id: code, title: name, text: '' })));
  const [best] = find(wanted, 1);
  return figures.find(({ code }) => code === best?.passage.id);
};
