import { chooseText } from '../../../../platform/messages/text.ts';
import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Grid, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import { entryPath, toSignPath } from '../task.ts';
import { titleOf } from '../wording.ts';
import type { WorkLine } from '../worklist.ts';
import { personName } from './log-table.tsx';
import { ProgressTable } from './progress-table.tsx';

export interface ToSignPageProps {
  readonly page: PageContext;
  /** Every line of the areas that the person signs, in order of time. */
  readonly lines: readonly WorkLine[];
  readonly today: string;
  readonly people: ReadonlyMap<string, string>;
  readonly isAssigned: boolean;
}

export const ToSignPage = ({ page, lines, today, people, isAssigned }: ToSignPageProps) => {
  const words = formMessages[page.language];
  const text = words.sign;
  const waiting = lines.filter(({ entry }) => entry?.state === 'submitted');
  const forms = [
    ...new Map(lines.map(({ form, content }) => [form.id, { form, content }])).values(),
  ];
  return (
    <WorkPage page={page} title={text.title} lead={text.lead}>
      <Stack space="4">
        {waiting.length > 0 ? (
          <Section id="waiting" title={text.waiting}>
            <Grid minimum="medium">
              {waiting.map(({ form, content, area, areaName, period, entry }) => (
                <LinkCard
                  href={page.href(entryPath(toSignPath, form.code, content, { area, period }))}
                  title={words.form.about(areaName, periodLabel(period, content, page.format))}
                  meta={text.sentBy(
                    personName(page, people, entry?.submittedBy ?? null),
                    entry?.submittedAt ? page.format.date(entry.submittedAt, 'moment') : '',
                  )}
                >
                  {titleOf(page, content)}
                </LinkCard>
              ))}
            </Grid>
          </Section>
        ) : (
          <EmptyState title={isAssigned ? text.nothing : text.nobody} icon="circle-check">
            {isAssigned ? text.nothingLead : null}
          </EmptyState>
        )}
        {forms.map(({ form, content }) => {
          const title = chooseText(content.title, page.language).text;
          return (
            <Section id={`progress-${form.code}`} title={text.progress(title)}>
              <ProgressTable
                page={page}
                id={`matrix-${form.code}`}
                caption={text.progressTable(title)}
                lines={lines.filter((line) => line.form.id === form.id)}
                today={today}
                linksTo={toSignPath}
              />
            </Section>
          );
        })}
      </Stack>
    </WorkPage>
  );
};
