import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Loading the demonstration network takes two minutes on two busy cores. */
const START_LIMIT_MS = 900_000;
const STOP_LIMIT_MS = 30_000;
/** No request limit: the number per minute depends on how fast the machine is. */
const AS_TESTED = { YIZHAN_DEMO: 'small', YIZHAN_RATE_LIMIT: '0' };

/**
 * Starts the real server with a small demonstration network in its own database, and ends it afterwards.
 * `YIZHAN_E2E_URL` names a running server to use instead.
 */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env['YIZHAN_E2E_URL'] !== undefined) return () => Promise.resolve();

  const dataDir = mkdtempSync(join(tmpdir(), 'yizhan-e2e-'));
  chmodSync(dataDir, 0o711); // for root, the database's account passes through it
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const { DATABASE_URL: _notTheirs, ...inherited } = process.env;
  const server = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts'), 'start'], {
    cwd: ROOT,
    env: { ...inherited, PORT: String(port), YIZHAN_DATA: dataDir, ...AS_TESTED },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  server.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  server.stderr.setEncoding('utf8').on('data', (text: string) => output.push(text));

  const teardown = async (): Promise<void> => {
    await end(server);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(url, server);
  } catch (error) {
    await teardown();
    throw new Error(`The server did not get ready. It said:\n${output.join('')}`, { cause: error });
  }
  process.env['YIZHAN_E2E_URL'] = url;
  return teardown;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`it ended with code ${String(server.exitCode)}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready && (await demoIsLoaded(url))) return;
    await delay(100);
  }
  throw new Error(`it was not ready in ${String(START_LIMIT_MS / 1000)} s`);
}

/** Pages already answer while the demonstration network is loading; the journeys begin when it is complete. */
async function demoIsLoaded(url: string): Promise<boolean> {
  const status: unknown = await fetch(`${url}/api/v1/system`).then((response) => response.json());
  const state = part(part(status, 'demo'), 'state');
  if (state === 'failed') throw new Error('the demonstration network could not be filled in');
  return state === 'ready';
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  const inTime = await Promise.race([ended.then(() => true), delay(STOP_LIMIT_MS, false, { ref: false })]);
  if (!inTime) {
    server.kill('SIGKILL');
    await ended;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
