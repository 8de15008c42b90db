import { DescriptionList } from '../../../../platform/ui/components/description-list/description-list.tsx';
import { Section } from '../../../../platform/ui/components/layout/layout.tsx';
import { Link } from '../../../../platform/ui/components/link/link.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { approvalMessages } from '../../messages/approval/index.ts';
import { fileMessages } from '../../messages/files/index.ts';
import { importMessages } from '../../messages/imports/index.ts';
import { pullMessages } from '../../messages/pulls/index.ts';
import { sourcePath } from '../../pulls/paths.ts';
import type { PullSource } from '../../pulls/pull-store.ts';
import { type Batch, endingOf } from '../batch.ts';
import { actorName } from './actor.ts';
import { batchPath } from './frame.tsx';

const delimiters: Readonly<Record<string, string>> = { ',': ',', ';': ';', '|': '|' };

/** Long, and without a place to break of its own. */
const Fingerprint = ({ text }: { readonly text: string }) => (
  <code>
    {(text.match(/.{1,16}/g) ?? []).map((part) => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </code>
);

/** The signed form that figures were made from, for whoever may open it. */
const FormLink = ({
  page,
  form,
}: {
  readonly page: PageContext;
  readonly form: NonNullable<Batch['summary']['form']>;
}) => {
  const name = `${form.code}, ${form.area}, ${form.period}`;
  return page.can('indicators.sign-forms') ? (
    <Link
      href={page.href(
        `/work/forms-to-sign/${form.code}/${encodeURIComponent(form.area)}/${form.period}`,
      )}
    >
      {name}
    </Link>
  ) : (
    name
  );
};

const sizeInWords = (page: PageContext, bytes: number): string =>
  bytes < 100_000
    ? `${page.format.number(bytes / 1000, 1)} kB`
    : `${page.format.number(bytes / 1_000_000, 1)} MB`;

/** Where the figures come from, who brought them in and who made them visible. */
export const Lineage = ({
  page,
  batch,
  people,
  source,
}: {
  readonly page: PageContext;
  readonly batch: Batch;
  readonly people: ReadonlyMap<string, string>;
  readonly source: PullSource | undefined;
}) => {
  const text = importMessages[page.language].batch;
  const words = approvalMessages[page.language].lineage;
  const pulls = pullMessages[page.language].batch;
  const { summary } = batch;
  const moment = (at: Date | null) =>
    at === null ? undefined : (
      <time datetime={at.toISOString()}>{page.format.date(at, 'moment')}</time>
    );
  const by = (person: string | null, moment: Date | null, did: 'brought' | 'done' = 'done') =>
    moment === null ? undefined : (
      <>
        {actorName(page, people, batch, person, did)},{' '}
        <time datetime={moment.toISOString()}>{page.format.date(moment, 'moment')}</time>
      </>
    );
  const items = [
    {
      term: pulls.from,
      details: source && <Link href={page.href(sourcePath(source.id))}>{source.name}</Link>,
    },
    { term: text.form, details: summary.form && <FormLink page={page} form={summary.form} /> },
    { term: text.uploaded, details: by(batch.uploadedBy, batch.uploadedAt, 'brought') },
    { term: words.returned, details: by(batch.returnedBy, batch.returnedAt) },
    { term: words.submitted, details: by(batch.submittedBy, batch.submittedAt) },
    { term: words.approved, details: by(batch.approvedBy, batch.approvedAt) },
    { term: words.planned, details: moment(batch.publishAfter) },
    { term: text.publishedAt, details: by(batch.publishedBy, batch.publishedAt) },
    { term: text.withdrawnAt, details: by(batch.withdrawnBy, batch.withdrawnAt) },
    {
      term: text.file,
      details:
        batch.fileId === null ? (
          summary.form === undefined ? (
            batch.fileName
          ) : undefined
        ) : (
          <Link
            href={page.href(batchPath(batch.id, `/file.${endingOf(batch)}`))}
            icon="download"
            download
          >
            {batch.fileName}
          </Link>
        ),
    },
    {
      term: text.size,
      details: summary.bytes === undefined ? undefined : sizeInWords(page, summary.bytes),
    },
    {
      term: text.fingerprint,
      details: batch.sha256 === '' ? undefined : <Fingerprint text={batch.sha256} />,
    },
    { term: fileMessages[page.language].facts.sheet, details: summary.workbook?.sheet },
    { term: text.encoding, details: summary.encoding || undefined },
    {
      term: text.delimiter,
      details:
        summary.delimiter === undefined ? undefined : (delimiters[summary.delimiter] ?? text.tab),
    },
    {
      term: text.mapping,
      details: batch.mapping === null ? undefined : (summary.mappingName ?? text.mappingOwn),
    },
    {
      term: text.checkedIn,
      details:
        summary.seconds === undefined
          ? undefined
          : text.seconds(page.format.number(summary.seconds, 1)),
    },
  ];
  return (
    <Section id="lineage" title={text.lineage}>
      <DescriptionList items={items.filter(({ details }) => details !== undefined)} />
      {source?.failingSince ? (
        <p>{pulls.failing(page.format.date(source.failingSince, 'moment'))}</p>
      ) : null}
      {summary.isComparedAnew ? <p>{words.comparedAnew}</p> : null}
    </Section>
  );
};
