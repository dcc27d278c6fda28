import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './repo.mjs';

const MACHINE_MINIMUM = 20;
const PROJECT_MINIMUM = 24;

/** Exits with a message when the Node that runs this script is too old to install the project's own. */
export function requireMachineNode() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major >= MACHINE_MINIMUM) return;
  console.error(
    `需要 Node.js ${MACHINE_MINIMUM} 或更新版本,这台机器上是 ${process.versions.node}。请到 https://nodejs.org 下载安装后再试。\n` +
      `Yizhan needs Node.js ${MACHINE_MINIMUM} or newer, this machine has ${process.versions.node}. Get it from https://nodejs.org and try again.`,
  );
  process.exit(1);
}

/** @type {string | undefined} */
let found;

/** Path of a Node that runs the project: the one npm installed with it, else the machine's if new enough. */
export function runtime() {
  found ??= findRuntime();
  if (found === undefined) throw new Error('The project has no Node yet; run "npm ci".');
  return found;
}

export function findRuntime() {
  const own = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own) && spawnSync(own, ['--version'], { stdio: 'ignore' }).status === 0) return own;
  return Number.parseInt(process.versions.node, 10) >= PROJECT_MINIMUM ? process.execPath : undefined;
}
