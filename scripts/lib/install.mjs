import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repo.mjs';
import { run } from './run.mjs';
import { findRuntime } from './runtime.mjs';
import { step } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED_LOCK = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.yizhan-stamp');

/**
 * Installs the packages of package-lock.json unless they are there already.
 *
 * @throws with npm's words when it fails
 */
export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(`${process.platform}-${process.arch}\n`)
    .update(readFileSync(LOCK))
    .digest('hex');
  if (readStamp() === wanted && findRuntime()) return;
  if (!isInstalled()) {
    await step('安装依赖(首次约一分钟) · Installing packages, about a minute the first time', () =>
      npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']),
    );
  }
  if (!findRuntime()) {
    await step('安装 Node.js 24 · Installing Node.js 24 for the project', () =>
      npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']),
    );
  }
  if (!findRuntime()) {
    throw new Error(
      'npm 没有装上项目自带的 Node.js 24。请在这台机器上安装 Node.js 24 后再试。\n' +
        'npm did not install the Node.js 24 that the project brings. Install Node.js 24 on this machine and try again.',
    );
  }
  writeFileSync(STAMP, wanted);
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined;
}

/** Whether node_modules matches the lock file, as after an "npm install" by hand. npm keeps a list of it. */
function isInstalled() {
  if (!existsSync(INSTALLED_LOCK)) return false;
  const wanted = packagesOf(LOCK);
  const there = packagesOf(INSTALLED_LOCK);
  for (const [path, { version }] of Object.entries(there)) {
    if (wanted[path]?.version !== version) return false;
  }
  return Object.entries(wanted).every(
    ([path, { optional, link }]) => !path.startsWith('node_modules/') || optional || link || path in there,
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }>}
 */
function packagesOf(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}

/** @param {string[]} args */
async function npm(args) {
  // A production setting would omit the tools that build the front ends.
  const env = { ...process.env, NODE_ENV: undefined };
  const cli = process.env.npm_execpath;
  const { code, output } =
    cli !== undefined && /\.c?js$/.test(cli)
      ? await run(process.execPath, [cli, ...args], { quiet: true, env })
      : await run('npm', args, { quiet: true, env });
  if (code !== 0) throw new Error(`npm ${args[0]} failed:\n${output.trim()}`);
}
