import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { formMessages } from '../../messages/forms/index.ts';
import { shortPeriodLabel } from '../../values/period.ts';
import { entryPath, type toSignPath } from '../task.ts';
import { standingOf, type WorkLine } from '../worklist.ts';
import { StandingStatus } from './standing.tsx';

const periodsShown = 6;

/** Areas by periods of one form, each with where it stands in words and by shape. */
export const ProgressTable = ({
  page,
  id,
  caption,
  lines,
  today,
  linksTo,
}: {
  readonly page: PageContext;
  readonly id: string;
  readonly caption: string;
  /** Of one form, in order of time. */
  readonly lines: readonly WorkLine[];
  readonly today: string;
  /** Left out for those who may not open entries. */
  readonly linksTo?: typeof toSignPath;
}) => {
  const text = formMessages[page.language].sign;
  const periods = [...new Set(lines.map(({ period }) => period))]
    .toReversed()
    .slice(0, periodsShown);
  const areas = [...new Map(lines.map(({ area, areaName }) => [area, areaName]))].toSorted((a, b) =>
    a[1].localeCompare(b[1], page.language),
  );
  const at = new Map(lines.map((line) => [`${line.area} ${line.period}`, line]));
  const [first] = lines;
  if (!first) return null;
  return (
    <DataTable
      page={page}
      id={id}
      caption={caption}
      isCaptionHidden
      isDense
      rows={areas}
      columns={[
        { header: text.area, isRowHeader: true, cell: ([, name]) => name },
        ...periods.map((period) => ({
          header: shortPeriodLabel(period, first.content, page.format),
          cell: ([area]: readonly [string, string]) => {
            const line = at.get(`${area} ${period}`);
            if (!line) return text.later;
            const status = <StandingStatus page={page} standing={standingOf(line, today)} />;
            return line.entry && linksTo ? (
              <a
                class="utrecht-link"
                href={page.href(entryPath(linksTo, line.form.code, line.content, line))}
              >
                {status}
              </a>
            ) : (
              status
            );
          },
        })),
      ]}
    />
  );
};
