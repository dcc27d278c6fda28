import { sql, type SqlBool } from 'kysely';

/** Whether a record's id is one of those named. @param id the column, written as in `from`: `s.id` */
export const isAmong = (id: string, records: readonly string[]) =>
  sql<SqlBool>`${sql.ref(id)} = any(${records}::uuid[])`;
