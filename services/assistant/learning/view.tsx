/** What the page for teaching shows, read together. */
import { groupSimilar } from '@polder/language';
import type { FieldErrors } from '../../../platform/http/form.ts';
import type { PersonContext } from '../../../platform/http/routes.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { runAll } from '../dialogues/run-all.ts';
import { subjectsIn } from '../dialogues/subjects.ts';
import { candidateOf } from '../intents/candidate.ts';
import { publishedModels } from '../intents/model-store.ts';
import { lessonOf } from '../intents/train-job.ts';
import { type Keepable, TeachPage } from './pages/teach-page.tsx';
import { intentChoices, type Missed, missedQuestions } from './store.ts';

const mostGroups = 40;
export const mostInGroup = 100;

/** Questions of one language that ask much the same; the largest groups of all languages first. */
const groupsOf = (missed: readonly Missed[]): readonly (readonly Missed[])[] =>
  languages
    .flatMap((language) => {
      const own = missed.filter((one) => one.language === language);
      return groupSimilar(own.map(({ text }) => text)).map((places) =>
        places.slice(0, mostInGroup).flatMap((place) => own[place] ?? []),
      );
    })
    .sort((one, other) => other.length - one.length)
    .slice(0, mostGroups);

export const teachPageOf = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  {
    errors = {},
    keepable,
    isRefused = false,
  }: {
    readonly errors?: FieldErrors;
    readonly keepable?: Keepable | undefined;
    readonly isRefused?: boolean;
  } = {},
) => {
  const [[published, ...earlier], candidate, missed, choices, lesson, subjects] = await Promise.all(
    [
      publishedModels(city.db),
      candidateOf(city),
      missedQuestions(city.db),
      intentChoices(city.db, page.language),
      lessonOf(city),
      subjectsIn(city, city.db, page.language),
    ],
  );
  const waiting = candidate && {
    model: candidate.model,
    results: await runAll(city, candidate.classify),
  };
  const newest = candidate?.model ?? published;
  return (
    <TeachPage
      page={page}
      published={published}
      waiting={waiting}
      earlier={earlier}
      subjects={subjects}
      isChanged={lesson.examples.length !== (newest?.examples ?? 0)}
      keepable={keepable}
      isRefused={isRefused}
      groups={groupsOf(missed)}
      choices={choices}
      errors={errors}
    />
  );
};
