import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Place, databaseEnvironment } from './cluster.ts';
import { hasCode, readIfThere } from './files.ts';

const LOG = 'postgres.log';
/** One old log of this size is kept next to the current one. */
const LOG_LIMIT_BYTES = 5_000_000;
/** Below the range from which systems assign ports for outgoing connections (32768 and up). */
const PORTS = { first: 20_000, count: 12_000 };

/** A server process found in the cluster's pid file. The port is set once it accepts connections. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number | undefined;
}

/** A server started by this process, whose end is observable. */
export interface Started {
  readonly child: ChildProcess;
  /** Undefined while it runs. */
  outcome(): StartFailure | undefined;
}

/** Why a server ended: `port` is taken; the folder is `busy` (another server, or the remains of a killed one). */
export interface StartFailure {
  readonly reason: 'port' | 'busy' | 'other';
  readonly log: string;
}

/**
 * The server that holds the cluster, if it is alive. A pid file left by a crash, whose number now belongs to another
 * program (usual in containers, where numbers repeat), is removed: PostgreSQL itself would refuse to start.
 */
export function findPostmaster(place: Place): Postmaster | undefined {
  const path = join(place.clusterDir, 'postmaster.pid');
  const lines = readIfThere(path)?.split('\n');
  if (lines === undefined) return undefined;
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isInteger(pid) || pid === 0) return undefined; // being written at this moment
  const kind = processKind(pid, place.clusterDir);
  if (kind === 'stranger') rmSync(path, { force: true });
  if (kind !== 'postmaster') return undefined;
  const isReady = lines[7]?.trim() === 'ready';
  return { pid, port: isReady ? Number(lines[3]) : undefined };
}

/**
 * Decided by the command line, which names the cluster: a working folder cannot be read across accounts in a container.
 */
function processKind(pid: number, clusterDir: string): 'postmaster' | 'stranger' | 'none' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return 'none';
  }
  if (process.platform === 'win32') return 'postmaster';
  const command = commandLine(pid);
  if (command === '') return 'none'; // ended, and not yet reaped by its parent
  return command.includes(clusterDir) ? 'postmaster' : 'stranger';
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readIfThere(`/proc/${String(pid)}/cmdline`) ?? '';
  return spawnSync('ps', ['-ww', '-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout.trim();
}

/** Starts a server on 127.0.0.1 only, in its own session so that Ctrl-C in the terminal reaches only this process. */
export function startPostmaster(place: Place, binDir: string, port: number, durable: boolean): Started {
  const logPath = join(place.dir, LOG);
  rotate(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const logStart = statSync(logPath).size;
  const child = spawn(join(binDir, 'postgres'), ['-D', place.clusterDir, ...settings(port, durable)], {
    ...place.account,
    cwd: place.dir,
    env: databaseEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();

  let failure: StartFailure | undefined;
  child.once('error', (error) => {
    failure = { reason: 'other', log: error.message };
  });
  child.once('exit', () => {
    const text = logSince(logPath, logStart);
    failure ??= { reason: reasonIn(text), log: text };
  });
  return { child, outcome: () => failure };
}

function rotate(logPath: string): void {
  const size = statSync(logPath, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(logPath, `${logPath}.1`);
}

function reasonIn(log: string): StartFailure['reason'] {
  if (/could not bind|could not create any TCP\/IP sockets/.test(log)) return 'port';
  if (/lock file "[^"]*" (already exists|is empty)|pre-existing shared memory block/.test(log)) return 'busy';
  return 'other';
}

/**
 * 60 connections serve one web and worker process with room for the command line. The log gets the server's own events
 * but no statement, parameter or row, as those contain personal data.
 */
function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 60,
    shared_buffers: '128MB',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${String(value)}`]);
}

/**
 * Asks a server to shut down: `fast` closes its connections and writes everything out; `immediate` is for one that
 * hangs.
 */
export function signalPostmaster(
  place: Place,
  binDir: string,
  pid: number,
  mode: 'fast' | 'immediate',
): void {
  if (process.platform === 'win32') {
    spawnSync(join(binDir, 'pg_ctl'), ['stop', '-D', place.clusterDir, '-m', mode, '-W'], {
      stdio: 'ignore',
    });
    return;
  }
  try {
    process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}

/** A free port on 127.0.0.1. Chosen at random: many copies may run on one machine. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** The server's log since `start`; empty when the folder was removed after its end. */
function logSince(path: string, start: number): string {
  try {
    return readFileSync(path).subarray(start).toString('utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return '';
    throw error;
  }
}
