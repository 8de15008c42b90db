import { describe, expect, it } from 'vitest';
import { examplePage, faults, markup } from '../../testing.ts';
import { fieldId } from './field.tsx';
import { DateField, FileField, NumberField, SelectField, TextArea, TextField } from './fields.tsx';
import { Form } from './form.tsx';

const page = examplePage();

describe('Form', () => {
  it('posts with a fresh key and without the browser’s own checks', () => {
    const html = markup(<Form page={examplePage()} action="/reports" hasFiles />);
    expect(html).toContain('method="post"');
    expect(html).toContain('<input type="hidden" name="_key" value="key-1"');
    expect(html).toContain('novalidate');
    expect(html).toContain('enctype="multipart/form-data"');
  });
});

describe.each([
  ['text', TextField],
  ['number', NumberField],
  ['date', DateField],
  ['long text', TextArea],
  ['file', FileField],
])('a %s field', (_, Field) => {
  it('points from label to control', () => {
    const html = markup(<Field page={page} name="place" label="Where?" />);
    expect(html).toContain('<label class="utrecht-form-label" for="field-place">Where?');
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
    expect(faults(html)).toEqual([]);
  });

  it('is described by its hint and then its error', () => {
    const html = markup(
      <Field page={page} name="place" label="Where?" hint="Street" error="Tell us" />,
    );
    expect(html).toContain('aria-describedby="field-place-hint field-place-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('Error: </span>Tell us');
    expect(faults(html)).toEqual([]);
  });

  it('says in words when it may be left empty', () => {
    const html = markup(<Field page={page} name="place" label="Where?" isOptional />);
    expect(html).toContain('(optional)');
    expect(html).not.toContain('aria-required');
  });
});

describe('what people wrote', () => {
  it('comes back unharmed and harmless', () => {
    const value = '"><script>alert(1)</script>';
    expect(faults(markup(<TextField page={page} name="a" label="A" value={value} />))).toEqual([]);
    expect(faults(markup(<TextArea page={page} name="a" label="A" value={value} />))).toEqual([]);
  });

  it('is chosen again in a list', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ];
    const html = markup(<SelectField page={page} name="x" label="X" options={options} value="b" />);
    expect(html).toContain('<option value="b" selected="">B');
    expect(html).not.toContain('<option value="a" selected');
  });
});

describe('fieldId', () => {
  it.each([
    ['place', 'field-place'],
    ['answers[3].text', 'field-answers-3-text'],
  ])('%s becomes %s', (name, id) => {
    expect(fieldId(name)).toBe(id);
  });
});
