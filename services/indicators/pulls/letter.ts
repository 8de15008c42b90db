import type { Letter } from '../../../platform/mail/mail.ts';
import { isLanguage } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { pullMessages } from '../messages/pulls/index.ts';
import { sourcePath } from './paths.ts';
import type { Owner, PullSource } from './pull-store.ts';
import type { PullReason } from './reason.ts';

/** Tells the owner that a source brings nothing any more, and that the last good figures stay. */
export const failureLetter = (
  { config, municipality }: Pick<City, 'config' | 'municipality'>,
  source: Pick<PullSource, 'id' | 'name'>,
  { reason, detail }: { readonly reason: PullReason | null; readonly detail: string },
  { email, language: chosen }: Owner,
): Letter => {
  const language = isLanguage(chosen) ? chosen : municipality().defaultLanguage;
  const { letter, reasons, rejected } = pullMessages[language];
  const origin = config.publicUrl ?? `http://localhost:${config.port}`;
  return {
    to: email,
    subject: letter.subject(source.name),
    text: [
      letter.opening(source.name),
      reason === null ? rejected : reasons[reason](detail),
      letter.staying,
      `${letter.look} ${origin}/${language}${sourcePath(source.id)}`,
    ].join('\n\n'),
  };
};
