#!/usr/bin/env node
// The command line runs on the Node 24 that npm installs with the project; this starts it from any Node.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const server = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(server, '..', '..', 'node_modules');
const own = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const runtime = existsSync(own)
  ? own
  : Number.parseInt(process.versions.node, 10) >= 24
    ? process.execPath
    : undefined;

if (runtime === undefined || !existsSync(join(modules, 'fastify'))) {
  console.error(
    '驿站还没有安装好。请先在项目文件夹里运行一次 npm start(或 npm ci)。\n' +
      'Yizhan is not installed yet. Run "npm start" (or "npm ci") once in the project folder.',
  );
  process.exit(1);
}

const child = spawn(runtime, [join(server, 'src', 'main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// Ctrl-C reaches the child from the terminal by itself; other wishes to end are passed on.
process.on('SIGINT', () => undefined);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill('SIGTERM'));
}
child.once('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
child.once('exit', (status, signal) => {
  process.exitCode = status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
});
