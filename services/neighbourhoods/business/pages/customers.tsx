import { ChartFigure } from '../../../../platform/ui/components/chart-figure/chart-figure.tsx';
import { ColumnChart } from '../../../../platform/ui/components/column-chart/column-chart.tsx';
import { DataTable } from '../../../../platform/ui/components/data-table/data-table.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { passersRoundedTo, passingAges } from '../content.ts';
import { businessMessages } from '../messages/index.ts';
import type { StreetDay } from '../reading.ts';
import type { BusinessPartProps } from './business-reading.tsx';

const spoken = ({ page }: BusinessPartProps, { busiest, mainAge }: StreetDay): string => {
  const messages = businessMessages[page.language];
  const { number } = page.format;
  if (!busiest || !mainAge || busiest.total < passersRoundedTo) return messages.quiet;
  const hours = messages.between(number(busiest.hour, 0), number(busiest.hour + 1, 0));
  return messages.dayReading(hours, number(busiest.total, 0), messages.ages[mainAge]);
};

const DayFigure = ({
  day,
  most,
  ...props
}: BusinessPartProps & { readonly day: StreetDay; readonly most: number }) => {
  const { page, place, business } = props;
  const messages = businessMessages[page.language];
  const { number } = page.format;
  const name = messages.onDay[day.day];
  const title = messages.passersTitle(place.area.name, name, business.passersYear);
  return (
    <ChartFigure
      page={page}
      id={`passers-${day.day}`}
      level={3}
      title={name}
      reading={<p>{spoken(props, day)}</p>}
      chart={
        <ColumnChart
          id={`passers-${day.day}-chart`}
          language={page.language}
          labels={day.hours.map(({ hour }) => number(hour, 0))}
          parts={passingAges.map((age) => ({
            name: messages.ages[age],
            values: day.hours.map(({ byAge }) => byAge[age]),
          }))}
          format={(value) => number(value, 0)}
          title={title}
          description={messages.passersDescription}
          axisLabel={messages.peopleAnHour}
          atLeast={most}
        />
      }
      table={
        <DataTable
          page={page}
          id={`passers-${day.day}-table`}
          caption={title}
          isCaptionHidden
          isDense
          columns={[
            {
              header: messages.hour,
              cell: ({ hour }) => `${number(hour, 0)}–${number(hour + 1, 0)}`,
              isRowHeader: true,
            },
            ...passingAges.map((age) => ({
              header: messages.ages[age],
              cell: ({ byAge }: StreetDay['hours'][number]) => number(byAge[age], 0),
              isNumeric: true,
            })),
            { header: messages.together, cell: ({ total }) => number(total, 0), isNumeric: true },
          ]}
          rows={day.hours}
        />
      }
    />
  );
};

/** Who comes by at which hour, on three kinds of days, all on one scale. */
export const Customers = (props: BusinessPartProps) => {
  const messages = businessMessages[props.page.language];
  const { days } = props.business;
  if (days.length === 0)
    return (
      <Section id="customers" title={messages.customers}>
        <p>{messages.noPassers}</p>
      </Section>
    );
  const most = Math.max(...days.map(({ busiest }) => busiest?.total ?? 0));
  return (
    <Section id="customers" title={messages.customers} lead={messages.passersNote}>
      <Stack space="4">
        {days.map((day) => (
          <DayFigure {...props} day={day} most={most} />
        ))}
      </Stack>
    </Section>
  );
};
