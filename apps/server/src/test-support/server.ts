import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startEmbeddedPostgres } from '../app/embedded-postgres.ts';

const DATA_DIR = fileURLToPath(new URL('../../../../.data/test', import.meta.url));
const PREFIX = 'yizhan_test_';

/** A PostgreSQL server in which test databases are made. */
export interface TestServer {
  /** A database to sign in to, with a user who may create others. */
  readonly adminUrl: string;
  /** Prefix of the names of this process's databases, by which a later run recognises leftovers. */
  readonly prefix: string;
  stop(): Promise<void>;
}

/** A database of one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it; the server closes connections that are still open. */
  drop(): Promise<void>;
}

/** Starts the embedded server for tests, which several runs can share, or uses that of `TEST_DATABASE_URL`. */
export async function openTestServer(): Promise<TestServer> {
  const prefix = `${PREFIX}${String(process.pid)}_`;
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { adminUrl: given, prefix, stop: () => Promise.resolve() };

  const server = await startEmbeddedPostgres({ dataDir: DATA_DIR, durable: false });
  const adminUrl = databaseUrl(server.url, 'postgres');
  await dropLeftovers(adminUrl);
  return { adminUrl, prefix, stop: () => server.stop() };
}

/** Creates a database as a copy of `template`. Copying files is faster where nothing waits for the disk. */
export async function copyDatabase(
  adminUrl: string,
  template: string,
  prefix: string,
): Promise<TestDatabase> {
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await withAdmin(adminUrl, (admin) =>
    admin.query(`create database ${name} template ${template} strategy file_copy`),
  );
  return {
    url: databaseUrl(adminUrl, name),
    drop: async () => {
      await withAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Runs `work` on a separate connection. */
export async function withAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Removes the databases of killed runs; a run is alive as long as its process is. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where starts_with(datname, $1)`,
      [PREFIX],
    );
    for (const { datname } of rows) {
      const pid = Number.parseInt(datname.slice(PREFIX.length), 10);
      if (!isAlive(pid)) await admin.query(`drop database if exists ${datname} with (force)`);
    }
  });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
