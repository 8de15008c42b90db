/** The end of an account: only by who shows once more that it is theirs. */
import type { FieldErrors } from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  post,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { keepersOfRights } from '../../../platform/identity/permissions.ts';
import { messages } from '../messages/index.ts';
import { hasPassword } from '../store.ts';
import { eraseEverywhere } from './own-data.ts';
import { ErasePage, type Proof } from './pages/erase.tsx';

/** Without a password, a sign-in of so short ago is proof enough. */
const freshMinutes = 15;

type Asked = Pick<PersonContext, 'city' | 'person' | 'request'>;

const proofOf = async ({ city, person, request }: Asked): Promise<Proof> => {
  if (await hasPassword(city.db, person.id)) return 'password';
  const current = await city.identity.auth().api.getSession({ headers: request.headers });
  const age = Date.now() - (current?.session.createdAt.getTime() ?? 0); // sessions live by the engine's clock
  return age < freshMinutes * 60_000 ? 'sign-in' : 'late';
};

const isOwnPassword = async ({ city, request }: Asked, password: string): Promise<boolean> => {
  const { ok } = await city.identity
    .auth()
    .api.verifyPassword({ body: { password }, headers: request.headers, asResponse: true });
  return ok;
};

const isLastKeeper = async ({ city, person }: Asked): Promise<boolean> => {
  const keepers = await keepersOfRights(city.db);
  return keepers.length === 1 && keepers[0] === person.id;
};

const show = get('/me/erase', 'signed-in', async (context) => (
  <ErasePage
    page={context.page}
    isLastKeeper={await isLastKeeper(context)}
    proof={await proofOf(context)}
  />
));

const erase = post(
  '/me/erase',
  'signed-in',
  async (context) => {
    const { city, page, person, form, request } = context;
    const own = messages[page.language];
    const proof = await proofOf(context);
    const isConfirmed = form.text('confirm') === 'yes';
    const refuse = (errors: FieldErrors, isLast = false) =>
      withStatus(
        422,
        <ErasePage {...{ page, proof, isConfirmed, errors }} isLastKeeper={isLast} />,
      );
    if (proof === 'late') return refuse({});
    const errors = {
      ...(isConfirmed ? {} : { confirm: own.erase.needsConfirm }),
      ...(proof === 'password' && !(await isOwnPassword(context, form.text('password')))
        ? { password: own.twoStep.wrongPassword }
        : {}),
    };
    if (Object.keys(errors).length > 0) return refuse(errors);
    if (!(await eraseEverywhere(city, person.id))) return refuse({}, true);
    const response = await city.identity
      .auth()
      .api.signOut({ headers: request.headers, asResponse: true });
    return seeOther(
      '/',
      { kind: 'success', text: own.erase.erased },
      response.headers.getSetCookie(),
    );
  },
  { isOwnTransaction: true, perMinute: 10, isSecret: true },
);

export const eraseRoutes = [show, erase] as const;
