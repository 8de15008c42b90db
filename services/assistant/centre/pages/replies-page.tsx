import type { FieldErrors } from '../../../../platform/http/form.ts';
import {
  type ByLanguage,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { TextArea, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { centreMessages } from '../messages/index.ts';
import { longestAnswer } from '../rules.ts';
import type { SavedReply } from '../store.ts';

export const repliesPath = '/work/inbox/replies';

export interface ReplyEntry {
  /** 0 for a new one. */
  readonly id: number;
  readonly title: string;
  readonly texts: Partial<ByLanguage>;
}

export interface RepliesPageProps {
  readonly page: PageContext;
  readonly replies: readonly SavedReply[];
  readonly entered?: ReplyEntry | undefined;
  readonly errors?: FieldErrors;
}

const Fields = ({
  page,
  entry,
  errors,
}: {
  readonly page: PageContext;
  readonly entry: ReplyEntry;
  readonly errors: FieldErrors;
}) => {
  const t = centreMessages[page.language].replies;
  const own = (name: string) => `${name}-${entry.id}`;
  return (
    <Form page={page} action={page.href(repliesPath)} label={entry.title || t.add}>
      <input type="hidden" name="id" value={String(entry.id)} />
      <TextField
        page={page}
        name="title"
        id={own('title')}
        label={t.name}
        value={entry.title}
        error={errors.title}
        maxlength={80}
      />
      {languages.map((language) => (
        <TextArea
          page={page}
          name={`text-${language}`}
          id={own(`text-${language}`)}
          label={t.text(languageNames[language])}
          value={entry.texts[language]}
          error={language === page.language ? errors.text : undefined}
          rows={3}
          maxlength={longestAnswer}
          isOptional
        />
      ))}
      <FormActions>
        <Button>{t.save}</Button>
        {entry.id === 0 ? null : (
          <Button kind="subtle" name="do" value="remove">
            {t.remove}
          </Button>
        )}
      </FormActions>
    </Form>
  );
};

/** What agents often say. */
export const RepliesPage = ({ page, replies, entered, errors = {} }: RepliesPageProps) => {
  const { replies: t, inbox } = centreMessages[page.language];
  const blank: ReplyEntry = { id: 0, title: '', texts: {} };
  const entryOf = (id: number, stored: ReplyEntry): ReplyEntry =>
    entered?.id === id ? entered : stored;
  const errorsOf = (id: number): FieldErrors => (entered?.id === id ? errors : {});
  const troubles = Object.entries(errors).map(([field, message]) => ({
    field: `${field === 'text' ? `text-${page.language}` : field}-${entered?.id ?? 0}`,
    message,
  }));
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[{ label: inbox.title, href: page.href('/work/inbox') }]}
    >
      <Stack space="6">
        <ErrorSummary page={page} errors={troubles} />
        {replies.length === 0 ? <p>{t.none}</p> : null}
        {replies.map((reply) => (
          <Details summary={reply.title} isOpen={entered?.id === reply.id}>
            <Fields page={page} entry={entryOf(reply.id, reply)} errors={errorsOf(reply.id)} />
          </Details>
        ))}
        <Section id="new" title={t.add}>
          <Fields page={page} entry={entryOf(0, blank)} errors={errorsOf(0)} />
        </Section>
      </Stack>
    </WorkPage>
  );
};
