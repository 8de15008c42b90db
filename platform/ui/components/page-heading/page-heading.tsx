import type { Content } from '../../example.ts';

/**
 * The one `h1` of a resident page, with what stands above it (a kind or a place) and a lead below.
 *
 * @example <PageHeading title="Cycling in your neighbourhood" lead="How many trips people make by bicycle." />
 */
export const PageHeading = ({
  title,
  kicker,
  lead,
  children,
}: {
  readonly title: string;
  readonly kicker?: Content;
  readonly lead?: Content;
  /** Facts or actions under the lead. */
  readonly children?: Content;
}) => (
  <div class="polder-page-heading">
    {kicker ? <p class="polder-page-heading__kicker">{kicker}</p> : null}
    <h1>{title}</h1>
    {lead ? <p class="polder-page-heading__lead">{lead}</p> : null}
    {children}
  </div>
);
