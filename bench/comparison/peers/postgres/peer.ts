/** PostgreSQL: the vacancies in their own table, one statement per query. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { startEmbeddedPostgres } from '../../../../apps/server/src/app/embedded-postgres.ts';
import type { HeldRows } from '../held-rows.ts';
import type { PeerStart } from '../peer.ts';
import { COLUMNS, dictionaries, rowOf } from './columns.ts';
import type { Row } from './columns.ts';
import { statementFor } from './statement.ts';

const NAME = 'postgres';
/** Unique per process, so that two may use one server. */
const SCHEMA = `yizhan_bench_${String(process.pid)}`;
/** Rows per INSERT statement: some 2 MB of JSON. */
const BATCH = 2_000;

const Answers = z.array(z.object({ id: z.string(), score: z.number().int() }));

interface Server {
  url: string;
  stop: () => Promise<void>;
}

/** The server named by DATABASE_URL, else the embedded one in a folder that is removed afterwards. */
async function openServer(): Promise<Server> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') return { url, stop: async () => undefined };
  const dataDir = mkdtempSync(join(tmpdir(), 'yizhan-bench-'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    const stop = async (): Promise<void> => {
      await server.stop();
      remove();
    };
    return { url: server.url, stop };
  } catch (error) {
    remove();
    throw error;
  }
}

async function fill(client: pg.Client, held: HeldRows): Promise<ReturnType<typeof dictionaries>> {
  const known = dictionaries();
  await client.query(`drop schema if exists ${SCHEMA} cascade`);
  await client.query(`create schema ${SCHEMA}`);
  await client.query(`set search_path to ${SCHEMA}, public`);
  await client.query('create extension if not exists intarray schema public');
  await client.query(
    `create unlogged table vacancies (${COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ')})`,
  );
  const types = COLUMNS.map(([name, type]) => `${name} ${type.replace(/ collate.*/, '')}`).join(', ');
  const insert = async (rows: readonly Row[]): Promise<void> => {
    await client.query(
      `insert into vacancies select * from jsonb_to_recordset($1::jsonb) as rows (${types})`,
      [JSON.stringify(rows)],
    );
  };
  for (let from = 0; from < held.rows.length; from += BATCH) {
    await insert(held.rows.slice(from, from + BATCH).map((row) => rowOf(row, held, known)));
  }
  await client.query('create index on vacancies using gist (point(lng, lat)) where open and judgeable');
  await client.query('create index on vacancies (kinds) where open and not judgeable');
  await client.query('create index on vacancies (kinds) where open');
  await client.query('create index on vacancies (month_high) where open');
  await client.query('vacuum analyze vacancies');
  // One core each, as for every peer here; compiling would cost more than it saves.
  await client.query('set max_parallel_workers_per_gather = 0');
  await client.query('set jit = off');
  await client.query(`set work_mem = '64MB'`);
  return known;
}

/** Insufficient privilege, feature not supported, undefined file: the extension is not available there. */
const WITHOUT = ['42501', '0A000', '58P01'];
const isWithoutIntarray = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && WITHOUT.includes(error.code ?? '');

export async function postgresPeer(held: HeldRows): Promise<PeerStart> {
  let server: Server;
  try {
    server = await openServer();
  } catch (error) {
    return { ok: false, name: NAME, why: error instanceof Error ? error.message : String(error) };
  }
  const client = new pg.Client({ connectionString: server.url });
  const close = async (): Promise<void> => {
    await client.query(`drop schema if exists ${SCHEMA} cascade`).catch(() => undefined);
    await client.end().catch(() => undefined);
    await server.stop();
  };
  try {
    await client.connect();
    const known = await fill(client, held);
    return {
      ok: true,
      peer: {
        name: NAME,
        bestVacancies: async (input, limit) => {
          const { text, values } = statementFor(held.seeker(input), held, known, limit);
          return Answers.parse((await client.query(text, values)).rows);
        },
        close,
      },
    };
  } catch (error) {
    await close();
    if (isWithoutIntarray(error)) return { ok: false, name: NAME, why: `no intarray: ${error.message}` };
    throw error;
  }
}
