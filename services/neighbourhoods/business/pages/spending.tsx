import { ComparisonBar } from '../../../../platform/ui/components/comparison-bar/comparison-bar.tsx';
import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Section, Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { businessMessages } from '../messages/index.ts';
import type { BusinessPartProps } from './business-reading.tsx';

const middle = (values: readonly number[]): number | undefined => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
};

/** What households have, and what is spent here and by whom. */
export const Spending = ({ page, place, business }: BusinessPartProps) => {
  const messages = businessMessages[page.language];
  const { number } = page.format;
  const [latest] = business.markets;
  if (!latest) return null;
  const { householdIncome, dailySpending, spendingFromElsewhere, year } = latest;
  const inTown = middle(business.incomes);
  const euros = (value: number) => messages.aYear(number(value, 0));
  return (
    <Section id="spending" title={`${messages.spending}, ${year}`}>
      <Stack space="3">
        <p>{messages.income}</p>
        {householdIncome === null ? (
          <p>{messages.withheld}</p>
        ) : (
          <ComparisonBar
            items={[
              { label: place.area.name, value: householdIncome, isHighlighted: true },
              ...(inTown === undefined
                ? []
                : [{ label: messages.inTown(place.town?.name ?? ''), value: inTown }]),
            ]}
            format={euros}
          />
        )}
        {dailySpending === null ? null : (
          <DescriptionList
            items={[
              {
                term: messages.dailySpending,
                details: messages.millions(number(dailySpending, 1)),
              },
              ...(spendingFromElsewhere === null
                ? []
                : [
                    {
                      term: messages.fromElsewhere,
                      details: `${number(100 * spendingFromElsewhere, 0)} %`,
                    },
                  ]),
            ]}
          />
        )}
      </Stack>
    </Section>
  );
};
