/**
 * How long a keystroke takes in a form of 60 fields with 20 conditions and a table of 200 rows, on the portal's fields
 * in a Chromium whose processor is slowed down: the work of the page's thread, and the time until the second frame after
 * the key, which on a busy machine waits for others too. `npm run bench:forms -- --slow 6
 * --keys 30`; `YIZHAN_CHROMIUM` names the browser, `/usr/bin/chromium` by default.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { longForm, longRows } from './long-form.ts';

const { values } = parseArgs({
  options: { slow: { type: 'string', default: '6' }, keys: { type: 'string', default: '30' } },
});
const ROOT = join(import.meta.dirname, '../..');
const PORTAL = join(ROOT, 'apps/portal');
const page = join(PORTAL, 'node_modules/.bench-forms');

const entry = `
import { createApp, h, shallowReactive } from 'vue';
import { createI18n } from 'vue-i18n';
import FormFields from '${PORTAL}/src/components/forms/FormFields.vue';
import first from '${PORTAL}/src/texts/zh-CN.ts';
import later from '${PORTAL}/src/texts/later/zh-CN.ts';
import { prepareForm } from '@yizhan/forms/run.ts';
import { startFillIn } from '@yizhan/forms/fill-in.ts';
const form = ${JSON.stringify(longForm())};
const fill = startFillIn(prepareForm(form), '2026-11-30', { rows: ${JSON.stringify(longRows)} }, (object) => shallowReactive(object));
const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...first, ...later } } });
createApp({ render: () => h(FormFields, { fill }) }).use(i18n).mount('#app');
window.timings = [];
// Two frames after the key its effect is on the screen.
addEventListener('keydown', () => {
  const from = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() => window.timings.push(performance.now() - from)));
}, true);
`;

rmSync(page, { recursive: true, force: true });
mkdirSync(page, { recursive: true });
writeFileSync(join(page, 'main.js'), entry);
writeFileSync(
  join(page, 'index.html'),
  '<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width"><div id="app"></div><script type="module" src="./main.js"></script></html>',
);
await build({
  configFile: join(PORTAL, 'vite.config.ts'),
  root: page,
  base: './',
  logLevel: 'error',
  build: { outDir: join(page, 'dist') },
});
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const server = createServer((request, response) => {
  const name = request.url === '/' ? 'index.html' : (request.url ?? '').slice(1);
  try {
    const body = readFileSync(join(page, 'dist', name));
    response.setHeader('content-type', TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}).listen(0);
const { port } = server.address() as AddressInfo;

const browser = await chromium.launch({
  executablePath: process.env['YIZHAN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  phone.on('pageerror', (error) => console.error(error.message));
  await phone.goto(`http://127.0.0.1:${port}/`);
  await phone.locator('textarea, input').first().waitFor();
  const devtools = await phone.context().newCDPSession(phone);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slow) });
  await devtools.send('Performance.enable');
  /** Milliseconds for which the page's thread has been busy. */
  const busy = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const said = (times: readonly number[]): string => {
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms`;
  };
  const text = 'abcdefghijklmnopqrstuvwxyz0123456789'.repeat(4).slice(0, Number(values.keys));
  const type = async (name: string, into: string): Promise<void> => {
    await phone.locator(into).first().focus();
    const tasks: number[] = [];
    for (const key of text) {
      const before = await busy();
      await phone.keyboard.press(key);
      await phone.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
      tasks.push((await busy()) - before);
    }
    const frames = await phone.evaluate<number[]>('window.timings.splice(0)');
    console.log(`${name}: ${text.length} keys`);
    console.log(`  work of the page          ${said(tasks)}`);
    console.log(`  until the second frame    ${said(frames)}`);
  };
  console.log(`Slowed ${values.slow} times`);
  await type('a field on which ten conditions hang', 'input[maxlength="200"]');
  await phone.locator('.rows li button').first().click();
  await type('a cell of a table of 200 rows', 'dialog[open] input');
} finally {
  await browser.close();
  server.close();
  rmSync(page, { recursive: true, force: true });
}
