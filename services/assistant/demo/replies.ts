/** What agents of the demo town often say. */
import type { ByLanguage } from '../../../platform/messages/languages.ts';

export const demoReplies: readonly { readonly title: string; readonly texts: ByLanguage }[] = [
  {
    title: 'Begroeting',
    texts: {
      nl: 'Goedendag, u spreekt met het klantcontactcentrum van Polderdam. Waarmee kan ik u helpen?',
      en: 'Good day, this is the contact centre of Polderdam. How can I help you?',
      de: 'Guten Tag, hier ist der Bürgerservice von Polderdam. Wie kann ich Ihnen helfen?',
      da: 'Goddag, du taler med kontaktcentret i Polderdam. Hvad kan jeg hjælpe med?',
    },
  },
  {
    title: 'Een ogenblik',
    texts: {
      nl: 'Een ogenblik alstublieft, ik zoek het voor u op.',
      en: 'One moment please, I am looking it up for you.',
      de: 'Einen Moment bitte, ich sehe für Sie nach.',
      da: 'Et øjeblik, jeg slår det op for dig.',
    },
  },
  {
    title: 'Afscheid',
    texts: {
      nl: 'Graag gedaan. Ik sluit het gesprek nu; de assistent helpt u verder als u nog iets wilt weten.',
      en: 'You are welcome. I close the conversation now; the assistant helps you further if you want to know more.',
      de: 'Gern geschehen. Ich schließe das Gespräch jetzt; der Assistent hilft Ihnen weiter, wenn Sie noch etwas wissen möchten.',
      da: 'Det var så lidt. Jeg lukker samtalen nu; assistenten hjælper dig videre, hvis du vil vide mere.',
    },
  },
];
