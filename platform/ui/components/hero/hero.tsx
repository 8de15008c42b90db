import type { Content } from '../../example.ts';

export interface HeroProps {
  readonly title: string;
  readonly lead?: Content;
  /** What people came to do: a search form, a button or two. */
  readonly children?: Content;
  /** The town's own map (`TownMap isCover`), to the edge of wide pages. */
  readonly picture?: Content;
}

/** The opening of the home page or of a service. Holds the page's `h1`. */
export const Hero = ({ title, lead, picture, children }: HeroProps) => (
  <div class={`polder-hero${picture ? ' polder-hero--pictured' : ''}`}>
    <div class="polder-wrap">
      <div class="polder-hero__words">
        <h1>{title}</h1>
        {lead ? <p class="polder-hero__lead">{lead}</p> : null}
        {children}
      </div>
    </div>
    {picture ? <div class="polder-hero__picture">{picture}</div> : null}
  </div>
);
