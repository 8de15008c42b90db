/** What a reader chooses of the answers, what came of it, and the way on when it is not there. */
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { FilterForm } from '../../../../platform/ui/components/filter-form/filter-form.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { type Answers, longestSearch } from '../answers.ts';
import { contentMessages } from '../messages/index.ts';
import { articlesPath, askPath } from './article-page.tsx';

interface Chosen {
  readonly page: PageContext;
  readonly answers: Answers;
}

/** Words, theme and audience: sent as a plain address, which can be kept and passed on. */
export const Choices = ({ page, answers }: Chosen) => {
  const t = contentMessages[page.language];
  const { chosen, themes, audiences } = answers;
  return (
    <search>
      <FilterForm
        action={page.href(articlesPath)}
        submit={t.answers.submit}
        label={t.answers.choose}
      >
        <TextField
          page={page}
          name="q"
          type="search"
          label={t.answers.search}
          value={chosen.words}
          maxlength={longestSearch}
          autocomplete="off"
          width="full"
          isOptional
          isUnmarked
        />
        {themes.length > 1 ? (
          <SelectField
            page={page}
            name="theme"
            label={t.answers.theme}
            placeholder={t.answers.all}
            options={themes.map(({ key, name }) => ({ value: key, label: name }))}
            value={chosen.theme}
            isOptional
            isUnmarked
          />
        ) : null}
        {audiences.length > 1 ? (
          <SelectField
            page={page}
            name="audience"
            label={t.answers.audience}
            placeholder={t.answers.everyone}
            options={audiences.map((code) => ({ value: code, label: t.audiences[code] }))}
            value={chosen.audience}
            isOptional
            isUnmarked
          />
        ) : null}
      </FilterForm>
    </search>
  );
};

/** Asks the assistant what was searched for, or leads to it. */
export const AskInstead = ({
  page,
  words,
}: {
  readonly page: PageContext;
  readonly words: string;
}) => {
  const t = contentMessages[page.language].answers;
  return words === '' ? (
    <p>
      <ButtonLink href={page.href(askPath)} kind="secondary" icon="message-circle">
        {t.ask}
      </ButtonLink>
    </p>
  ) : (
    <Form page={page} action={page.href(askPath)} label={t.askThis}>
      <FormActions>
        <Button kind="secondary" icon="message-circle" name="text" value={words}>
          {t.askThis}
        </Button>
      </FormActions>
    </Form>
  );
};

/** How many were found of what was chosen (that there is none is said at length), and the way back to all. */
export const Result = ({ page, answers }: Chosen) => {
  const t = contentMessages[page.language].answers;
  const { words, theme, audience } = answers.chosen;
  if (words === '' && theme === '' && audience === '') return null;
  const count = page.format.plural(answers.count, t.found);
  return (
    <Cluster space="3">
      {answers.count === 0 ? null : (
        <p role="status">{words === '' ? count : t.foundFor(count, words)}</p>
      )}
      <a href={page.href(articlesPath)}>{t.reset}</a>
    </Cluster>
  );
};
