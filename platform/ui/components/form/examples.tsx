import type { ExampleSet } from '../../example.ts';
import { Button } from '../button/button.tsx';
import { Checkboxes, Radios } from '../choices/choices.tsx';
import { ErrorSummary } from '../error-summary/error-summary.tsx';
import { DateField, FileField, NumberField, SelectField, TextArea, TextField } from './fields.tsx';
import { FieldGroup, Form, FormActions } from './form.tsx';

export const examples: ExampleSet = {
  component: 'Form and fields',
  about:
    'One column, labels above, hints before the box. What is not needed says so. Errors say what to do.',
  examples: [
    {
      title: 'For a thumb',
      show: (page) => (
        <Form page={page} action="/count" label="Count" isLarge>
          <NumberField
            page={page}
            name="visits"
            label="How many visits were there?"
            hint="In May 2026: 41"
            unit="visits"
            isWhole
          />
          <FormActions>
            <Button>Check and send</Button>
            <Button kind="secondary">Save and go on later</Button>
          </FormActions>
        </Form>
      ),
    },
    {
      title: 'All fields',
      show: (page) => (
        <Form page={page} action="/reports" label="Report a problem" hasFiles>
          <TextField
            page={page}
            name="place"
            label="Where is it?"
            hint="Street and number, or a crossing."
            width="full"
          />
          <SelectField
            page={page}
            name="kind"
            label="What is it about?"
            placeholder="Choose a subject"
            options={[
              { value: 'light', label: 'Street light' },
              { value: 'road', label: 'Road or pavement' },
            ]}
            value="light"
          />
          <TextArea page={page} name="text" label="What is wrong?" rows={3} />
          <DateField page={page} name="since" label="Since when?" isOptional />
          <NumberField
            page={page}
            name="depth"
            label="How deep is the water?"
            unit="cm"
            isWhole
            isOptional
          />
          <FileField
            page={page}
            name="photo"
            label="Photo"
            hint="JPEG or PNG, at most 10 MB."
            accept="image/*"
            isOptional
          />
          <FieldGroup legend="About you" hint="Only to be able to ask you something.">
            <TextField page={page} name="name" label="Name" autocomplete="name" isOptional />
            <TextField page={page} name="email" type="email" label="E-mail" autocomplete="email" />
          </FieldGroup>
          <FormActions>
            <Button>Send report</Button>
            <Button kind="subtle">Save for later</Button>
          </FormActions>
        </Form>
      ),
    },
    {
      title: 'With errors',
      show: (page) => (
        <Form page={page} action="/reports" label="Report with errors">
          <ErrorSummary
            page={page}
            id="example-form-errors"
            errors={[
              { field: 'where', message: 'Tell us where it is' },
              { field: 'reply', message: 'Choose whether you want an answer' },
            ]}
          />
          <TextField
            page={page}
            name="where"
            label="Where is it?"
            hint="Street and number, or a crossing."
            error="Tell us where it is"
            width="full"
          />
          <Radios
            page={page}
            name="reply"
            label="Do you want an answer?"
            error="Choose whether you want an answer"
            choices={[
              { value: 'yes', label: 'Yes, by e-mail' },
              { value: 'no', label: 'No' },
            ]}
          />
          <Checkboxes
            page={page}
            name="agree"
            label="Before you send"
            choices={[{ value: 'yes', label: 'There are no people in my photo' }]}
          />
          <FormActions>
            <Button>Send report</Button>
          </FormActions>
        </Form>
      ),
    },
  ],
};
