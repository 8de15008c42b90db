import { ButtonLink } from '../../../platform/ui/components/button/button.tsx';
import { LinkCard } from '../../../platform/ui/components/card/card.tsx';
import { Hero } from '../../../platform/ui/components/hero/hero.tsx';
import { Cluster, Grid, Section, Stack } from '../../../platform/ui/components/layout/layout.tsx';
import { ResidentPage } from '../../../platform/ui/components/resident-page/resident-page.tsx';
import type { Content } from '../../../platform/ui/example.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';
import type { Possibility } from '../possibilities.ts';

/** The door of the resident site: the town itself, what can be done, and what services have to say. */
export const HomePage = ({
  page,
  possibilities,
  picture,
  door,
  blocks,
}: {
  readonly page: PageContext;
  readonly possibilities: readonly Possibility[];
  readonly picture: Content | undefined;
  /** What most people come to do; without it the first places to go. */
  readonly door: Content | undefined;
  readonly blocks: Content[];
}) => {
  const t = messages[page.language].home;
  const { name, motto } = page.municipality;
  return (
    <ResidentPage
      page={page}
      title={name}
      description={t.description(name)}
      hero={
        <Hero title={t.title(name)} lead={motto[page.language]} picture={picture}>
          {door ?? (
            <Cluster>
              {possibilities.slice(0, 2).map(({ path, title, icon }, index) => (
                <ButtonLink
                  href={page.href(path)}
                  icon={icon}
                  kind={index === 0 ? 'primary' : 'secondary'}
                >
                  {title}
                </ButtonLink>
              ))}
            </Cluster>
          )}
        </Hero>
      }
    >
      <Stack space="8">
        {blocks}
        {possibilities.some(({ about }) => about !== undefined) ? (
          <Section id="do-here" title={t.doHere}>
            <Grid minimum="small">
              {possibilities.map(({ path, title, icon, about }) => (
                <LinkCard href={page.href(path)} title={title} icon={icon}>
                  {about}
                </LinkCard>
              ))}
            </Grid>
          </Section>
        ) : null}
      </Stack>
    </ResidentPage>
  );
};
