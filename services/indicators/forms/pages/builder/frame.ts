import { chooseText } from '../../../../../platform/messages/text.ts';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { Draft } from '../../draft.ts';

export const buildPath = '/work/indicators/forms';

export const formPath = (code: string, more = ''): string => `${buildPath}/${code}${more}`;

export const draftTitle = ({ language }: Pick<PageContext, 'language'>, draft: Draft): string =>
  chooseText(draft.title, language).text || builderMessages[language].list.untitled;
