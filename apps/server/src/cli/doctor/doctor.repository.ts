import type pg from 'pg';

/** Settings of the server that matter, and its clock. */
export async function readServer(
  client: pg.Client,
): Promise<{ version: number; versionText: string; now: Date }> {
  const { rows } = await client.query<{ number: string; text: string; now: Date }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as text,
       clock_timestamp() as now`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('The server does not say its version');
  return { version: Number(row.number), versionText: row.text, now: row.now };
}

/** Which of the extensions are installed, and which could be. */
export async function readExtensions(
  client: pg.Client,
  names: readonly string[],
): Promise<{ installed: string[]; available: string[] }> {
  const { rows } = await client.query<{ name: string; installed: boolean }>(
    `select name, installed_version is not null as installed from pg_available_extensions where name = any($1)`,
    [names],
  );
  return {
    installed: rows.filter((row) => row.installed).map((row) => row.name),
    available: rows.map((row) => row.name),
  };
}

/** Numbers of the migrations that ran; null before the first one. */
export async function readMigrations(client: pg.Client): Promise<number[] | null> {
  if (!(await exists(client, 'schema_migrations'))) return null;
  const { rows } = await client.query<{ number: number }>(
    'select number from schema_migrations order by number',
  );
  return rows.map(({ number }) => number);
}

/** One sealed value of each kind there is. */
export async function readSealed(client: pg.Client): Promise<Array<{ what: string; sealed: Buffer }>> {
  const { rows } = await client.query<{ what: string; sealed: Buffer }>(`
    (select 'accounts' as what, phone_cipher as sealed from accounts order by created_at desc limit 1) union all
    (select 'seekers', phone_cipher from seekers where phone_cipher is not null order by created_at desc limit 1) union all
    (select 'seekers', id_number_cipher from seekers where id_number_cipher is not null limit 1) union all
    (select 'employers', contact_phone_cipher from employers where contact_phone_cipher is not null limit 1) union all
    (select 'messages', payload from messages where payload is not null order by created_at desc limit 1)`);
  return rows;
}

/** Messages that were given up, and those that have waited longer than the minutes. */
export async function countMessages(
  client: pg.Client,
  minutes: number,
): Promise<{ dead: number; waiting: number; lastError: string | null }> {
  const { rows } = await client.query<{ dead: number; waiting: number; last_error: string | null }>(
    `select count(*) filter (where status = 'dead')::int as dead,
       count(*) filter (where due_at < clock_timestamp() - make_interval(mins => $1))::int as waiting,
       (array_agg(last_error order by settled_at desc) filter (where status = 'dead'))[1] as last_error
     from messages where status = 'dead' or due_at is not null`,
    [minutes],
  );
  const row = rows[0];
  return { dead: row?.dead ?? 0, waiting: row?.waiting ?? 0, lastError: row?.last_error ?? null };
}

/** A value of the table of settings; undefined where nothing was set. */
export async function readSettingValue(client: pg.Client, key: string): Promise<unknown> {
  const { rows } = await client.query<{ value: unknown }>('select value from settings where key = $1', [key]);
  return rows[0]?.value;
}

/** What the provider calls a text; null where nobody has said so. */
export async function readProviderCode(
  client: pg.Client,
  template: string,
  locale: string,
): Promise<string | null> {
  const { rows } = await client.query<{ provider_code: string | null }>(
    `select provider_code from message_templates where template = $1 and channel = 'sms' and locale = $2`,
    [template, locale],
  );
  return rows[0]?.provider_code ?? null;
}

/** Jobs that were given up within the last days, by name. */
export async function countFailedJobs(
  client: pg.Client,
  days: number,
): Promise<Array<{ name: string; count: number }>> {
  if (!(await exists(client, 'pgboss.job'))) return [];
  const { rows } = await client.query<{ name: string; count: number }>(
    `select name, count(*)::int as count from pgboss.job
     where state = 'failed' and created_on > clock_timestamp() - make_interval(days => $1)
     group by name order by name`,
    [days],
  );
  return rows;
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>('select to_regclass($1)::text as found', [
    table,
  ]);
  return (rows[0]?.found ?? null) !== null;
}
