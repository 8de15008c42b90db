import { type Language, languages } from '../../../../platform/messages/languages.ts';
import { Button } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { definitionMessages } from '../../messages/definitions/index.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { isTextField } from '../definition-form.ts';
import { definitionFields } from '../definition-shape.ts';
import { differences, fieldInWords, fieldLabel } from '../definition-words.ts';
import { changedFields, type Indicator } from '../store.ts';
import type { DefinitionVersion } from '../versions-store.ts';
import { wayTo } from './events-page.tsx';
import { authorName, versionsPath } from './versions-page.tsx';

interface Said {
  readonly field: keyof IndicatorDefinition;
  readonly written: Language | undefined;
  readonly text: string | undefined;
}

/** What a first version says: there is nothing to hold it against. */
const Whole = ({
  page,
  version: { definition },
}: {
  readonly page: PageContext;
  readonly version: DefinitionVersion;
}) => (
  <DescriptionList
    items={definitionFields
      .flatMap((field): readonly Said[] =>
        isTextField(field)
          ? languages.map((written) => ({ field, written, text: definition[field][written] }))
          : [{ field, written: undefined, text: fieldInWords(definition, field, page) }],
      )
      .filter(({ text }) => text)
      .map(({ field, written, text }) => ({
        term: fieldLabel(field, written, page.language),
        details: <span lang={written}>{text}</span>,
      }))}
  />
);

/** One version of a definition beside the one before, field by field. */
export const VersionPage = ({
  page,
  indicator,
  version,
  earlier,
  people,
}: {
  readonly page: PageContext;
  readonly indicator: Indicator;
  readonly version: DefinitionVersion;
  readonly earlier: DefinitionVersion | undefined;
  readonly people: ReadonlyMap<string, string>;
}) => {
  const t = definitionMessages[page.language].versions;
  const number = page.format.number(version.version);
  const path = versionsPath(indicator.code);
  const said = (text: string, lang: string | undefined) =>
    text === '' ? <em>{t.nothing}</em> : <span lang={lang}>{text}</span>;
  return (
    <WorkPage
      page={page}
      title={t.number(number)}
      lead={t.from(
        page.format.date(version.changedAt, 'moment'),
        authorName(version.changedBy, people, page),
      )}
      breadcrumb={[...wayTo(page, indicator), { label: t.title, href: page.href(path) }]}
    >
      <Section id="differences" title={t.differences(number)}>
        {earlier ? (
          <DataTable
            page={page}
            id="differences-table"
            caption={t.differences(number)}
            isCaptionHidden
            rows={differences(
              earlier.definition,
              version.definition,
              changedFields(earlier.definition, version.definition),
              page,
            )}
            columns={[
              {
                header: t.field,
                isRowHeader: true,
                cell: ({ field, language }) => fieldLabel(field, language, page.language),
              },
              { header: t.before, cell: ({ before, language }) => said(before, language) },
              { header: t.after, cell: ({ after, language }) => said(after, language) },
            ]}
          />
        ) : (
          <>
            <p>{t.whole}</p>
            <Whole page={page} version={version} />
          </>
        )}
      </Section>
      {version.version === indicator.version ? null : (
        <Form
          page={page}
          action={page.href(`${path}/${version.version}/restore`)}
          label={t.restore}
        >
          <input type="hidden" name="version" value={String(indicator.version)} />
          <p>{t.restoreLead}</p>
          <FormActions>
            <Button kind="secondary">{t.restore}</Button>
          </FormActions>
        </Form>
      )}
    </WorkPage>
  );
};
