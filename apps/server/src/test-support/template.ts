import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../app/db/migrate.ts';
import { databaseUrl, withAdmin } from './server.ts';

const REPO = fileURLToPath(new URL('../../../../', import.meta.url));
const MIGRATE = fileURLToPath(new URL('../app/db/migrate.ts', import.meta.url));
const MIGRATIONS = join(REPO, 'apps', 'server', 'migrations');
const PREFIX = 'yizhan_template_';
/** Templates of earlier states that are kept: a run of another checkout or branch may be using them. */
const KEPT = 3;
/** Two runs that begin together make one template. */
const LOCK = 0x797a_7470;

/**
 * Makes sure that a migrated database exists which tests can copy, and returns its name. It is made again when
 * anything that `migrate` reads has changed.
 *
 * @param adminUrl a database of the same server, with a user who may create databases
 */
export async function ensureTemplate(adminUrl: string): Promise<string> {
  const name = `${PREFIX}${fingerprint()}`;
  return withAdmin(adminUrl, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows } = await admin.query<{ datname: string }>(
      `select datname from pg_database where datname like $1 order by oid desc`,
      [`${PREFIX}%`],
    );
    const existing = rows.map((row) => row.datname);
    if (existing.includes(name)) return name;
    for (const old of existing.slice(KEPT - 1))
      await admin.query(`drop database if exists ${old} with (force)`);

    const unfinished = `unfinished_${name}`;
    await admin.query(`drop database if exists ${unfinished} with (force)`);
    await admin.query(`create database ${unfinished}`);
    await migrate(databaseUrl(adminUrl, unfinished));
    await admin.query(`alter database ${unfinished} rename to ${name}`);
    return name;
  });
}

/**
 * A hash of everything that decides the content of a migrated database: the migrations, `migrate.ts`, every file of
 * ours that it imports directly or indirectly, the data files next to those, and the versions of all packages.
 */
function fingerprint(): string {
  const sources = new Set<string>();
  const queue = [MIGRATE];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (sources.has(file)) continue;
    sources.add(file);
    queue.push(...importsOf(file));
  }
  const data = [...new Set([MIGRATIONS, ...[...sources].map((file) => dirname(file))])].flatMap(
    dataFilesBelow,
  );
  const hash = createHash('sha256');
  for (const file of [...new Set([...sources, ...data, join(REPO, 'package-lock.json')])].sort()) {
    hash
      .update(`${relative(REPO, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)]
    .map(([, specifier = '']) => resolveOurs(specifier, dirname(file)))
    .filter((path): path is string => path !== undefined && existsSync(path));
}

function resolveOurs(specifier: string, from: string): string | undefined {
  if (specifier.startsWith('.')) return join(from, specifier);
  const [, name, path] = /^@yizhan\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  return name === undefined ? undefined : join(REPO, 'packages', name, 'src', path ?? 'index.ts');
}

function dataFilesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(sql|csv|tsv|json|txt)$/.test(name))
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}
