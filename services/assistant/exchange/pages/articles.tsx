/** Articles in the preview of an import: those to tick, and what changes in them. */
import { languageNames } from '../../../../platform/messages/languages.ts';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { Differences, differencesFor } from '../../content/pages/differences.tsx';
import { messages } from '../../messages/index.ts';
import { exchangeMessages } from '../messages/index.ts';
import { nameOfPlanned, type Planned, type PlannedState } from '../plan.ts';
import type { Warning } from '../reading.ts';
import type { TickGroup } from './ticks.tsx';

/** What a warning is about, in the reader's words. */
const aboutOf = (page: PageContext, warning: Warning): string => {
  switch (warning.kind) {
    case 'generated':
      return languageNames[warning.language];
    case 'languages-left-out':
      return warning.tags.join(', ');
    case 'cut':
      return `${messages[page.language].fields[warning.field]} (${languageNames[warning.language]})`;
    case 'languages-stay':
      return new Intl.ListFormat(page.language).format(
        warning.languages.map((language) => languageNames[language]),
      );
    case 'further-contacts':
    case 'local-left-out':
    case 'informal-dropped':
      return page.format.number(warning.count, 0);
    case 'no-summary':
    case 'dates':
      return '';
    default:
      return warning.text;
  }
};

const Warnings = ({
  page,
  warnings,
}: {
  readonly page: PageContext;
  readonly warnings: readonly Warning[];
}) => {
  const t = exchangeMessages[page.language].warnings;
  return (
    <>
      {warnings.map((warning, place) => (
        <>
          {place === 0 ? null : <br />}
          {t[warning.kind](aboutOf(page, warning))}
        </>
      ))}
    </>
  );
};

const choicesOf = (page: PageContext, planned: readonly Planned[]): TickGroup['choices'] =>
  planned.map((one) => ({
    value: one.key,
    label: `${nameOfPlanned(one, page.language)} (${one.slug})`,
    hint: one.warnings.length > 0 ? <Warnings page={page} warnings={one.warnings} /> : undefined,
  }));

export const articleGroups = (
  page: PageContext,
  plan: readonly Planned[],
): readonly TickGroup[] => {
  const t = exchangeMessages[page.language];
  const of = (state: PlannedState) => plan.filter((one) => one.state === state);
  const count = (list: readonly unknown[]) => page.format.number(list.length, 0);
  const [made, renewed] = [of('made'), of('renewed')];
  return [
    {
      name: 'articles-made',
      label: t.make(count(made)),
      hint: t.makeHint,
      choices: choicesOf(page, made),
    },
    {
      name: 'articles-renewed',
      label: t.renew(count(renewed)),
      hint: t.renewHint,
      choices: choicesOf(page, renewed),
    },
  ];
};

/** Articles whose changes stand on the page, word by word. */
const mostShown = 40;

export const ArticleChanges = ({
  page,
  plan,
}: {
  readonly page: PageContext;
  readonly plan: readonly Planned[];
}) => {
  const t = exchangeMessages[page.language];
  const renewed = plan.filter(({ state }) => state === 'renewed');
  return (
    <>
      {renewed.length > mostShown ? (
        <p>{t.firstChanges(page.format.number(mostShown, 0))}</p>
      ) : null}
      {renewed.slice(0, mostShown).map((one) => (
        <Details summary={t.changes(nameOfPlanned(one, page.language))}>
          <Stack space="3">
            <Differences
              page={page}
              prefix={one.slug}
              level={3}
              differences={differencesFor(
                page.language,
                one.before?.central ?? one.draft.central,
                one.draft.central,
              )}
            />
          </Stack>
        </Details>
      ))}
    </>
  );
};
