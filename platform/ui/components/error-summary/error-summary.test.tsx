import { describe, expect, it } from 'vitest';
import { examplePage, markup } from '../../testing.ts';
import { ErrorSummary } from './error-summary.tsx';

const page = examplePage('nl');

describe('ErrorSummary', () => {
  it('is not there when nothing is wrong', () => {
    expect(markup(<ErrorSummary page={page} errors={[]} />)).toBe('');
  });

  it('is read at once and leads to fields, or to an id of one’s own', () => {
    const html = markup(
      <ErrorSummary
        page={page}
        errors={[
          { field: 'a', message: 'Vul A in' },
          { field: '#map', message: 'Kies een plek' },
        ]}
      />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('href="#field-a" data-unnamed="">Vul A in');
    expect(html).toContain('href="#map" data-unnamed="">Kies een plek');
  });
});
