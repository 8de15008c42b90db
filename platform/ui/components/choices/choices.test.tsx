import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { Checkboxes, Radios } from './choices.tsx';

const page = examplePage();
const choices = [
  { value: 'yes', label: 'Yes', hint: 'We call' },
  { value: 'no', label: 'No' },
];

describe('Radios', () => {
  it('asks in a legend and checks the answer given', () => {
    const html = markup(
      <Radios page={page} name="call" label="Call you?" choices={choices} value="no" />,
    );
    expect(html).toMatch(/<fieldset[^>]*><legend[^>]*>Call you\?/);
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(faults(html)).toEqual([]);
  });

  it('is where the error summary leads: to its first answer', () => {
    const html = markup(
      <>
        <ErrorSummary page={page} errors={[{ field: 'call', message: 'Choose' }]} />
        <Radios page={page} name="call" label="Call you?" choices={choices} error="Choose" />
      </>,
    );
    expect(html).toContain('href="#field-call"');
    expect(html).toContain('id="field-call" name="call" value="yes"');
    expect(faults(html)).toEqual([]);
  });
});

describe('Checkboxes', () => {
  it('checks all that were chosen', () => {
    const html = markup(
      <Checkboxes page={page} name="x" label="X" choices={choices} values={['yes', 'no']} />,
    );
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });
});
