import { languageNames } from '../../../../platform/messages/languages.ts';
import { entryOf } from '../../../../platform/opening-hours/entry.ts';
import { neverOpen } from '../../../../platform/opening-hours/opening-hours.ts';
import { Details } from '../../../../platform/ui/components/details/details.tsx';
import { TextArea, TextField } from '../../../../platform/ui/components/form/fields.tsx';
import { FieldGroup } from '../../../../platform/ui/components/form/form.tsx';
import { Stack } from '../../../../platform/ui/components/layout/layout.tsx';
import { OpeningHoursFields } from '../../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { type ContactPoint, longestAddress, longestName, longestReason } from '../article.ts';
import { type ContactPlace, hoursBox } from '../contact-entry.ts';
import { contentMessages } from '../messages/index.ts';
import type { EditPageProps } from './edit-page.tsx';

const ContactFields = ({
  props: { page, language, hours = {}, errors = {} },
  place,
  contact = {},
}: {
  readonly props: EditPageProps;
  readonly place: ContactPlace;
  readonly contact?: ContactPoint | undefined;
}) => {
  const { edit } = contentMessages[page.language];
  const name = (part: string) => `${place}-${part}`;
  const line = (
    part: 'telephone' | 'email' | 'website',
    type: 'tel' | 'email' | 'url',
    hint?: string,
  ) => (
    <TextField
      page={page}
      name={name(part)}
      type={type}
      label={edit[part]}
      hint={hint}
      value={contact[part]}
      error={errors[name(part)]}
      autocomplete="off"
      isOptional
    />
  );
  return (
    <>
      <TextField
        page={page}
        name={name('name')}
        label={`${edit.contactName} (${languageNames[language]})`}
        value={contact.name?.[language]}
        error={errors[name('name')]}
        maxlength={longestName}
        isOptional
      />
      {line('telephone', 'tel')}
      {line('email', 'email')}
      {line('website', 'url', edit.websiteHint)}
      <TextArea
        page={page}
        name={name('address')}
        label={edit.address}
        value={contact.address}
        error={errors[name('address')]}
        rows={3}
        maxlength={longestAddress}
        isOptional
      />
      <OpeningHoursFields
        page={page}
        name={hoursBox(place)}
        entry={hours[place] ?? entryOf(contact.hours ?? neverOpen)}
        errors={errors}
      />
    </>
  );
};

/** Where people turn to, and where they do here. */
export const ContactEntry = ({ props }: { readonly props: EditPageProps }) => {
  const { page, draft, errors = {} } = props;
  const { edit } = contentMessages[page.language];
  const { localContact } = draft;
  const isWrong = (place: string) => Object.keys(errors).some((name) => name.startsWith(place));
  return (
    <FieldGroup legend={edit.contact} hint={edit.contactHint}>
      <Details
        summary={edit.contact}
        isOpen={draft.central.contact !== undefined || isWrong('contact-')}
      >
        <Stack space="3">
          <ContactFields props={props} place="contact" contact={draft.central.contact} />
        </Stack>
      </Details>
      <Details
        summary={edit.ownContact}
        isOpen={localContact !== undefined || isWrong('local-contact-')}
      >
        <Stack space="3">
          <p>{edit.ownContactHint}</p>
          <ContactFields props={props} place="local-contact" contact={localContact?.contact} />
          <TextField
            page={page}
            name="local-contact-reason"
            label={edit.reason}
            value={localContact?.reason}
            error={errors['local-contact-reason']}
            maxlength={longestReason}
            width="full"
            isOptional
          />
        </Stack>
      </Details>
    </FieldGroup>
  );
};
