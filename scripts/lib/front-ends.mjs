import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, frontEnds } from './repo.mjs';
import { runTool } from './run.mjs';
import { step } from './say.mjs';

const STAMPS = join(ROOT, '.stamp');
const NOT_SOURCES = new Set(['node_modules', 'dist', '.vite', 'coverage']);

/**
 * Builds the front ends whose sources, or whose packages' sources, changed since the last build.
 *
 * @throws with Vite's words when one does not build
 */
export async function buildFrontEnds() {
  const shared = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json'])
    shared.update(readFileSync(join(ROOT, file)));
  hashFolder(join(ROOT, 'packages'), shared);

  for (const name of frontEnds()) {
    const folder = join(ROOT, 'apps', name);
    const hash = shared.copy();
    hashFolder(folder, hash);
    const wanted = hash.digest('hex');
    const stamp = join(STAMPS, name);
    if (existsSync(join(folder, 'dist')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted)
      continue;
    await step(`构建界面 ${name} · Building ${name}`, () => build(folder, name));
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stamp, wanted);
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function build(folder, name) {
  rmSync(join(STAMPS, name), { force: true });
  const env = { NODE_ENV: 'production' };
  const { code, output } = await runTool('vite', ['build', '--logLevel', 'warn'], {
    quiet: true,
    cwd: folder,
    env,
  });
  if (code !== 0) throw new Error(`The front end ${name} does not build:\n${output.trim()}`);
}

/**
 * @param {string} folder
 * @param {import('node:crypto').Hash} hash
 */
function hashFolder(folder, hash) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (NOT_SOURCES.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) hashFolder(path, hash);
    else if (entry.isFile() && !entry.name.endsWith('.test.ts')) {
      hash.update(path.slice(ROOT.length)).update('\0').update(readFileSync(path)).update('\0');
    }
  }
}
