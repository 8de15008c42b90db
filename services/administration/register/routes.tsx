import { get, type Route } from '../../../platform/http/routes.ts';
import { RegisterPage } from './pages/list.tsx';

const showRegister = get('/work/admin/register', 'administration.register', ({ city, page }) => (
  <RegisterPage
    page={page}
    entries={city.services.flatMap(({ name, personalData = [] }) =>
      personalData.map((processing) => ({ service: name, processing })),
    )}
  />
));

export const registerRoutes: readonly Route[] = [showRegister];
