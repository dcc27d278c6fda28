import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Account, chooseAccount, mayUse } from './account.ts';
import { hasCode, readIfThere, writeSecret } from './files.ts';

const CLUSTER = 'cluster';
const MOVED = 'moved-to';
const CONNECTION = 'yizhan-connection.json';
const UNFINISHED = '.unfinished';
const SUPERUSER = 'yizhan';

const Connection = z.object({ user: z.string(), password: z.string(), port: z.number().int().optional() });

/** How to sign in to a cluster. The port is the last one it ran on. */
export type Connection = z.infer<typeof Connection>;

/**
 * Where a database lives and which account runs it. `dir` holds the cluster, the server's log and perhaps its binaries.
 */
export interface Place {
  readonly dir: string;
  readonly clusterDir: string;
  readonly account: Account;
}

/**
 * Determines where the database of `dataDir` lives: in it, unless the current user is root and the account that must
 * run the database cannot get there (a clone below /root). Then a separate accessible folder is created, and
 * `dataDir/moved-to` names it.
 *
 * @param lasting false for throw-away databases, whose replacement folder is a temporary one
 */
export function settle(dataDir: string, lasting: boolean, log: (line: string) => void): Place {
  const movedTo = readIfThere(join(dataDir, MOVED))?.trim();
  if (movedTo !== undefined) {
    if (!existsSync(movedTo)) {
      throw new Error(
        `The database folder ${movedTo}, named in ${join(dataDir, MOVED)}, is gone. Put it back from a back-up, or ` +
          `delete ${join(dataDir, MOVED)} to begin with an empty database.`,
      );
    }
    return placeIn(movedTo);
  }
  makeEnterable(dataDir);
  const place = placeIn(dataDir);
  if (mayUse(place.account, '-x', place.dir)) return place;

  const name = createHash('sha256').update(place.dir).digest('hex').slice(0, 8);
  const parent = lasting ? '/var/lib' : tmpdir();
  const elsewhere = join(parent, `yizhan-${name}-${randomBytes(3).toString('hex')}`);
  makeEnterable(elsewhere);
  writeSecret(join(dataDir, MOVED), `${elsewhere}\n`);
  log(`数据库账户进不了 ${place.dir},数据库改放在 ${elsewhere} · The database is kept in ${elsewhere}`);
  return placeIn(elsewhere);
}

function placeIn(dir: string): Place {
  const real = realpathSync(dir);
  const clusterDir = join(real, CLUSTER);
  return { dir: real, clusterDir, account: chooseAccount(clusterDir) };
}

/** Creates a folder; for root, others may pass through the new folders (not list them), whatever the umask. */
function makeEnterable(dir: string): void {
  const first = mkdirSync(dir, { recursive: true, mode: 0o711 });
  if (first === undefined || process.getuid?.() !== 0) return;
  for (let made = dir; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o711);
}

/**
 * Creates the cluster if there is none (about 2 s). An interrupted start leaves only an unfinished folder that the next
 * one removes; of two simultaneous starts, one wins and the other uses its cluster.
 *
 * @throws when the cluster was made by another major version of PostgreSQL
 */
export async function ensureCluster(
  place: Place,
  binDir: string,
  log: (line: string) => void,
): Promise<void> {
  const version = readIfThere(join(place.clusterDir, 'PG_VERSION'))?.trim();
  if (place.account && version !== undefined) giveTo(place.account, place.clusterDir);
  if (version === undefined) {
    log('正在建立数据库(仅首次) · Setting up the database, first time only');
    await makeCluster(place, binDir);
  } else if (version !== '18') {
    throw new Error(
      `The database in ${place.clusterDir} was made by PostgreSQL ${version}, this is version 18. Run the older ` +
        `Yizhan to back it up, then restore the back-up into a new YIZHAN_DATA folder.`,
    );
  }
}

/** A back-up restored by root belongs to root, under whom PostgreSQL does not run. */
function giveTo({ uid, gid }: NonNullable<Account>, dir: string): void {
  if (statSync(dir).uid === uid) return;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(dir, name), uid, gid);
  chmodSync(dir, 0o700);
  chownSync(dir, uid, gid);
}

async function makeCluster(place: Place, binDir: string): Promise<void> {
  removeLeftovers(place.dir);
  const mark = `${String(process.pid)}-${randomBytes(3).toString('hex')}${UNFINISHED}`;
  const unfinished = join(place.dir, `cluster-${mark}`);
  const passwordFile = join(place.dir, `password-${mark}`);
  const connection: Connection = { user: SUPERUSER, password: randomBytes(24).toString('base64url') };
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeSecret(passwordFile, connection.password);
    if (place.account) {
      chownSync(unfinished, place.account.uid, place.account.gid);
      chownSync(passwordFile, place.account.uid, place.account.gid);
    }
    await runInitdb(place, binDir, unfinished, passwordFile);
    writeConnection({ ...place, clusterDir: unfinished }, connection);
    renameSync(unfinished, place.clusterDir);
  } catch (error) {
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Removes leftovers of killed starts, but nothing of a start still running. */
function removeLeftovers(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (!name.endsWith(UNFINISHED)) continue;
    const pid = Number.parseInt(name.replace(/^\D+/, ''), 10);
    if (!isAlive(pid)) rmSync(join(dir, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/**
 * The built-in C.UTF-8 locale sorts by code point like `C` and still knows the case of non-ASCII letters; it is the
 * same on every machine. Sorting for people names an ICU collation.
 */
async function runInitdb(
  place: Place,
  binDir: string,
  clusterDir: string,
  passwordFile: string,
): Promise<void> {
  const args = ['-D', clusterDir, '-U', SUPERUSER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  args.push('--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  args.push('--no-instructions');
  const child = spawn(join(binDir, 'initdb'), args, {
    ...place.account,
    cwd: place.dir,
    env: databaseEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(
      `The database could not be set up in ${place.dir}. Is the disk full, or the folder read-only? ` +
        `initdb says:\n${Buffer.concat(output).toString('utf8')}`,
    );
  }
}

/** Only the variables PostgreSQL needs: our own environment holds keys and passwords that it must not see. */
export function databaseEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot']) {
    if (process.env[name] !== undefined) env[name] = process.env[name];
  }
  return env;
}

/** Reads how to sign in. @throws when the file is gone: the password is stored nowhere else */
export function readConnection(place: Place): Connection {
  const path = join(place.clusterDir, CONNECTION);
  const text = readIfThere(path);
  if (text === undefined) {
    throw new Error(`The file ${path} with the database's password is missing. Put it back from a back-up.`);
  }
  return Connection.parse(JSON.parse(text));
}

/** Stores how to sign in, in a file that only the database's account and root can read. */
export function writeConnection(place: Place, connection: Connection): void {
  const path = join(place.clusterDir, CONNECTION);
  writeSecret(path, `${JSON.stringify(connection)}\n`);
  if (place.account) chownSync(path, place.account.uid, place.account.gid);
}
