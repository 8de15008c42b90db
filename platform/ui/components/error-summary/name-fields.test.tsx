import { describe, expect, it } from 'vitest';
import { examplePage, markup } from '../../testing.ts';
import { Checkboxes, Radios } from '../choices/choices.tsx';
import { TextField } from '../form/fields.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { nameFields } from './name-fields.ts';

const page = examplePage();
const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const linkTo = (field: string, message: string, form: unknown): string => {
  const html = nameFields(
    markup(
      <>
        <ErrorSummary page={page} errors={[{ field, message }]} />
        {form as never}
      </>,
    ),
  );
  return /<a href="#[^"]+"[^>]*>[^<]*<\/a>/.exec(html)?.[0] ?? '';
};

describe('a link of the error summary', () => {
  it.each([
    [
      'the label',
      <TextField page={page} name="a" label="E-mail" />,
      '<a href="#field-a">E-mail: Fill it in</a>',
    ],
    [
      'the label without “optional”',
      <TextField page={page} name="a" label="E-mail" isOptional />,
      '<a href="#field-a">E-mail: Fill it in</a>',
    ],
    [
      'the question, without a colon',
      <TextField page={page} name="a" label="Where is it?" />,
      '<a href="#field-a">Where is it? Fill it in</a>',
    ],
    [
      'the question above the answers, not the first answer',
      <Radios page={page} name="a" label="Reply" choices={choices} />,
      '<a href="#field-a">Reply: Fill it in</a>',
    ],
    [
      'the same for several answers',
      <Checkboxes page={page} name="a" label="Roles" choices={choices} />,
      '<a href="#field-a">Roles: Fill it in</a>',
    ],
    ['nothing when the page has no such field', <p>Text</p>, '<a href="#field-a">Fill it in</a>'],
  ])('says %s', (_, form, expected) => {
    expect(linkTo('a', 'Fill it in', form)).toBe(expected);
  });

  it('finds a field by an id of its own', () => {
    const form = <TextField page={page} name="a" id="x.1" label="E-mail" />;
    expect(linkTo('#x.1', 'Fill it in', form)).toBe('<a href="#x.1">E-mail: Fill it in</a>');
  });

  it('does not say the label twice', () => {
    const form = <TextField page={page} name="a" label="E-mail" />;
    expect(linkTo('a', 'E-mail is missing', form)).toBe('<a href="#field-a">E-mail is missing</a>');
  });

  it('stays escaped', () => {
    const form = <TextField page={page} name="a" label="<b> & $1" />;
    expect(linkTo('a', '<i>', form)).toBe('<a href="#field-a">&lt;b&gt; &amp; $1: &lt;i&gt;</a>');
  });
});
