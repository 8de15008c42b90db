import { languageNames } from '../../../../platform/messages/languages.ts';
import { Alert } from '../../../../platform/ui/components/alert/alert.tsx';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { Checkboxes } from '../../../../platform/ui/components/choices/choices.tsx';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { ErrorSummary } from '../../../../platform/ui/components/error-summary/error-summary.tsx';
import { FileField, TextArea } from '../../../../platform/ui/components/form/fields.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Prose, Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import type { SourceKind } from '../../content/article.ts';
import { contentMessages } from '../../content/messages/index.ts';
import { Differences, differencesFor } from '../../content/pages/differences.tsx';
import { articlesWorkPath, importPath } from '../../content/pages/work-list-page.tsx';
import { messages } from '../../messages/index.ts';
import { bytesAtMost } from '../document.ts';
import { exchangeMessages } from '../messages/index.ts';
import { nameOfPlanned, type Planned, type PlannedState } from '../plan.ts';
import type { Skipped, Warning } from '../reading.ts';

export interface Preview {
  readonly kind: SourceKind;
  readonly plan: readonly Planned[];
  readonly skipped: readonly Skipped[];
  /** The document itself, which is sent along to be confirmed. */
  readonly text: string;
  readonly fingerprint: string;
  /** Keys of what is ticked. */
  readonly ticked: readonly string[];
}

export interface ImportPageProps {
  readonly page: PageContext;
  /** What was pasted, to be shown again. */
  readonly pasted?: string;
  readonly error?: string | undefined;
  readonly preview?: Preview;
  readonly isOvertaken?: boolean;
}

/** What a warning is about, in the reader's words. */
const aboutOf = (page: PageContext, warning: Warning): string => {
  switch (warning.kind) {
    case 'generated':
      return languageNames[warning.language];
    case 'languages-left-out':
      return warning.tags.join(', ');
    case 'cut':
      return `${messages[page.language].fields[warning.field]} (${languageNames[warning.language]})`;
    case 'languages-stay':
      return new Intl.ListFormat(page.language).format(
        warning.languages.map((language) => languageNames[language]),
      );
    case 'further-contacts':
    case 'local-left-out':
    case 'informal-dropped':
      return page.format.number(warning.count, 0);
    case 'no-summary':
    case 'dates':
      return '';
    default:
      return warning.text;
  }
};

const Warnings = ({
  page,
  warnings,
}: {
  readonly page: PageContext;
  readonly warnings: readonly Warning[];
}) => {
  const t = exchangeMessages[page.language].warnings;
  return (
    <>
      {warnings.map((warning, place) => (
        <>
          {place === 0 ? null : <br />}
          {t[warning.kind](aboutOf(page, warning))}
        </>
      ))}
    </>
  );
};

const Ticks = ({
  page,
  planned,
  label,
  hint,
  ticked,
  id,
}: {
  readonly page: PageContext;
  readonly planned: readonly Planned[];
  readonly label: string;
  readonly hint: string;
  readonly ticked: readonly string[];
  readonly id: string;
}) =>
  planned.length === 0 ? null : (
    <Checkboxes
      page={page}
      id={id}
      name="take"
      label={label}
      hint={hint}
      values={ticked}
      isOptional
      choices={planned.map((one) => ({
        value: one.key,
        label: `${nameOfPlanned(one, page.language)} (${one.slug})`,
        hint:
          one.warnings.length > 0 ? <Warnings page={page} warnings={one.warnings} /> : undefined,
      }))}
    />
  );

const Names = ({ title, names }: { readonly title: string; readonly names: readonly string[] }) =>
  names.length === 0 ? null : (
    <Details summary={title}>
      <Prose>
        <ul>
          {names.map((name) => (
            <li>{name}</li>
          ))}
        </ul>
      </Prose>
    </Details>
  );

/** Articles whose changes stand on the page, word by word. */
const mostShown = 40;

