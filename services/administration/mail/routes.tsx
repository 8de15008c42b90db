import { get, type Route } from '../../../platform/http/routes.ts';
import { recentMail } from '../../../platform/mail/mail.ts';
import { MailPage } from './pages/list.tsx';

const showMail = get('/work/admin/mail', 'administration.mail', async ({ city, page }) => (
  <MailPage
    page={page}
    letters={await recentMail(city.db, 100)}
    hasServer={city.config.mail.url !== undefined}
  />
));

export const mailRoutes: readonly Route[] = [showMail];
