import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { endWithNpm } from './end-with.mjs';
import { ROOT } from './repo.mjs';
import { runtime } from './runtime.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end. A signal to this process is passed on to it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [options] `quiet` collects the output instead of
 *   showing it
 * @returns {Promise<{ code: number, output: string }>} `code` is 128 and more for a program ended by a signal
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...(options.env ?? process.env), ...(options.quiet ? { NO_COLOR: '1' } : {}) },
    stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32' && !/[\\/]/.test(command),
  });
  running.add(child);
  /** @type {Buffer[]} */
  const output = [];
  child.stdout?.on('data', (chunk) => output.push(chunk));
  child.stderr?.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      output.push(Buffer.from(error.message));
      resolve(127);
    });
    child.once('close', (status, signal) => {
      resolve(exitCode(status, signal));
    });
  });
  running.delete(child);
  return { code, output: Buffer.concat(output).toString('utf8') };
}

/**
 * Runs a tool of node_modules (its command line name) on the project's own Node.
 *
 * @param {string} tool
 * @param {string[]} args
 * @param {{ quiet?: boolean, env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 */
export async function runTool(tool, args, options = {}) {
  const env = { ...process.env, ...options.env };
  env.PATH = [join(runtime(), '..'), join(ROOT, 'node_modules', '.bin'), env.PATH].join(delimiter);
  const bin = join(ROOT, 'node_modules', '.bin', tool);
  return run(process.platform === 'win32' ? tool : bin, args, { ...options, env });
}

/**
 * @param {number | null} status
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(status, signal) {
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}

/**
 * Makes a signal to end, or the end of npm, end the running program and this process: the steps before a server starts
 * leave nothing to clean up.
 *
 * @returns {() => void} undoes that
 */
export function endWithChildren() {
  endWithNpm();
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    for (const child of running) child.kill(signal);
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, end);
  return () => {
    for (const signal of signals) process.off(signal, end);
  };
}