const PreviewSection = ({
  page,
  preview: { kind, plan, skipped, text, fingerprint, ticked },
}: {
  readonly page: PageContext;
  readonly preview: Preview;
}) => {
  const t = exchangeMessages[page.language];
  const of = (state: PlannedState) => plan.filter((one) => one.state === state);
  const count = (list: readonly unknown[]) => page.format.number(list.length, 0);
  const [made, renewed, unchanged] = [of('made'), of('renewed'), of('unchanged')];
  return (
    <Section id="preview" title={t.preview} lead={t.kinds[kind]}>
      <Stack space="4">
        {made.length + renewed.length === 0 ? (
          <p>{t.nothing}</p>
        ) : (
          <Form page={page} action={page.href(importPath)} hasFiles>
            <input type="hidden" name="text" value={text} />
            <input type="hidden" name="seen" value={fingerprint} />
            <Ticks
              page={page}
              id="field-take"
              planned={made}
              label={t.make(count(made))}
              hint={t.makeHint}
              ticked={ticked}
            />
            <Ticks
              page={page}
              id={made.length > 0 ? 'field-take-renewed' : 'field-take'}
              planned={renewed}
              label={t.renew(count(renewed))}
              hint={t.renewHint}
              ticked={ticked}
            />
            <FormActions>
              <Button name="do" value="take">
                {t.take}
              </Button>
            </FormActions>
          </Form>
        )}
        {renewed.length > mostShown ? (
          <p>{t.firstChanges(page.format.number(mostShown, 0))}</p>
        ) : null}
        {renewed.slice(0, mostShown).map((one) => (
          <Details summary={t.changes(nameOfPlanned(one, page.language))}>
            <Stack space="3">
              <Differences
                page={page}
                prefix={one.slug}
                level={3}
                differences={differencesFor(
                  page.language,
                  one.before?.central ?? one.draft.central,
                  one.draft.central,
                )}
              />
            </Stack>
          </Details>
        ))}
        <Names
          title={t.unchanged(count(unchanged))}
          names={unchanged.map((one) => nameOfPlanned(one, page.language))}
        />
        <Names
          title={t.skipped(count(skipped))}
          names={skipped.map(({ id, name, reason }) =>
            [name || id, t.skipReasons[reason]].filter((part) => part !== '').join(': '),
          )}
        />
      </Stack>
    </Section>
  );
};

/** Taking over articles: the document, then what would happen, then doing it. */
export const ImportPage = ({
  page,
  pasted = '',
  error,
  preview,
  isOvertaken = false,
}: ImportPageProps) => {
  const t = exchangeMessages[page.language];
  const field = preview ? 'take' : 'file';
  return (
    <WorkPage
      page={page}
      title={t.title}
      lead={t.lead}
      breadcrumb={[
        {
          label: contentMessages[page.language].work.title,
          href: page.href(articlesWorkPath),
        },
      ]}
    >
      <Stack space="6">
        {isOvertaken ? (
          <Alert page={page} kind="error" live>
            <p>{t.overtaken}</p>
          </Alert>
        ) : null}
        <ErrorSummary page={page} errors={error ? [{ field, message: error }] : []} />
        {preview ? <PreviewSection page={page} preview={preview} /> : null}
        <Form page={page} action={page.href(importPath)} hasFiles>
          <FileField
            page={page}
            name="file"
            label={t.file}
            hint={t.fileHint(page.format.number(bytesAtMost / 1_000_000, 0))}
            error={preview ? undefined : error}
            accept=".json,.jsonld,.xml,application/json,application/ld+json,text/xml"
            isOptional
          />
          <TextArea page={page} name="text" label={t.text} value={pasted} rows={8} isOptional />
          <FormActions>
            <Button kind={preview ? 'secondary' : 'primary'}>{t.look}</Button>
          </FormActions>
        </Form>
      </Stack>
    </WorkPage>
  );
};
