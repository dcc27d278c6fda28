import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { prepareBinaries } from './embedded-postgres/binaries.ts';
import {
  type Connection,
  type Place,
  ensureCluster,
  readConnection,
  settle,
  writeConnection,
} from './embedded-postgres/cluster.ts';
import { hasCode } from './embedded-postgres/files.ts';
import {
  type Postmaster,
  type StartFailure,
  findFreePort,
  findPostmaster,
  signalPostmaster,
  startPostmaster,
} from './embedded-postgres/postmaster.ts';

const DATABASE = 'yizhan';
/**
 * Held shared by every process that uses the server; only a process that can hold it exclusively may stop the server.
 */
const IN_USE_LOCK = 0x797a_6861;
/** Recovery of a large database after a power cut may take most of this. */
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 25;
const RETRY_MS = 1_000;
const PORT_TRIES = 8;

/** Options of {@link startEmbeddedPostgres}. */
export interface EmbeddedPostgresOptions {
  /** Folder for the database; created if missing. */
  readonly dataDir: string;
  /** Receives short lines for the terminal. */
  readonly log?: (line: string) => void;
  /** False trades safety against power cuts for speed: for tests only. */
  readonly durable?: boolean;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  /** Signs in as owner of the server, to the database `yizhan`. */
  readonly url: string;
  readonly port: number;
  /** PostgreSQL's own data folder, for back-ups. */
  readonly clusterDir: string;
  /** Stops using the server, and shuts it down if no other process uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL 18 that comes with Yizhan, or adopts one left behind by a killed process or used by another
 * process: any number of processes may share one folder. While in use the server is monitored: if it dies, it is
 * restarted on the same port.
 *
 * @throws with a message for the person at the terminal when it cannot be set up or started
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const log = options.log ?? (() => undefined);
  const durable = options.durable ?? true;
  const place = settle(options.dataDir, durable, log);
  const binDir = join(prepareBinaries(place.account, place.dir).dir, 'bin');
  await ensureCluster(place, binDir, log);
  const server: Server = { place, binDir, durable, log, connection: readConnection(place) };

  const held = await acquire(server, undefined);
  const watch = watchOver(server, held);
  const { port } = held;
  const { user, password } = server.connection;
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${String(port)}/${DATABASE}`,
    port,
    clusterDir: place.clusterDir,
    stop: watch.stop,
  };
}

interface Server {
  readonly place: Place;
  readonly binDir: string;
  readonly durable: boolean;
  readonly log: (line: string) => void;
  readonly connection: Connection;
}

/** A connection whose lock shows that this process uses the server. */
interface Held {
  readonly port: number;
  readonly keeper: pg.Client;
  readonly socket: Socket;
}

/**
 * Returns a server that answers: the running one, or a new one.
 *
 * @param fixedPort the port that must be used, once others know it
 */
async function acquire(server: Server, fixedPort: number | undefined): Promise<Held> {
  const deadline = Date.now() + START_LIMIT_MS;
  let port = fixedPort ?? server.connection.port ?? (await findFreePort());
  let portTries = 0;
  for (;;) {
    const running = findPostmaster(server.place);
    if (running) {
      const held = await hold(server, running);
      if ('keeper' in held) return held;
      giveUpAfter(
        deadline,
        server,
        `server process ${String(running.pid)} does not answer (${held.refused})`,
      );
      await delay(POLL_MS);
      continue;
    }
    const begun = await startAndWait(server, port, deadline);
    if ('keeper' in begun) return begun;
    const failure = begun;
    if (failure.reason === 'other') throw startError(server, failure.log);
    giveUpAfter(deadline, server, failure.log);
    if (failure.reason === 'port' && fixedPort === undefined) {
      if (++portTries > PORT_TRIES) throw startError(server, failure.log);
      port = await findFreePort();
    } else {
      await delay(POLL_MS * 8);
    }
  }
}

async function startAndWait(server: Server, port: number, deadline: number): Promise<Held | StartFailure> {
  const started = startPostmaster(server.place, server.binDir, port, server.durable);
  for (;;) {
    const failure = started.outcome();
    if (failure) return failure;
    const running = findPostmaster(server.place);
    if (running && running.pid === started.child.pid) {
      const held = await hold(server, running);
      if ('keeper' in held) {
        writeConnection(server.place, { ...server.connection, port: held.port });
        return held;
      }
      giveUpAfter(deadline, server, `it is still starting (${held.refused})`);
    }
    await delay(POLL_MS);
  }
}

/** Signs in and takes the shared lock; refused while the server is starting or shutting down. */
async function hold(server: Server, running: Postmaster): Promise<Held | { refused: string }> {
  if (running.port === undefined) return { refused: 'not ready' };
  const socket = new Socket();
  const keeper = new pg.Client({
    host: '127.0.0.1',
    port: running.port,
    user: server.connection.user,
    password: server.connection.password,
    database: 'postgres',
    application_name: 'yizhan-keeper',
    connectionTimeoutMillis: 5_000,
    stream: () => socket,
  });
  keeper.on('error', () => undefined); // its end is what matters, and 'end' reports that
  try {
    await keeper.connect();
    await keeper.query('select pg_advisory_lock_shared($1)', [IN_USE_LOCK]);
    await ensureDatabase(keeper);
    return { port: running.port, keeper, socket };
  } catch (error) {
    await keeper.end().catch(() => undefined);
    if (hasCode(error, '28P01', '28000')) throw wrongPassword(server, error);
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}

async function ensureDatabase(keeper: pg.Client): Promise<void> {
  const found = await keeper.query('select from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount !== 0) return;
  try {
    await keeper.query(`create database ${DATABASE}`);
  } catch (error) {
    if (!hasCode(error, '42P04', '23505')) throw error; // another process created it at the same moment
  }
}

/** Keeps the server running until it is asked to stop. */
function watchOver(server: Server, first: Held): { stop: () => Promise<void> } {
  let held = first;
  let mending: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const watch = (next: Held): void => {
    held = next;
    held.socket.unref(); // a command that forgets to stop the server may exit all the same
    held.keeper.once('end', () => {
      if (!stopped) mending = mend();
    });
  };
  const mend = async (): Promise<void> => {
    server.log('数据库中断,正在恢复 · The database went away; bringing it back');
    while (!stopped) {
      try {
        watch(await acquire(server, first.port));
        server.log('数据库已恢复 · The database is back');
        return;
      } catch (error) {
        server.log(error instanceof Error ? error.message : String(error));
        await delay(RETRY_MS);
      }
    }
  };
  watch(first);
  return {
    stop: () => {
      stopped ??= (async () => {
        await mending;
        await letGo(server, held);
      })();
      return stopped;
    },
  };
}

async function letGo(server: Server, { keeper, socket }: Held): Promise<void> {
  socket.ref();
  const alone = await keeper
    .query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [IN_USE_LOCK])
    .then((result) => result.rows[0]?.alone ?? false)
    .catch(() => true); // it does not answer: end what is left of it
  const running = findPostmaster(server.place);
  if (alone && running) await endPostmaster(server, running.pid);
  await keeper.end().catch(() => undefined);
}

async function endPostmaster(server: Server, pid: number): Promise<void> {
  for (const mode of ['fast', 'immediate'] as const) {
    signalPostmaster(server.place, server.binDir, pid, mode);
    const deadline = Date.now() + STOP_LIMIT_MS;
    while (Date.now() < deadline) {
      if (findPostmaster(server.place)?.pid !== pid) return;
      await delay(POLL_MS);
    }
  }
}

function giveUpAfter(deadline: number, server: Server, why: string): void {
  if (Date.now() > deadline) throw startError(server, why);
}

function startError(server: Server, why: string): Error {
  return new Error(
    `The database in ${server.place.dir} did not start: ${why.trim()}\n` +
      `Its log is ${join(server.place.dir, 'postgres.log')}. Check free disk space and memory, and run "npx yizhan doctor".`,
  );
}

function wrongPassword(server: Server, cause: unknown): Error {
  return new Error(
    `The database in ${server.place.dir} does not accept the password noted beside it. Was the folder copied from ` +
      `elsewhere, or the password changed by hand? Put back ${server.place.clusterDir} as a whole from one back-up.`,
    { cause },
  );
}
