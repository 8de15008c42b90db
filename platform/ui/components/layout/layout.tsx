/** The few primitives that place things; no other part of the house sets space between its neighbours. */
import type { Content } from '../../example.ts';

export type Space = 'half' | '1' | '2' | '3' | '4' | '6' | '8';

/** Things under each other. */
export const Stack = ({
  space = '3',
  children,
}: {
  readonly space?: Space | undefined;
  readonly children?: Content;
}) => <div class={`polder-stack polder-gap-${space}`}>{children}</div>;

/** Things beside each other, that wrap. */
export const Cluster = ({
  space = '2',
  align = 'center',
  spread = false,
  children,
}: {
  readonly space?: Space | undefined;
  readonly align?: 'center' | 'start' | 'baseline' | undefined;
  /** Pushes the first and last apart. */
  readonly spread?: boolean | undefined;
  readonly children?: Content;
}) => (
  <div
    class={`polder-cluster polder-gap-${space} polder-cluster--${align}${spread ? ' polder-cluster--spread' : ''}`}
  >
    {children}
  </div>
);

/** Equal columns, as many as fit. */
export const Grid = ({
  minimum = 'medium',
  space = '3',
  children,
}: {
  readonly minimum?: 'small' | 'medium' | 'large' | undefined;
  readonly space?: Space | undefined;
  readonly children?: Content;
}) => <div class={`polder-grid polder-grid--${minimum} polder-gap-${space}`}>{children}</div>;

/** A main part with a narrower one beside it; under each other when there is no room. */
export const Sidebar = ({
  side,
  at = 'end',
  isSideFirst = false,
  children,
}: {
  readonly side: Content;
  readonly at?: 'start' | 'end' | undefined;
  /** The side comes first where there is no room beside the main part, and when read aloud. */
  readonly isSideFirst?: boolean | undefined;
  readonly children?: Content;
}) => (
  <div
    class={`polder-sidebar polder-sidebar--${at}${isSideFirst ? ' polder-sidebar--side-first' : ''}`}
  >
    {isSideFirst ? <div class="polder-sidebar__side">{side}</div> : null}
    <div class="polder-sidebar__main">{children}</div>
    {isSideFirst ? null : <div class="polder-sidebar__side">{side}</div>}
  </div>
);

/** Running text: lines of a readable length, space between paragraphs, lists with marks. */
export const Prose = ({ children }: { readonly children?: Content }) => (
  <div class="polder-prose">{children}</div>
);

/** A part of a page with its own heading. */
export const Section = ({
  id,
  title,
  lead,
  action,
  level = 2,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: Content;
  /** A link at the end of the heading's line, such as “All figures”. */
  readonly action?: Content;
  readonly level?: 2 | 3 | undefined;
  readonly children?: Content;
}) => (
  <section class="polder-section" aria-labelledby={id}>
    <div class="polder-section__head">
      {level === 2 ? <h2 id={id}>{title}</h2> : <h3 id={id}>{title}</h3>}
      {action}
    </div>
    {lead ? <p class="polder-section__lead">{lead}</p> : null}
    {children}
  </section>
);

/** Keeps a part within the page's width when it stands in a full-width band. */
export const Wrap = ({ children }: { readonly children?: Content }) => (
  <div class="polder-wrap">{children}</div>
);

/** A band over the whole width of the page in a pale tint. */
export const Band = ({ children }: { readonly children?: Content }) => (
  <div class="polder-band">
    <div class="polder-wrap">{children}</div>
  </div>
);
