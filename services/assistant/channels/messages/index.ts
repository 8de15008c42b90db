import type { Catalogue } from '../../../../platform/messages/languages.ts';
import { da } from './da.ts';
import { de } from './de.ts';
import { type ChannelMessages, en } from './en.ts';
import { nl } from './nl.ts';

export type { ChannelMessages };

export const channelMessages: Catalogue<ChannelMessages> = { nl, en, de, da };
