import { isHouseField } from '../../../../platform/http/form.ts';
import type { HeldEntry } from '../../../../platform/http/held-entries.ts';
import { Button, ButtonLink } from '../../../../platform/ui/components/button/button.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Form, FormActions } from '../../../../platform/ui/components/form/form.tsx';
import { Cluster, Prose, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { PageHeading } from '../../../../platform/ui/components/page-heading/page-heading.tsx';
import { ResidentPage } from '../../../../platform/ui/components/resident-page/resident-page.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import { isSecretField, readableName } from '../field-names.ts';

interface KeptField {
  readonly name: string;
  readonly value: string;
}

const fieldsOf = (page: PageContext, entry: HeldEntry): readonly KeptField[] => {
  const t = messages[page.language].held;
  return [
    ...entry.form.entries
      .filter(([name]) => !isHouseField(name))
      .map(([name, value]) => ({
        name: readableName(name),
        value: isSecretField(name) ? '••••••' : value || t.empty,
      })),
    ...entry.form.files.map(([name, { name: fileName, bytes }]) => ({
      name: readableName(name),
      value: t.file(fileName, page.format.number(bytes.length / 1000, 0)),
    })),
  ];
};

/** An entry that outlived its session: its author sees it again before it goes on. */
export const HeldEntryPage = ({
  page,
  entry,
}: {
  readonly page: PageContext;
  readonly entry: HeldEntry | undefined;
}) => {
  const t = messages[page.language].held;
  if (!entry)
    return (
      <ResidentPage page={page} title={t.none} isPrivate>
        <Stack space="4">
          <PageHeading title={t.none} lead={t.noneLead} />
          <Cluster>
            <ButtonLink href={page.href('/')} kind="secondary">
              {t.home}
            </ButtonLink>
          </Cluster>
        </Stack>
      </ResidentPage>
    );
  return (
    <ResidentPage page={page} title={t.title} isPrivate>
      <Stack space="4">
        <PageHeading title={t.title} lead={t.lead} />
        <Prose>
          <p>
            {t.forPage}: <code>{entry.path}</code>
          </p>
        </Prose>
        <DataTable
          page={page}
          id="kept-entry"
          caption={t.caption}
          rows={fieldsOf(page, entry)}
          columns={[
            { header: t.field, isRowHeader: true, cell: (row) => row.name },
            { header: t.value, cell: (row) => row.value },
          ]}
        />
        <Form page={page} action={page.href('/held-entry')} label={t.title}>
          <FormActions>
            <Button name="choice" value="send" icon="send">
              {t.send}
            </Button>
            <Button name="choice" value="drop" kind="secondary" icon="trash">
              {t.drop}
            </Button>
          </FormActions>
        </Form>
      </Stack>
    </ResidentPage>
  );
};
