import { chooseText } from '../../../../platform/messages/text.ts';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { Preview } from '../batch.ts';

const Name = ({
  page,
  code,
  name,
}: {
  readonly page: PageContext;
  readonly code: string;
  readonly name: Readonly<Record<string, string>>;
}) => {
  const { text, lang } = chooseText(name, page.language);
  return (
    <>
      <span lang={lang}>{text}</span> ({code})
    </>
  );
};

/** What publishing changes: counts per indicator, and the largest differences. */
export const Changes = ({
  page,
  preview,
}: {
  readonly page: PageContext;
  readonly preview: Preview;
}) => {
  const text = importMessages[page.language].batch;
  const { number } = page.format;
  return (
    <Section id="changes" title={text.preview}>
      <Stack>
        <DataTable
          page={page}
          id="changes-table"
          caption={text.previewCaption}
          rows={preview.indicators}
          columns={[
            {
              header: text.indicator,
              isRowHeader: true,
              cell: (row) => <Name page={page} code={row.code} name={row.name} />,
            },
            { header: text.added, isNumeric: true, cell: ({ added }) => number(added) },
            { header: text.changed, isNumeric: true, cell: ({ changed }) => number(changed) },
            { header: text.same, isNumeric: true, cell: ({ same }) => number(same) },
            { header: text.total, isNumeric: true, cell: ({ rows }) => number(rows) },
          ]}
        />
        {preview.largest.length === 0 ? null : (
          <DataTable
            page={page}
            id="largest-table"
            caption={text.largestCaption}
            rows={preview.largest}
            columns={[
              { header: text.indicator, isRowHeader: true, cell: ({ code }) => code },
              { header: text.area, cell: ({ area }) => area },
              {
                header: text.period,
                cell: (change) => (
                  <time datetime={change.period}>
                    {periodLabel(change.period, change, page.format)}
                  </time>
                ),
              },
              { header: text.group, cell: ({ group }) => group || '–' },
              { header: text.before, isNumeric: true, cell: ({ before }) => number(before) },
              { header: text.after, isNumeric: true, cell: ({ after }) => number(after) },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
};
