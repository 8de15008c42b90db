import type { City } from '../../../../platform/service.ts';
import type { Channel } from '../channel.ts';
import { messenger } from './messenger.ts';
import { whatsapp } from './whatsapp.ts';

/** The channels of Meta that this installation has been told of. */
export const metaChannels = ({ config, now }: Pick<City, 'config' | 'now'>): readonly Channel[] => {
  const { meta } = config;
  if (!meta) return [];
  return [
    ...(meta.phoneNumberId === undefined ? [] : [whatsapp(meta, meta.phoneNumberId, now)]),
    ...(meta.pageId === undefined ? [] : [messenger(meta, meta.pageId, now)]),
  ];
};
