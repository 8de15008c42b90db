import type { ExampleSet } from '../../example.ts';
import { Stack } from '../layout/layout.tsx';
import { Alert } from './alert.tsx';

export const examples: ExampleSet = {
  component: 'Alert',
  about: 'For what the reader must know before going on. Rare, or it is not read.',
  examples: [
    {
      title: 'Kinds',
      show: (page) => (
        <Stack space="2">
          <Alert page={page}>The town hall is closed on Ascension Day.</Alert>
          <Alert page={page} kind="success" title="We have your report">
            <p>You get an answer before Friday 3 July.</p>
          </Alert>
          <Alert page={page} kind="warning" title="The bridge on Sluisplein is closed">
            <p>Until Monday 06:00. Follow the yellow signs.</p>
          </Alert>
          <Alert page={page} kind="error" title="The file could not be read">
            <p>Row 12 has no date. Correct the row and choose the file again.</p>
          </Alert>
        </Stack>
      ),
    },
  ],
};
