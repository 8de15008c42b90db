import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';
import { periodLabel } from '../../values/period.ts';
import type { Coverage, Preview, ValueChange } from '../batch.ts';

const Name = ({
  page,
  code,
  name,
}: {
  readonly page: PageContext;
  readonly code: string;
  readonly name: Text;
}) => {
  const { text, lang } = chooseText(name, page.language);
  return (
    <>
      <span lang={lang}>{text}</span> ({code})
    </>
  );
};

/** A value as the indicator's own page shows it. */
const measured = (
  page: PageContext,
  { decimals, unit }: Pick<ValueChange, 'decimals' | 'unit'>,
  value: number,
): string => {
  const name = unit ? chooseText(unit, page.language).text : '';
  return `${page.format.number(value, decimals)}${name ? ` ${name}` : ''}`;
};

const CoverageTable = ({
  page,
  coverage,
}: {
  readonly page: PageContext;
  readonly coverage: readonly Coverage[];
}) => {
  const text = importMessages[page.language].batch;
  const { number, and } = page.format;
  const areasIn = (count: number, period: string, one: Coverage) =>
    text.areasIn(number(count), periodLabel(period, one, page.format));
  return (
    <DataTable
      page={page}
      id="coverage-table"
      caption={text.coverageCaption}
      rows={coverage}
      columns={[
        {
          header: text.indicator,
          isRowHeader: true,
          cell: ({ code, name }) => <Name page={page} code={code} name={name} />,
        },
        { header: text.newestPeriod, cell: (one) => areasIn(one.areas, one.period, one) },
        {
          header: text.periodBefore,
          cell: (one) => (one.before === null ? '–' : areasIn(one.areasBefore, one.before, one)),
        },
        {
          header: text.missingAreas,
          cell: ({ missing }) => (missing.length === 0 ? text.noneMissing : and(missing)),
        },
      ]}
    />
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
        {preview.coverage === undefined || preview.coverage.length === 0 ? null : (
          <CoverageTable page={page} coverage={preview.coverage} />
        )}
        {preview.largest.length === 0 ? null : (
          <DataTable
            page={page}
            id="largest-table"
            caption={text.largestCaption}
            rows={preview.largest}
            columns={[
              {
                header: text.indicator,
                isRowHeader: true,
                cell: ({ code, name }) =>
                  name ? <Name page={page} code={code} name={name} /> : code,
              },
              {
                header: text.area,
                cell: ({ area, areaName }) => (areaName ? `${areaName} (${area})` : area),
              },
              {
                header: text.period,
                cell: (change) => (
                  <time datetime={change.period}>
                    {periodLabel(change.period, change, page.format)}
                  </time>
                ),
              },
              { header: text.group, cell: ({ group }) => group || '–' },
              {
                header: text.before,
                isNumeric: true,
                cell: (change) => measured(page, change, change.before),
              },
              {
                header: text.after,
                isNumeric: true,
                cell: (change) => measured(page, change, change.after),
              },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
};
