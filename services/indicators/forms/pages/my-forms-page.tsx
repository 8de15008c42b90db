import { LinkCard } from '../../../../platform/ui/components/card/card.tsx';
import { EmptyState } from '../../../../platform/ui/components/empty-state/empty-state.tsx';
import { Grid, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { periodLabel } from '../../values/period.ts';
import { daysBetween } from '../due.ts';
import { entryPath, myFormsPath } from '../task.ts';
import { titleOf } from '../wording.ts';
import { isToDo, standingOf, standings, type WorkLine } from '../worklist.ts';
import { dayText } from './day.tsx';
import { StandingStatus } from './standing.tsx';

const sentShown = 12;

export interface MyFormsPageProps {
  readonly page: PageContext;
  /** In order of time. */
  readonly lines: readonly WorkLine[];
  readonly today: string;
  readonly isAssigned: boolean;
}

const FormCard = ({
  page,
  line,
  today,
}: {
  readonly page: PageContext;
  readonly line: WorkLine;
  readonly today: string;
}) => {
  const { form, content, area, areaName, period, due } = line;
  const text = formMessages[page.language];
  const standing = standingOf(line, today);
  return (
    <LinkCard
      href={page.href(entryPath(myFormsPath, form.code, content, { area, period }))}
      title={text.form.about(areaName, periodLabel(period, content, page.format))}
      meta={
        <>
          <StandingStatus page={page} standing={standing} />
          {isToDo(standing)
            ? ` – ${(daysBetween(due, today) > 0 ? text.mail.late : text.mail.due)(dayText(page, due))}`
            : null}
        </>
      }
    >
      {titleOf(page, content)}
    </LinkCard>
  );
};

export const MyFormsPage = ({ page, lines, today, isAssigned }: MyFormsPageProps) => {
  const text = formMessages[page.language].mine;
  const urgency = (line: WorkLine) => standings.indexOf(standingOf(line, today));
  const toDo = lines
    .filter((line) => isToDo(standingOf(line, today)))
    .toSorted((a, b) => urgency(a) - urgency(b));
  const sent = lines.filter((line) => !isToDo(standingOf(line, today))).toReversed();
  return (
    <WorkPage page={page} title={text.title} lead={text.lead}>
      <Stack space="4">
        {toDo.length > 0 ? (
          <Section id="to-do" title={text.toDo}>
            <Grid minimum="medium">
              {toDo.map((line) => (
                <FormCard page={page} line={line} today={today} />
              ))}
            </Grid>
          </Section>
        ) : isAssigned ? (
          <EmptyState title={text.nothing} icon="circle-check">
            {text.nothingLead}
          </EmptyState>
        ) : (
          <EmptyState title={text.nothingEver} icon="clipboard-list">
            {text.nothingEverLead}
          </EmptyState>
        )}
        {sent.length > 0 ? (
          <Section
            id="sent"
            title={text.done}
            lead={sent.length > sentShown ? text.doneLead : null}
          >
            <Grid minimum="medium">
              {sent.slice(0, sentShown).map((line) => (
                <FormCard page={page} line={line} today={today} />
              ))}
            </Grid>
          </Section>
        ) : null}
      </Stack>
    </WorkPage>
  );
};
