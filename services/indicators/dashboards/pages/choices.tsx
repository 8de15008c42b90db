/** What the address chose, as a form: it works without JavaScript, and its answers are the address. */

import { levelName } from '../../../../platform/places/level-names.ts';
import { FilterForm } from '../../../../platform/ui/components/filter-form/filter-form.tsx';
import { SelectField } from '../../../../platform/ui/components/form/fields.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { dashboardMessages } from '../../messages/dashboards/index.ts';
import type { DashboardView } from '../view.ts';

const firstOfMonth = (moment: string): Date => new Date(`${moment}-01T00:00:00Z`);

/** `2025-03` in the reader's words; a year is itself. */
export const momentLabel = (page: Pick<PageContext, 'format'>, moment: string): string =>
  moment.length === 'YYYY'.length ? moment : page.format.date(firstOfMonth(moment), 'month');

export const Choices = ({
  page,
  view,
  action,
}: {
  readonly page: PageContext;
  readonly view: DashboardView;
  readonly action: string;
}) => {
  const t = dashboardMessages[page.language];
  const areas = view.levels.flatMap(({ level, areas: all }) =>
    all.map(({ code, name }) => ({
      value: code,
      label: name,
      group: levelName(view.levelNames, level, page.language).text,
    })),
  );
  return (
    <FilterForm action={action} submit={t.show} label={t.choose}>
      <SelectField page={page} name="area" label={t.area} value={view.area?.code} options={areas} />
      <SelectField
        page={page}
        name="until"
        label={t.until}
        value={view.choice.until ?? ''}
        options={[
          { value: '', label: t.latest },
          ...view.moments.map((moment) => ({ value: moment, label: momentLabel(page, moment) })),
        ]}
      />
      {view.sexes.length > 0 ? (
        <SelectField
          page={page}
          name="sex"
          label={t.sex}
          value={view.choice.sex ?? ''}
          options={[
            { value: '', label: t.everyone },
            ...view.sexes.map((sex) => ({ value: sex, label: t.sexes[sex] ?? sex })),
          ]}
        />
      ) : null}
      {view.ages.length > 0 ? (
        <SelectField
          page={page}
          name="age"
          label={t.age}
          value={view.choice.age ?? ''}
          options={[
            { value: '', label: t.everyone },
            ...view.ages.map((age) => ({ value: age, label: age })),
          ]}
        />
      ) : null}
      <SelectField
        page={page}
        name="beside"
        label={t.beside}
        value={view.beside?.code ?? ''}
        options={[{ value: '', label: t.nothingBeside }, ...areas]}
      />
    </FilterForm>
  );
};
