import type { PageContext } from '../../page.ts';

/** The town's mark and name, leading home. */
export const Brand = ({
  page,
  href,
  size = 40,
}: {
  readonly page: Pick<PageContext, 'municipality'>;
  readonly href: string;
  readonly size?: number | undefined;
}) => (
  <a class="polder-brand" href={href}>
    <img src={page.municipality.logo} alt="" width={size} height={size} />
    <span>{page.municipality.name}</span>
  </a>
);
