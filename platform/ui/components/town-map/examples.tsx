import type { ExampleSet } from '../../example.ts';
import { exampleLayers, neighbourhoods, townExtent } from '../chart/example-data.ts';
import { Choropleth, TownMap } from './town-map.tsx';

export const examples: ExampleSet = {
  component: 'Map',
  about: 'The town’s own map, and a figure by area in five steps. Areas can be links.',
  examples: [
    {
      title: 'Choropleth',
      show: (page) => (
        <Choropleth
          id="example-choropleth"
          language={page.language}
          title="Homes with rain water kept on the plot, by neighbourhood"
          description="Highest along the coast, lowest in the south. The table has every figure."
          unit="% of homes, 2025"
          labels="all"
          areas={neighbourhoods.map((area) => ({
            ...area,
            href: `#${area.id}`,
            isHighlighted: area.id === 'vuurtoren',
            ...(area.id === 'singel' ? { value: null, isWithheld: true } : {}),
          }))}
          format={(value) => page.format.number(value, 1)}
        />
      ),
    },
    {
      title: 'Diverging',
      show: (page) => (
        <Choropleth
          id="example-diverging"
          language={page.language}
          title="Difference from the town’s mean"
          description="The north lies above, the south below the mean."
          unit="difference in percentage points"
          scheme="diverging"
          breaks={[-5, -1, 1, 5]}
          areas={neighbourhoods.map((area) => ({
            ...area,
            value: area.value === null ? null : area.value - 15.5,
          }))}
          format={(value) => page.format.number(value, 0)}
        />
      ),
    },
    {
      title: 'Town map with places',
      show: (page) => (
        <TownMap
          id="example-town"
          language={page.language}
          title="Places to take part"
          description="Two places: the town hall and the neighbourhood house of Rietmeer."
          layers={exampleLayers}
          extent={townExtent}
          places={[
            { longitude: 4.128, latitude: 52.131, label: 'Town hall', href: '#town-hall' },
            {
              longitude: 4.176,
              latitude: 52.114,
              label: 'Neighbourhood house Rietmeer',
              href: '#rietmeer',
            },
          ]}
        />
      ),
    },
  ],
};
