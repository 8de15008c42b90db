import { get, type Route } from '../../../platform/http/routes.ts';
import { recentMail } from '../../../platform/mail/mail.ts';
import { MailPage } from './pages/list.tsx';
import { canBeRead } from './rules.ts';

const showMail = get('/work/admin/mail', 'administration.mail', async ({ city, page, person }) => (
  <MailPage
    page={page}
    letters={(await recentMail(city.db, 100)).map((letter) => ({
      ...letter,
      isReadable: canBeRead(letter, person, city.config.demo),
    }))}
    isDemo={city.config.demo}
    hasServer={city.config.mail.url !== undefined}
  />
));

export const mailRoutes: readonly Route[] = [showMail];
