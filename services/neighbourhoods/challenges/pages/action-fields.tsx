import type { FieldErrors } from '../../../../platform/http/form.ts';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { SelectField, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup } from '../../../../platform/ui/components/form/form.tsx';
import { Grid } from '../../../../platform/ui/components/layout/layout.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { actionStates, type ChallengeAction } from '../content.ts';
import { challengeMessages } from '../messages/index.ts';

export interface IndicatorChoice {
  readonly code: string;
  readonly name: string;
}

/** The fields of one action, in the language that is written. */
export const ActionFields = ({
  page,
  action,
  index,
  place,
  isNew,
  language,
  choices,
  errors,
  otherwise,
}: {
  readonly page: PageContext;
  readonly action: ChallengeAction;
  readonly index: number;
  /** Its place in the stored draft; undefined for a new one. */
  readonly place: number | undefined;
  readonly isNew: boolean;
  readonly language: PageContext['language'];
  readonly choices: readonly IndicatorChoice[];
  readonly errors: FieldErrors;
  /** What another language says, for a text that this one lacks. */
  readonly otherwise: (text: ChallengeAction['title']) => Content;
}) => {
  const messages = challengeMessages[page.language];
  const { work } = messages;
  const field = (part: string, label: string) => {
    const name = `action-${index}-${part}`;
    return { page, name, label, error: errors[name] };
  };
  return (
    <FieldGroup legend={isNew ? work.newAction : work.actionNumber(index + 1)}>
      <input
        type="hidden"
        name={`action-${index}-place`}
        value={place === undefined ? '' : String(place)}
      />
      <TextField
        {...field('title', work.actionTitle)}
        value={action.title[language]}
        hint={otherwise(action.title)}
        width="full"
        maxlength={200}
        isOptional={isNew}
      />
      <Grid minimum="medium">
        <TextField
          {...field('owner', messages.owner)}
          hint={otherwise(action.owner) ?? work.ownerHint}
          value={action.owner[language]}
          maxlength={160}
          isOptional
        />
        <SelectField
          {...field('state', messages.state)}
          value={action.state}
          options={actionStates.map((state) => ({ value: state, label: messages.states[state] }))}
        />
        <TextField
          {...field('from', work.fromMonth)}
          hint={work.monthHint}
          value={action.from}
          width="short"
          maxlength={7}
          isOptional
        />
        <TextField
          {...field('to', work.toMonth)}
          hint={work.monthHint}
          value={action.to}
          width="short"
          maxlength={7}
          isOptional
        />
        <SelectField
          {...field('outcome', messages.outcome)}
          value={action.outcome}
          options={[
            { value: '', label: work.noIndicator },
            ...choices.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          isOptional
        />
      </Grid>
      {isNew ? null : (
        <Checkboxes
          page={page}
          name={`action-${index}-remove`}
          label={work.remove}
          choices={[{ value: '1', label: work.yesRemove }]}
          isOptional
        />
      )}
    </FieldGroup>
  );
};
