import type { ExampleSet } from '../../example.ts';
import { exampleLayers, neighbourhoods, townExtent } from '../chart/example-data.ts';
import { SearchForm } from '../search-form/search-form.tsx';
import { TownMap } from '../town-map/town-map.tsx';
import { Hero } from './hero.tsx';

export const examples: ExampleSet = {
  component: 'Hero',
  about: 'Opens the home page. The picture is the town itself.',
  examples: [
    {
      title: 'With search and map',
      show: (page) => (
        <Hero
          title="Hello, Polderdam"
          lead="Ask, take part, and see how your town is doing."
          picture={
            <TownMap
              id="hero-map"
              language={page.language}
              title="Map of Polderdam"
              description="The coast in the north, the river through the middle and 24 neighbourhoods."
              layers={exampleLayers}
              isCover
              extent={townExtent}
              areas={neighbourhoods.slice(6, 7).map((area) => ({ ...area, isHighlighted: true }))}
            />
          }
        >
          <SearchForm
            page={page}
            action="/ask"
            name="hero-question"
            label="What would you like to know?"
            hint="For example: when is the paper collected?"
            isLarge
          />
        </Hero>
      ),
    },
  ],
};
