import type { FieldErrors } from '../../../../platform/http/form.ts';
import type { Area } from '../../../../platform/places/areas.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes, Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages as catalogue } from '../../messages/index.ts';
import { neighbourhoodHref } from '../../pages/find-page.tsx';
import { followingMessages } from '../messages/index.ts';

export interface ThemeChoice {
  readonly theme: string;
  readonly name: string;
}

/** Choosing to follow a neighbourhood: which subjects, and whether by e-mail. */
export const FollowPage = ({
  page,
  area,
  choices,
  themes,
  mail,
  isFollowed,
  errors = {},
}: {
  readonly page: PageContext;
  readonly area: Area;
  readonly choices: readonly ThemeChoice[];
  readonly themes: readonly string[];
  /** `yes`, `no`, or empty before a choice. */
  readonly mail: string;
  readonly isFollowed: boolean;
  readonly errors?: FieldErrors;
}) => {
  const messages = followingMessages[page.language];
  const title = messages.title(area.name);
  const base = neighbourhoodHref(page, area.code);
  return (
    <ResidentPage
      page={page}
      title={title}
      breadcrumb={[
        { label: catalogue[page.language].title, href: page.href('/neighbourhoods') },
        { label: area.name, href: base },
      ]}
      isPrivate
    >
      <Stack space="4">
        <PageHeading title={title} lead={messages.lead} />
        <ErrorSummary
          page={page}
          errors={Object.entries(errors).map(([field, message]) => ({ field, message }))}
        />
        <Form page={page} action={`${base}/follow`}>
          <Radios
            page={page}
            name="mail"
            label={messages.mail}
            error={errors.mail}
            value={mail}
            choices={(['yes', 'no'] as const).map((value) => ({
              value,
              label: messages.mails[value],
            }))}
          />
          <Checkboxes
            page={page}
            name="themes"
            label={messages.themes}
            hint={messages.themesHint}
            values={themes}
            choices={choices.map(({ theme, name }) => ({ value: theme, label: name }))}
            isOptional
          />
          <p class="polder-card__meta">{messages.privacy}</p>
          <FormActions>
            <Button>{isFollowed ? messages.save : messages.follow}</Button>
          </FormActions>
        </Form>
        {isFollowed ? (
          <Form page={page} action={`${base}/unfollow`} label={messages.stop}>
            <FormActions>
              <Button kind="secondary">{messages.stop}</Button>
            </FormActions>
          </Form>
        ) : null}
      </Stack>
    </ResidentPage>
  );
};
