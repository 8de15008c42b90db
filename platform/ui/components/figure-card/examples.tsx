import type { ExampleSet } from '../../example.ts';
import { Grid } from '../layout/layout.tsx';
import { FigureCard } from './figure-card.tsx';

export const examples: ExampleSet = {
  component: 'Figure card',
  about: 'One figure with its period, its change in words and how sure it is.',
  examples: [
    {
      title: 'In a grid',
      show: (page) => (
        <Grid>
          <FigureCard
            href="#cycling"
            label="Trips by bicycle"
            value={page.format.number(38.4, 1)}
            unit="% of trips"
            period="2025"
            interval="between 36.9 and 39.9"
            change={{ direction: 'up', meaning: 'better', text: '2.1 more than in 2024' }}
            spark={[31, 31.6, 32.9, 32.4, 34, 35.1, 36.3, 38.4]}
          />
          <FigureCard
            href="#rent"
            label="Waiting time for a social home"
            value={page.format.number(7.6, 1)}
            unit="years"
            period="2025"
            change={{ direction: 'up', meaning: 'worse', text: '0.4 longer than in 2024' }}
            spark={[5.9, 6.1, 6.6, 6.4, 7, 7.1, 7.2, 7.6]}
          />
          <FigureCard
            label="Reports handled in five days"
            value={page.format.number(81)}
            unit="%"
            period="May 2026"
            change={{ direction: 'same', meaning: 'neutral', text: 'no clear change' }}
            spark={[80, 82, 79, 81, null, 82, 80, 81]}
          />
        </Grid>
      ),
    },
  ],
};
