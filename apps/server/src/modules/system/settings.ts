import { z } from 'zod';
import { json, type Reader, type Transaction } from '../../app/db/database.ts';

export const Bureau = z.object({ name: z.string(), regionCode: z.string() });
export const DemoState = z.object({
  state: z.enum(['loading', 'ready', 'failed']),
  progress: z.number(),
  step: z.string(),
});
export type DemoState = z.infer<typeof DemoState>;

export async function readSetting<S extends z.ZodType>(
  db: Reader,
  key: string,
  shape: S,
): Promise<z.output<S> | null> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? null : shape.parse(row.value);
}

export async function writeSetting(
  db: Transaction | Reader,
  key: string,
  value: unknown,
  now: Date,
): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key, value: json(value), updated_at: now })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json(value), updated_at: now }))
    .execute();
}
