import { createApi } from '../../platform/http/api.ts';
import type { City } from '../../platform/service.ts';
import { registerChannels } from './channels/meta/webhook.ts';

export const assistantApi = (city: City) => {
  const api = createApi();
  registerChannels(api, city);
  return api;
};
