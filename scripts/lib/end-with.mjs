import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const WATCH_MS = 250;

/** Makes this process end in good order (by SIGTERM to itself) when its parent is gone. */
export function endWithParent() {
  const parent = process.ppid;
  endWhen(() => process.ppid !== parent);
}

/**
 * Makes this process end in good order when the npm that runs it is gone. npm runs a script through a shell and passes
 * signals only to that: a SIGTERM ends the shell and npm but not the script, and killing npm ends only npm. Does
 * nothing where npm did not start this process.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  endWhen(() => process.ppid !== shell || parentOf(shell) !== npm);
}

/** @param {() => boolean} isOver */
function endWhen(isOver) {
  const watch = setInterval(() => {
    if (!isOver()) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, WATCH_MS);
  watch.unref();
}

/** @param {number} pid */
function parentOf(pid) {
  const status = `/proc/${pid}/status`;
  const text = existsSync(status)
    ? /^PPid:\s*(\d+)/m.exec(readFileSync(status, 'utf8'))?.[1]
    : spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Number.parseInt(text ?? '', 10);
}
