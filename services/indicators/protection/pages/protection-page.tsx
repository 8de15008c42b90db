import { chooseText } from '../../../../platform/messages/text.ts';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { protectionMessages } from '../../messages/protection/index.ts';
import type { ProtectionLine } from '../slices-store.ts';

export const protectionPath = '/work/indicators/protection';
export const grantsPath = `${protectionPath}/teams`;

/** What is withheld, indicator by indicator, and whether the check is done. */
export const ProtectionPage = ({
  page,
  lines,
}: {
  readonly page: PageContext;
  readonly lines: readonly ProtectionLine[];
}) => {
  const t = protectionMessages[page.language];
  const { number } = page.format;
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      actions={
        <ButtonLink kind="secondary" href={page.href(grantsPath)}>
          {t.grantsTitle}
        </ButtonLink>
      }
    >
      <Section id="rules" title={t.rulesTitle}>
        {lines.length === 0 ? (
          <EmptyState title={t.noRules} icon="shield-check">
            {t.noRulesLead}
          </EmptyState>
        ) : (
          <Stack space="3">
            <DataTable
              page={page}
              id="protection"
              caption={t.rulesCaption}
              isCaptionHidden
              rows={lines}
              columns={[
                {
                  header: t.indicator,
                  isRowHeader: true,
                  cell: ({ code, name }) => {
                    const chosen = chooseText(name, page.language);
                    return (
                      <Link href={page.href(`/work/indicators/${code}`)}>
                        <span lang={chosen.lang}>{chosen.text}</span>
                      </Link>
                    );
                  },
                },
                {
                  header: t.rule,
                  cell: ({ disclosure }) =>
                    t.ruleText(
                      number(disclosure.hideUpTo, 0),
                      disclosure.hidesZero,
                      disclosure.hidesComplement,
                    ),
                },
                {
                  header: t.periods,
                  cell: ({ checked, periods }) =>
                    t.ofPeriods(number(checked, 0), number(periods, 0)),
                },
                { header: t.primary, cell: (line) => number(line.primary, 0), isNumeric: true },
                { header: t.secondary, cell: (line) => number(line.secondary, 0), isNumeric: true },
                { header: t.unsafe, cell: (line) => number(line.unsafe, 0), isNumeric: true },
              ]}
            />
            {lines.some(({ unsafe }) => unsafe > 0) ? <p>{t.unsafeHint}</p> : null}
            <Form page={page} action={page.href(`${protectionPath}/check`)} label={t.checkAgain}>
              <p>{t.checkAgainHint}</p>
              <FormActions>
                <Button kind="secondary">{t.checkAgain}</Button>
              </FormActions>
            </Form>
          </Stack>
        )}
      </Section>
    </WorkPage>
  );
};
