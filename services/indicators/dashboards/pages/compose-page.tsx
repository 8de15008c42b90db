import type { JSX } from 'hono/jsx/jsx-runtime';
import {
  type Language,
  languageNames,
  languages,
} from '../../../../platform/messages/languages.ts';
import { chooseText } from '../../../../platform/messages/text.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes, Radios } from '../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import {
  SelectField,
  TextArea,
  TextField,
} from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup, Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import {
  Cluster,
  Grid,
  Section,
  Stack,
} from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { audiences } from '../../catalogue/definition.ts';
import type { Indicator } from '../../catalogue/store.ts';
import { type DashboardMessages, dashboardMessages } from '../../messages/dashboards/index.ts';
import { fieldOf } from '../compose.ts';
import { type Block, blockKinds, type DashboardContent, type Lack, widths } from '../content.ts';
import { composePath } from './compose-list-page.tsx';
import { dashboardsPath } from './dashboard-page.tsx';

export interface ComposePageProps {
  readonly page: PageContext;
  readonly slug: string;
  readonly revision: number;
  readonly draft: DashboardContent;
  readonly isPublished: boolean;
  readonly indicators: readonly Indicator[];
  readonly versions: readonly { readonly version: number; readonly publishedAt: Date }[];
  readonly lacks?: readonly Lack[] | undefined;
  /** Somebody else saved meanwhile; what was entered is shown and not yet saved. */
  readonly isOvertaken?: boolean | undefined;
}

type PartProps = Pick<ComposePageProps, 'page' | 'indicators'> & {
  readonly t: DashboardMessages;
  readonly lacks: readonly Lack[];
};

const lackMessage = (lack: Lack, t: DashboardMessages): string =>
  ({
    title: t.titleMissing,
    indicator: t.indicatorMissing,
    indicators: t.indicatorsMissing,
    text: t.textMissing,
  })[lack.what];

/** Name of the field in which something is missing. */
const lackField = (lack: Lack, page: PageContext): string =>
  lack.what === 'title'
    ? `title-${page.language}`
    : lack.what === 'text'
      ? fieldOf(lack.block, `text-${page.language}`)
      : fieldOf(lack.block, lack.what);

/** The reader's own language open, the others folded. */
const Languages = ({
  page,
  summary,
  field,
}: {
  readonly page: PageContext;
  readonly summary: string;
  readonly field: (language: Language) => JSX.Element;
}) => (
  <>
    {field(page.language)}
    <Details summary={summary}>
      <Stack space="2">
        {languages.filter((language) => language !== page.language).map(field)}
      </Stack>
    </Details>
  </>
);

const otherLanguages = (page: PageContext): string =>
  page.format.and(
    languages
      .filter((language) => language !== page.language)
      .map((language) => languageNames[language]),
  );

const BlockFields = ({
  page,
  block,
  indicators,
  t,
  lacks,
}: PartProps & { readonly block: Block }) => {
  const field = (name: string) => fieldOf(block.id, name);
  const error = (what: Lack['what']) =>
    lacks.some((lack) => lack.what === what && 'block' in lack && lack.block === block.id)
      ? lackMessage({ what, block: block.id } as Lack, t) // the three kinds of lack that a block can have
      : undefined;
  const options = indicators.map(({ code, name }) => ({
    value: code,
    label: chooseText(name, page.language).text || code,
  }));
  if (block.kind === 'text')
    return (
      <Languages
        page={page}
        summary={otherLanguages(page)}
        field={(language) => (
          <TextArea
            page={page}
            name={field(`text-${language}`)}
            label={t.textIn(languageNames[language])}
            hint={t.textHint}
            value={block.text[language]}
            error={language === page.language ? error('text') : undefined}
            maxlength={4000}
          />
        )}
      />
    );
  if (block.kind === 'table')
    return (
      <Details summary={t.indicators} isOpen={block.indicators.length === 0}>
        <Checkboxes
          page={page}
          name={field('indicators')}
          label={t.indicators}
          values={block.indicators}
          error={error('indicators')}
          choices={options}
        />
      </Details>
    );
  return (
    <SelectField
      page={page}
      name={field('indicator')}
      label={t.indicator}
      value={block.indicator}
      error={error('indicator')}
      placeholder={t.indicatorMissing}
      options={options}
    />
  );
};

const BlockEditor = ({
  block,
  number,
  ...props
}: PartProps & { readonly block: Block; readonly number: number }) => {
  const { page, t } = props;
  const name = t.blockNumber(number, t.kinds[block.kind]);
  const press = (action: string, label: string, icon: string) => (
    <Button kind="subtle" small icon={icon} name="do" value={`${action}:${block.id}`}>
      {label}
      <span class="polder-visually-hidden">: {name}</span>
    </Button>
  );
  return (
    <div id={block.id} class="polder-card">
      <FieldGroup legend={name}>
        <input type="hidden" name="block" value={block.id} />
        <input type="hidden" name={fieldOf(block.id, 'kind')} value={block.kind} />
        <Grid minimum="medium">
          <BlockFields {...props} block={block} />
          <SelectField
            page={page}
            name={fieldOf(block.id, 'width')}
            label={t.width}
            value={block.width}
            options={widths.map((width) => ({ value: width, label: t.widths[width] }))}
          />
        </Grid>
        <Details summary={t.headings}>
          <Stack space="2">
            {languages.map((language) => (
              <TextField
                page={page}
                name={fieldOf(block.id, `title-${language}`)}
                label={t.heading(languageNames[language])}
                hint={t.headingHint}
                value={block.title[language]}
                isOptional
                width="full"
                maxlength={160}
              />
            ))}
          </Stack>
        </Details>
        <Cluster>
          {press('up', t.up, 'arrow-up')}
          {press('down', t.down, 'arrow-down')}
          {press('remove', t.remove, 'trash')}
        </Cluster>
      </FieldGroup>
    </div>
  );
};

