import { defineService } from '../../platform/service.ts';
import { actions } from './actions.ts';
import { heldEntryRoutes } from './held-entry/routes.tsx';
import { personalData } from './personal-data.ts';
import { profileRoutes } from './profile/routes.tsx';
import { signInRoutes } from './sign-in/routes.tsx';

export default defineService({
  name: 'account',
  routes: [...signInRoutes, ...profileRoutes, ...heldEntryRoutes],
  actions,
  personalData,
});
