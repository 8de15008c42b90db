/** Who enters and who signs which area. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../../../platform/database/db.ts';
import { formAssignee, formAssignment } from './schema.ts';

export type Task = 'enter' | 'sign';

export interface Assignment {
  readonly formId: number;
  readonly area: string;
  readonly fromPeriod: string;
  /** Ids of people. */
  readonly enter: readonly string[];
  readonly sign: readonly string[];
}

const withPeople = async (
  db: Db,
  assignments: readonly (typeof formAssignment.$inferSelect)[],
): Promise<readonly Assignment[]> => {
  const formIds = [...new Set(assignments.map(({ formId }) => formId))];
  const people =
    formIds.length === 0
      ? []
      : await db.select().from(formAssignee).where(inArray(formAssignee.formId, formIds));
  const byPlace = new Map<string, (typeof people)[number][]>();
  for (const person of people) {
    const place = `${person.formId} ${person.area}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), person]);
  }
  return assignments.map((assignment) => {
    const own = byPlace.get(`${assignment.formId} ${assignment.area}`) ?? [];
    const idsOf = (task: Task) => own.filter((one) => one.task === task).map((one) => one.personId);
    return { ...assignment, enter: idsOf('enter'), sign: idsOf('sign') };
  });
};

export const assignmentsOf = async (db: Db, formId: number): Promise<readonly Assignment[]> =>
  withPeople(
    db,
    await db
      .select()
      .from(formAssignment)
      .where(eq(formAssignment.formId, formId))
      .orderBy(asc(formAssignment.area)),
  );

export const allAssignments = async (db: Db): Promise<readonly Assignment[]> =>
  withPeople(db, await db.select().from(formAssignment).orderBy(asc(formAssignment.area)));

export const assignmentOf = async (
  db: Db,
  formId: number,
  area: string,
): Promise<Assignment | undefined> => {
  const rows = await db
    .select()
    .from(formAssignment)
    .where(and(eq(formAssignment.formId, formId), eq(formAssignment.area, area)));
  return (await withPeople(db, rows))[0];
};

/** Areas of which a person has a task, over all forms. */
export const assignmentsFor = async (
  db: Db,
  personId: string,
  task: Task,
): Promise<readonly (typeof formAssignment.$inferSelect)[]> => {
  const rows = await db
    .select({ assignment: formAssignment })
    .from(formAssignee)
    .innerJoin(
      formAssignment,
      and(
        eq(formAssignment.formId, formAssignee.formId),
        eq(formAssignment.area, formAssignee.area),
      ),
    )
    .where(and(eq(formAssignee.personId, personId), eq(formAssignee.task, task)))
    .orderBy(asc(formAssignment.formId), asc(formAssignment.area));
  return rows.map(({ assignment }) => assignment);
};

/** Gives an area exactly these people; its earlier ones lose their task. */
export const assign = async (tx: Db, assignment: Assignment): Promise<void> => {
  const { formId, area, fromPeriod, enter, sign } = assignment;
  await tx
    .insert(formAssignment)
    .values({ formId, area, fromPeriod })
    .onConflictDoUpdate({
      target: [formAssignment.formId, formAssignment.area],
      set: { fromPeriod },
    });
  await tx
    .delete(formAssignee)
    .where(and(eq(formAssignee.formId, formId), eq(formAssignee.area, area)));
  const people = [
    ...enter.map((personId) => ({ formId, area, personId, task: 'enter' as const })),
    ...sign.map((personId) => ({ formId, area, personId, task: 'sign' as const })),
  ];
  if (people.length > 0) await tx.insert(formAssignee).values(people);
};

export const unassign = async (tx: Db, formId: number, area: string): Promise<void> => {
  await tx
    .delete(formAssignment)
    .where(and(eq(formAssignment.formId, formId), eq(formAssignment.area, area)));
};

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** People who hold a permission and can sign in, by name. */
export const holdersOfPermission = async (
  db: Db,
  permission: string,
): Promise<readonly Colleague[]> => {
  const { rows } = await db.execute<Colleague & Record<string, unknown>>(
    sql`SELECT DISTINCT u.id, u.name, u.email FROM identity."user" u
        JOIN identity.person_role r ON r.user_id = u.id
        JOIN identity.role_permission p ON p.role = r.role
        WHERE p.permission = ${permission} AND NOT u.is_blocked
        ORDER BY u.name, u.email`,
  );
  return rows;
};
