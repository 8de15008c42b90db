/** How well a subject is recognised, and what it is mixed up with. */
import { Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { Subjects } from '../../dialogues/subjects.ts';
import { intentMessages } from '../messages/index.ts';
import type { Confusion, Neighbour, Recognised } from '../recognition.ts';
import { SubjectLink } from './subject-link.tsx';

export interface IntentRecognition {
  /** Of its examples that were tried; undefined where none was. */
  readonly recognised: Recognised | undefined;
  /** Whether most examples were not tried. */
  readonly isOnlySome: boolean;
  readonly neighbours: readonly Neighbour[];
  /** How many examples of a subject were tried. */
  readonly sizeOf: (subject: string) => number;
  readonly subjects: Pick<Subjects, 'titleOf' | 'isWritten'>;
}

const counted = (page: PageContext, count: number): string => page.format.number(count, 0);

export const recognisedInWords = (
  page: PageContext,
  recognised: Recognised | undefined,
): string | undefined =>
  recognised &&
  intentMessages[page.language].recognition.share(
    counted(page, recognised.right),
    counted(page, recognised.of),
  );

const Texts = ({ lead, confusion }: { readonly lead: string; readonly confusion: Confusion }) => (
  <Prose>
    <p>{lead}</p>
    <ul>
      {confusion.texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  </Prose>
);

const shownNeighbours = 2;

export const RecognitionSection = ({
  page,
  recognised,
  isOnlySome,
  neighbours,
  sizeOf,
  subjects,
}: IntentRecognition & { readonly page: PageContext }) => {
  const t = intentMessages[page.language].recognition;
  if (!recognised)
    return (
      <Section id="recognition" title={t.title}>
        <p>{t.untried}</p>
      </Section>
    );
  return (
    <Section id="recognition" title={t.title}>
      <Stack>
        <p>
          {t.line(counted(page, recognised.right), counted(page, recognised.of))}
          {isOnlySome ? ` ${t.onlySome}` : null}
        </p>
        {neighbours.length === 0 ? <p>{t.notMixedUp}</p> : <p>{t.reason}</p>}
        {neighbours.slice(0, shownNeighbours).map(({ other, taken, mistaken }) => (
          <Stack space="2">
            <h3>
              <SubjectLink page={page} subjects={subjects} subject={other} />
            </h3>
            {taken ? (
              <Texts lead={t.mistaken(counted(page, taken.count))} confusion={taken} />
            ) : null}
            {mistaken ? (
              <Texts
                lead={t.taken(counted(page, mistaken.count), counted(page, sizeOf(other)))}
                confusion={mistaken}
              />
            ) : null}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
};
