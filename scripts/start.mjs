import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFrontEnds } from './lib/front-ends.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT } from './lib/repo.mjs';
import { endWithChildren, exitCode } from './lib/run.mjs';
import { requireMachineNode, runtime } from './lib/runtime.mjs';
import { main } from './lib/say.mjs';

/** Ctrl-C reaches this process from the terminal and again from npm: within this time both count as one. */
const ONE_WISH_MS = 1_000;

requireMachineNode();
await main(async () => {
  const stopListening = endWithChildren();
  await ensureInstalled();
  await buildFrontEnds();
  stopListening();
  return serve();
});

/**
 * Runs the server until it ends. It has its own process group, so that a Ctrl-C reaches it once, through this process.
 *
 * @returns {Promise<number>} its exit code
 */
async function serve() {
  const preload = pathToFileURL(join(ROOT, 'scripts/lib/server-preload.mjs')).href;
  const program = join(ROOT, 'apps/server/src/main.ts');
  const server = spawn(runtime(), ['--import', preload, program, 'start', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
  let lastWish = 0;
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    if (Date.now() - lastWish < ONE_WISH_MS) return;
    lastWish = Date.now();
    server.kill(signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  };
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, passOn);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (status, signal) => {
      resolve(exitCode(status, signal));
    });
  });
}
