/** What another assistant was taught, in the preview of an import. */
import { type Language, languageNames } from '../../../../platform/messages/languages.ts';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { exchangeMessages } from '../messages/index.ts';
import type { Added, PlannedSubject, TaughtPlan } from '../taught-plan.ts';
import type { TickGroup } from './ticks.tsx';

/** Longer groups are folded. */
const mostOpen = 8;

export const titleOf = ({ wordings, key }: PlannedSubject['subject'], language: Language): string =>
  (wordings.find((one) => one.language === language) ?? wordings[0])?.title ?? key;

const countsIn = (page: PageContext, added: readonly Added[]): string =>
  new Intl.ListFormat(page.language, { type: 'unit' }).format(
    added.map(
      ({ language, questions }) =>
        `${languageNames[language]} +${page.format.number(questions.length, 0)}`,
    ),
  );

const aboutSubject = (
  page: PageContext,
  { added, link, warnings }: PlannedSubject,
): string | undefined => {
  const t = exchangeMessages[page.language].taught;
  const parts = [
    added.length > 0 ? `${countsIn(page, added)}.` : '',
    link ? t.answer(link.slug) : '',
    ...warnings.map((warning) =>
      warning.kind === 'article-unknown'
        ? t.articleUnknown
        : t.examplesFull(languageNames[warning.language], page.format.number(warning.count, 0)),
    ),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' ') : undefined;
};

export const taughtGroups = (
  page: PageContext,
  { subjects, nearDomains, dialogues }: TaughtPlan,
): readonly TickGroup[] => {
  const t = exchangeMessages[page.language].taught;
  const group = (
    name: string,
    words: { readonly label: (count: string) => string; readonly hint: string },
    choices: TickGroup['choices'],
  ): TickGroup => ({
    name,
    label: words.label(page.format.number(choices.length, 0)),
    hint: words.hint,
    choices,
    isFolded: choices.length > mostOpen,
  });
  const subjectChoices = (state: PlannedSubject['state']): TickGroup['choices'] =>
    subjects
      .filter((one) => one.state === state)
      .map((one) => ({
        value: one.key,
        label: titleOf(one.subject, page.language),
        hint: aboutSubject(page, one),
      }));
  return [
    group('subjects-made', t.subjectsMade, subjectChoices('made')),
    group('subjects-extended', t.subjectsExtended, subjectChoices('extended')),
    group(
      'near-domains',
      t.nearDomains,
      nearDomains
        .filter(({ state }) => state !== 'unchanged')
        .map(({ key, added }) => ({ value: key, label: countsIn(page, [added]) })),
    ),
    group(
      'dialogues',
      t.dialogues,
      dialogues
        .filter(({ state }) => state === 'made')
        .map(({ key, dialogue: { name, language } }) => ({
          value: key,
          label: name,
          hint: languageNames[language],
        })),
    ),
  ];
};

const Questions = ({ added }: { readonly added: readonly Added[] }) => (
  <Prose>
    {added.map(({ language, questions }) => (
      <>
        <p>{languageNames[language]}</p>
        <ul lang={language}>
          {questions.map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      </>
    ))}
  </Prose>
);

/** Subjects whose new questions stand on the page. */
const mostShown = 40;

/** What is added to subjects that the town has. */
export const TaughtAdditions = ({
  page,
  taught,
}: {
  readonly page: PageContext;
  readonly taught: TaughtPlan;
}) => {
  const t = exchangeMessages[page.language];
  const extended = taught.subjects.filter(
    ({ state, added }) => state === 'extended' && added.length > 0,
  );
  return (
    <>
      {extended.length > mostShown ? (
        <p>{t.firstChanges(page.format.number(mostShown, 0))}</p>
      ) : null}
      {extended.slice(0, mostShown).map(({ subject, added }) => (
        <Details summary={t.taught.added(titleOf(subject, page.language))}>
          <Questions added={added} />
        </Details>
      ))}
    </>
  );
};

/** Names of what is here already. */
export const unchangedNames = (
  page: PageContext,
  { subjects, nearDomains, dialogues }: TaughtPlan,
): Readonly<Record<'subjects' | 'nearDomains' | 'dialogues', readonly string[]>> => {
  const { taught: t } = exchangeMessages[page.language];
  const isSame = ({ state }: { readonly state: string }) => state === 'unchanged';
  return {
    subjects: subjects.filter(isSame).map(({ subject }) => titleOf(subject, page.language)),
    nearDomains: nearDomains.filter(isSame).map(({ after }) => languageNames[after.language]),
    dialogues: dialogues
      .filter(isSame)
      .map(({ dialogue, isOtherwiseHere }) =>
        isOtherwiseHere ? t.otherwise(dialogue.name) : dialogue.name,
      ),
  };
};
