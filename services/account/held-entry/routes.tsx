import { heldEntryFor } from '../../../platform/http/held-entries.ts';
import { get } from '../../../platform/http/routes.ts';
import { HeldEntryPage } from './pages/held-entry.tsx';

const showHeldEntry = get('/held-entry', 'signed-in', async ({ city, page, person, request }) => (
  <HeldEntryPage
    page={page}
    entry={await heldEntryFor(city.db, city.files, request.headers, city.config.secret, person.id)}
  />
));

/** What is done with the entry is the platform's: see `platform/http/app.ts`. */
export const heldEntryRoutes = [showHeldEntry] as const;
