import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Subjects } from '../../dialogues/subjects.ts';
import { subjectsPath } from '../../learning/paths.ts';

/** A subject's name, that leads to its page; facts of other services and what was removed have none. */
export const SubjectLink = ({
  page,
  subjects: { titleOf, isWritten },
  subject,
}: {
  readonly page: PageContext;
  readonly subjects: Pick<Subjects, 'titleOf' | 'isWritten'>;
  readonly subject: string;
}) =>
  isWritten(subject) ? (
    <a href={page.href(`${subjectsPath}/${encodeURIComponent(subject)}`)}>{titleOf(subject)}</a>
  ) : (
    <span>{titleOf(subject)}</span>
  );
