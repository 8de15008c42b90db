import { Stepper } from '../../../../platform/ui/components/stepper/stepper.tsx';
import { WorkPage } from '../../../../platform/ui/components/work-page/work-page.tsx';
import type { Content } from '../../../../platform/ui/example.ts';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { importMessages } from '../../messages/imports/index.ts';

export const importsPath = '/work/indicators/imports';

/** The reader's own uploads that are not finished. */
export const minePath = `${importsPath}?whose=mine`;

export const batchPath = (id: number, more = ''): string => `${importsPath}/${id}${more}`;

const stepKeys = ['file', 'columns', 'check', 'publish'] as const;
export type ImportStep = (typeof stepKeys)[number] | 'done';

/** A page of the way from file to publication. */
export const ImportPage = ({
  page,
  title,
  lead,
  step,
  batchId,
  actions,
  children,
}: {
  readonly page: PageContext;
  readonly title: string;
  readonly lead?: Content;
  readonly step?: ImportStep;
  readonly batchId?: number;
  readonly actions?: Content;
  readonly children?: Content;
}) => {
  const words = importMessages[page.language];
  const current = step === 'done' || step === undefined ? stepKeys.length : stepKeys.indexOf(step);
  const isColumnsOpen = batchId !== undefined && (step === 'check' || step === 'publish');
  return (
    <WorkPage
      page={page}
      title={title}
      lead={lead}
      breadcrumb={[{ label: words.list.title, href: page.href(importsPath) }]}
      actions={actions}
    >
      {step ? (
        <Stepper
          page={page}
          current={current}
          steps={stepKeys.map((key) => ({
            label: words.steps[key],
            href:
              key === 'columns' && isColumnsOpen
                ? page.href(batchPath(batchId, '/columns'))
                : undefined,
          }))}
        />
      ) : null}
      {children}
    </WorkPage>
  );
};
