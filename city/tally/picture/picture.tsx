/** The money of an election as a picture that stands alone: SVG without script or other files. */
import type { PabulibFile } from '@polder/tally';
import type { TallyReport } from '../report.ts';
import { GAP, onOneLine } from '../words/numbers.ts';
import { shortRule } from '../words/rule-words.ts';
import { BudgetBars } from './budget-bars.tsx';
import { MoneyFlow } from './money-flow.tsx';

/** @returns the text of an SVG file */
export const pictureOf = (
  { meta }: PabulibFile,
  { rule, explanation }: Pick<TallyReport, 'rule' | 'explanation'>,
): string => {
  const place = [meta.values.get('unit'), meta.values.get('instance')].filter(Boolean).join(' ');
  const title = [meta.values.get('description') || 'Participatory budget', place]
    .filter((text) => text !== '')
    .join(' · ');
  const currency = meta.values.get('currency');
  const props = {
    title: onOneLine(title),
    rule: `${shortRule(rule.name, rule.completion)}${currency === undefined ? '' : `, in ${onOneLine(currency)}`}`,
    explanation,
  };
  const picture =
    rule.name === 'equal-shares' ? <MoneyFlow {...props} /> : <BudgetBars {...props} />;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(picture).replaceAll(GAP, ' ')}\n`;
};
