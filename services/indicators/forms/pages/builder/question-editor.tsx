import { chooseText } from '../../../../../platform/messages/text.ts';
import { Button } from '../../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../../platform/ui/components/details/details.tsx';
import { NumberField, SelectField } from '../../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup } from '../../../../../platform/ui/components/form/form.tsx';
import { Cluster, Grid } from '../../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import { feedParts } from '../../content.ts';
import type { Draft, DraftQuestion } from '../../draft.ts';
import { type FeedableIndicator, questionField } from '../../draft-errors.ts';
import { TextsField } from './texts-field.tsx';

export const questionAnchor = (key: string): string => `question-${key}`;

export interface QuestionEditorProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly question: DraftQuestion;
  /** Indicators of the form's areas and periods. */
  readonly indicators: readonly FeedableIndicator[];
  /** By name of the control. */
  readonly errors: Readonly<Record<string, string>>;
}

/** One question with all that can be said of it, and buttons that keep what was entered. */
export const QuestionEditor = (props: QuestionEditorProps) => {
  const { page, draft, question, errors } = props;
  const { key, kind } = question;
  const text = builderMessages[page.language].edit;
  const at = draft.questions.findIndex((one) => one.key === key);
  const label = question.label[page.language];
  const name = text.question(page.format.number(at + 1), label);
  const step = (what: 'up' | 'down' | 'remove', words: string) => (
    <Button name="do" value={`${what}:${key}`} kind="subtle" small>
      {words}
      <span class="polder-visually-hidden">: {name}</span>
    </Button>
  );
  return (
    <div id={questionAnchor(key)} class="polder-card">
      <FieldGroup legend={name} hint={text.kinds[kind]}>
        <input type="hidden" name="question" value={key} />
        <input type="hidden" name={questionField(key, 'kind')} value={kind} />
        <TextsField
          page={page}
          name={questionField(key, 'label')}
          label={text.label}
          value={question.label}
          error={errors[questionField(key, 'label-nl')]}
        />
        <TextsField
          page={page}
          name={questionField(key, 'help')}
          label={text.help}
          value={question.help}
          rows={2}
          isOptional
        />
        <Checkboxes
          page={page}
          name={questionField(key, 'required')}
          label={text.required}
          choices={[{ value: 'yes', label: text.requiredYes }]}
          values={question.isRequired ? ['yes'] : []}
        />
        {kind === 'number' ? <NumberParts {...props} /> : null}
        {kind === 'choice' ? (
          <TextsField
            page={page}
            name={questionField(key, 'choices')}
            label={text.choices}
            hint={text.choicesHint}
            value={question.choices}
            error={errors[questionField(key, 'choices-nl')]}
            rows={4}
          />
        ) : null}
        <Cluster>
          {at > 0 ? step('up', text.up) : null}
          {at < draft.questions.length - 1 ? step('down', text.down) : null}
          {step('remove', text.remove)}
        </Cluster>
      </FieldGroup>
    </div>
  );
};

const NumberParts = (props: QuestionEditorProps) => {
  const { page, question, errors } = props;
  const { key } = question;
  const text = builderMessages[page.language].edit;
  return (
    <>
      <TextsField
        page={page}
        name={questionField(key, 'unit')}
        label={text.unit}
        value={question.unit}
        isOptional
      />
      <NumberField
        page={page}
        name={questionField(key, 'decimals')}
        label={text.decimals}
        value={question.decimals}
        error={errors[questionField(key, 'decimals')]}
        isWhole
      />
      <Feeds {...props} />
      <Checks {...props} />
    </>
  );
};

const Feeds = ({ page, question, indicators, errors }: QuestionEditorProps) => {
  const { key } = question;
  const { edit: text, parts } = builderMessages[page.language];
  const feeds = question.feeds.length > 0 ? question.feeds : [{ indicator: '', as: 'numerator' }];
  const options = indicators.map(({ code, name }) => ({
    value: code,
    label: chooseText(name, page.language).text,
  }));
  return (
    <FieldGroup legend={text.feeds} hint={text.feedsHint}>
      <input type="hidden" name={questionField(key, 'feeds')} value={String(feeds.length)} />
      {feeds.map((feed, index) => {
        // One that no longer fits stays in the list, so that nothing entered is lost.
        const isKnown =
          feed.indicator === '' || options.some(({ value }) => value === feed.indicator);
        return (
          <Grid minimum="medium">
            <SelectField
              page={page}
              name={questionField(key, `feed-${index}`)}
              label={text.indicator}
              placeholder={text.noIndicator}
              options={
                isKnown ? options : [...options, { value: feed.indicator, label: feed.indicator }]
              }
              value={feed.indicator}
              error={errors[questionField(key, `feed-${index}`)]}
              isOptional
            />
            <SelectField
              page={page}
              name={questionField(key, `as-${index}`)}
              label={text.part}
              options={feedParts.map((value) => ({ value, label: parts[value] }))}
              value={feed.as}
            />
          </Grid>
        );
      })}
      <Cluster>
        <Button name="do" value={`feed:${key}`} kind="subtle" small icon="plus">
          {text.addFeed}
        </Button>
      </Cluster>
    </FieldGroup>
  );
};

const limitNames = ['least', 'most', 'usualLeast', 'usualMost'] as const;

const Checks = ({ page, draft, question, errors }: QuestionEditorProps) => {
  const { key } = question;
  const text = builderMessages[page.language].edit;
  const field = (part: keyof typeof text & string) => ({
    page,
    name: questionField(key, part),
    error: errors[questionField(key, part)],
    isOptional: true,
  });
  const others = draft.questions.filter((one) => one.kind === 'number' && one.key !== key);
  const isWrong = [...limitNames, 'changePercent', 'changeAbsolute', 'atMost'].some(
    (part) => errors[questionField(key, part)] !== undefined,
  );
  return (
    <Details summary={text.checks} isOpen={isWrong}>
      <p>{text.checksHint}</p>
      <Grid minimum="small">
        {limitNames.map((part) => (
          <NumberField {...field(part)} label={text[part]} value={question[part]} />
        ))}
      </Grid>
      <Grid minimum="medium">
        <NumberField
          {...field('changePercent')}
          label={text.changePercent}
          hint={text.changeHint}
          value={question.changePercent}
          unit={text.perCent}
        />
        <NumberField
          {...field('changeAbsolute')}
          label={text.changeAbsolute}
          value={question.changeAbsolute}
          unit={question.unit[page.language] || undefined}
        />
      </Grid>
      <SelectField
        {...field('atMost')}
        label={text.atMost}
        placeholder={text.notPart}
        options={others.map((one) => ({
          value: one.key,
          label: text.question(
            page.format.number(draft.questions.indexOf(one) + 1),
            one.label[page.language],
          ),
        }))}
        value={question.atMost}
      />
    </Details>
  );
};
