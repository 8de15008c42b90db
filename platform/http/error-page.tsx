import { problemTexts } from '../messages/problems.ts';
import type { Problem } from '../problem.ts';
import { ButtonLink } from '../ui/components/button/button.tsx';
import { Cluster, Prose, Stack } from '../ui/components/layout/layout.tsx';
import { PageHeading } from '../ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../ui/page.ts';

const homeLink = {
  nl: 'Naar de startpagina',
  en: 'Go to the home page',
  de: 'Zur Startseite',
  da: 'Gå til forsiden',
} as const;
const numberLabel = { nl: 'Nummer', en: 'Number', de: 'Nummer', da: 'Nummer' } as const;

interface ErrorPageProps {
  readonly page: PageContext;
  readonly problem: Problem;
  readonly requestId: string;
}

/** A failure as a page: what happened, what to do, and a number to give when it is our fault. */
export const ErrorPage = ({ page, problem, requestId }: ErrorPageProps) => {
  const text = problemTexts[page.language][problem.code];
  return (
    <ResidentPage page={page} title={text.title} isPrivate>
      <Stack space="4">
        <PageHeading title={text.title} />
        <Prose>
          <p>{text.advice}</p>
          {problem.status >= 500 ? (
            <p>
              {numberLabel[page.language]}: <code>{requestId}</code>
            </p>
          ) : null}
        </Prose>
        <Cluster>
          <ButtonLink href={page.href('/')}>{homeLink[page.language]}</ButtonLink>
        </Cluster>
      </Stack>
    </ResidentPage>
  );
};
