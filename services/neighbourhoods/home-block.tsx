import type { Block } from '../../platform/service.ts';
import { SearchForm } from '../../platform/ui/components/search-form/search-form.tsx';
import { TownMap } from '../../platform/ui/components/town-map/town-map.tsx';
import { townPicture } from './layers.ts';
import { messages as catalogue } from './messages/index.ts';

/** The home page's way in: an address, and one is at the own neighbourhood. */
export const homeBlock: Block = {
  name: 'find-my-neighbourhood',
  place: 'home-door',
  order: 10,
  render: async ({ page }) => {
    const messages = catalogue[page.language];
    return (
      <SearchForm
        page={page}
        action={page.href('/neighbourhoods')}
        name="address"
        label={messages.homeLabel}
        hint={messages.searchHint}
        submit={messages.find}
        isLarge
      />
    );
  },
};

/** The town itself, as the home page's picture. */
export const homePicture: Block = {
  name: 'picture-of-the-town',
  place: 'home-picture',
  order: 10,
  render: async ({ city, page }) => {
    const picture = await townPicture(city);
    if (!picture) return undefined;
    const messages = catalogue[page.language];
    return (
      <TownMap
        id="town-picture"
        language={page.language}
        title={page.municipality.name}
        description={messages.pictureDescription}
        layers={picture.layers}
        extent={picture.extent}
        labels="none"
        isCover
      />
    );
  },
};
