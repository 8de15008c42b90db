/** What waits for a person, on the workspace's first page. */
import type { Block } from '../../../platform/service.ts';
import { LinkCard } from '../../../platform/ui/components/card/card.tsx';
import { Grid, Section } from '../../../platform/ui/components/layout/layout.tsx';
import { formMessages } from '../messages/forms/index.ts';
import { assignmentsFor } from './assignment-store.ts';
import { dayAt } from './due.ts';
import { fillPermission, signPermission } from './permissions.ts';
import { myFormsPath, toSignPath } from './task.ts';
import { isToDo, standingOf, worklist } from './worklist.ts';

export const formsBlock: Block = {
  name: 'forms',
  place: 'work',
  order: 10,
  render: async ({ city, page }) => {
    const { person, format } = page;
    if (!person) return undefined;
    const text = formMessages[page.language];
    const today = dayAt(city.now());
    const linesFor = async (permission: string, task: 'enter' | 'sign') =>
      page.can(permission)
        ? worklist(city.db, await assignmentsFor(city.db, person.id, task), today)
        : [];
    const standings = (await linesFor(fillPermission, 'enter')).map((line) =>
      standingOf(line, today),
    );
    const toDo = standings.filter(isToDo).length;
    const late = standings.filter((standing) => standing === 'late').length;
    const returned = standings.filter((standing) => standing === 'returned').length;
    const toSign = (await linesFor(signPermission, 'sign')).filter(
      ({ entry }) => entry?.state === 'submitted' && entry.submittedBy !== person.id,
    ).length;
    if (toDo === 0 && toSign === 0) return undefined;
    const urgent = [
      ...(late > 0 ? [format.plural(late, text.block.late)] : []),
      ...(returned > 0 ? [format.plural(returned, text.block.returned)] : []),
    ];
    return (
      <Section id="forms-waiting" title={text.block.title}>
        <Grid minimum="medium">
          {toDo > 0 ? (
            <LinkCard
              href={page.href(myFormsPath)}
              icon="clipboard-list"
              title={format.plural(toDo, text.block.toDo)}
            >
              {urgent.length > 0 ? format.and(urgent) : null}
            </LinkCard>
          ) : null}
          {toSign > 0 ? (
            <LinkCard
              href={page.href(toSignPath)}
              icon="check"
              title={format.plural(toSign, text.block.toSign)}
            />
          ) : null}
        </Grid>
      </Section>
    );
  },
};
