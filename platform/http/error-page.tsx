import { problemTexts } from '../messages/problems.ts';
import type { Problem } from '../problem.ts';
import { ButtonLink } from '../ui/components/button/button.tsx';
import { Cluster, Prose, Stack } from '../ui/components/layout/layout.tsx';
import { PageHeading } from '../ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../ui/components/resident-page/resident-page.tsx';
import { WorkPage } from '../ui/components/work-page/work-page.tsx';
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

/**
 * A failure as a page, in the frame of the site where it happened: what happened, what to do, and a
 * number to give when it is our fault.
 */
export const ErrorPage = ({ page, problem, requestId }: ErrorPageProps) => {
  const text = problemTexts[page.language][problem.code];
  const isAtWork = /^\/work(?:\/|$)/.test(page.path) && page.nav.work.length > 0;
  const advice = (
    <>
      <Prose>
        <p>{text.advice}</p>
        {problem.status >= 500 ? (
          <p>
            {numberLabel[page.language]}: <code>{requestId}</code>
          </p>
        ) : null}
      </Prose>
      <Cluster>
        <ButtonLink href={page.href(isAtWork ? '/work' : '/')}>
          {homeLink[page.language]}
        </ButtonLink>
      </Cluster>
    </>
  );
  return isAtWork ? (
    <WorkPage page={page} title={text.title}>
      <Stack space="4">{advice}</Stack>
    </WorkPage>
  ) : (
    <ResidentPage page={page} title={text.title} isPrivate>
      <Stack space="4">
        <PageHeading title={text.title} />
        {advice}
      </Stack>
    </ResidentPage>
  );
};
