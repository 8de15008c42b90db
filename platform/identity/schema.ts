import {
  boolean,
  index,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Accounts (tables of better-auth) and what they may do (roles and permissions, ours). */
export const identitySchema = pgSchema('identity');

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const person = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const user = identitySchema.table('user', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  /** The language the person chose; empty means the browser's. */
  language: text().notNull().default(''),
  isBlocked: boolean('is_blocked').notNull().default(false),
});

export const session = identitySchema.table(
  'session',
  {
    id: text().primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text().notNull().unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: person(),
  },
  (table) => [index('session_user').on(table.userId)],
);

export const account = identitySchema.table(
  'account',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: person(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('account_user').on(table.userId)],
);

export const verification = identitySchema.table(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verification_identifier').on(table.identifier)],
);

export const twoFactor = identitySchema.table(
  'two_factor',
  {
    id: text().primaryKey(),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: boolean().notNull().default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: moment('locked_until'),
    userId: person(),
  },
  (table) => [index('two_factor_user').on(table.userId)],
);

/** A role beyond those the services declare, or a declared one whose permissions were changed. */
export const role = identitySchema.table('role', {
  key: text().primaryKey(),
  name: text().notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const rolePermission = identitySchema.table(
  'role_permission',
  {
    role: text()
      .notNull()
      .references(() => role.key, { onDelete: 'cascade' }),
    permission: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.role, table.permission] })],
);

export const personRole = identitySchema.table(
  'person_role',
  {
    userId: person(),
    role: text()
      .notNull()
      .references(() => role.key, { onDelete: 'cascade' }),
    since: moment('since').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] })],
);