/** The draft of a dashboard: its texts, its blocks, and what to do with it. */
export const ComposePage = (props: ComposePageProps) => {
  const { page, slug, draft, lacks = [], versions } = props;
  const t = dashboardMessages[page.language];
  const path = `${composePath}/${slug}`;
  const title = chooseText(draft.title, page.language).text || slug;
  return (
    <WorkPage
      page={page}
      title={title}
      breadcrumb={[{ label: t.composeTitle, href: page.href(composePath) }]}
      actions={
        <>
          <ButtonLink kind="secondary" href={page.href(`${path}/preview`)}>
            {t.preview}
          </ButtonLink>
          {props.isPublished ? (
            <ButtonLink kind="secondary" href={page.href(`${dashboardsPath}/${slug}`)}>
              {t.view}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <Stack space="6">
        {props.isOvertaken ? <Alert page={page} kind="warning" title={t.changedMeanwhile} /> : null}
        <ErrorSummary
          page={page}
          errors={lacks.map((lack) => ({
            field: lackField(lack, page),
            message: lackMessage(lack, t),
          }))}
        />
        <Form page={page} action={page.href(path)} label={title}>
          <input type="hidden" name="revision" value={String(props.revision)} />
          <input type="hidden" name="geography" value={draft.geography} />
          {/* The first button of a form is the one that Enter presses. */}
          <div class="polder-visually-hidden" aria-hidden="true">
            <button type="submit" name="do" value="save" tabindex={-1}>
              {t.save}
            </button>
          </div>
          <Languages
            page={page}
            summary={otherLanguages(page)}
            field={(language) => (
              <Stack space="2">
                <TextField
                  page={page}
                  name={`title-${language}`}
                  label={t.titleOf(languageNames[language])}
                  value={draft.title[language]}
                  error={
                    language === page.language && lacks.some(({ what }) => what === 'title')
                      ? t.titleMissing
                      : undefined
                  }
                  width="full"
                  maxlength={160}
                />
                <TextArea
                  page={page}
                  name={`lead-${language}`}
                  label={t.leadOf(languageNames[language])}
                  value={draft.lead[language]}
                  isOptional
                  rows={2}
                  maxlength={600}
                />
              </Stack>
            )}
          />
          <Radios
            page={page}
            name="audience"
            label={t.audience}
            value={draft.audience}
            choices={audiences.map((audience) => ({
              value: audience,
              label: t.audiences[audience],
            }))}
          />
          <Section id="blocks" title={t.blocks}>
            <Stack space="3">
              {draft.blocks.length === 0 ? <p>{t.noBlocks}</p> : null}
              {draft.blocks.map((block, index) => (
                <BlockEditor
                  {...{ page, t, lacks, block }}
                  indicators={props.indicators}
                  number={index + 1}
                />
              ))}
              <Cluster align="start">
                <SelectField
                  page={page}
                  name="add-kind"
                  label={t.kind}
                  options={blockKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
                />
                <Button kind="secondary" icon="plus" name="do" value="add">
                  {t.addBlock}
                </Button>
              </Cluster>
            </Stack>
          </Section>
          <FormActions>
            <Button name="do" value="save" kind="secondary">
              {t.save}
            </Button>
            <Button name="do" value="publish">
              {t.publish}
            </Button>
          </FormActions>
        </Form>
        {props.isPublished ? (
          <Form page={page} action={page.href(`${path}/take-down`)} label={t.takeDown}>
            <FormActions>
              <Button kind="danger">{t.takeDown}</Button>
            </FormActions>
          </Form>
        ) : null}
        {versions.length > 0 ? (
          <Section id="versions" title={t.versions}>
            <ul>
              {versions.map(({ version, publishedAt }) => (
                <li>
                  <Form
                    page={page}
                    action={page.href(`${path}/restore`)}
                    label={t.version(version)}
                  >
                    <input type="hidden" name="version" value={String(version)} />
                    <Cluster>
                      <span>
                        {t.version(version)},{' '}
                        <time datetime={publishedAt.toISOString()}>
                          {page.format.date(publishedAt, 'moment')}
                        </time>
                      </span>
                      <Button kind="subtle" small>
                        {t.restore}
                        <span class="polder-visually-hidden">: {t.version(version)}</span>
                      </Button>
                    </Cluster>
                  </Form>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </Stack>
    </WorkPage>
  );
};
