/**
 * How long a sign-in code takes while bulk messages wait and the provider is slow, in real time, from the request for
 * it to the provider's answer. `npm run bench:messages -- --waiting 20000 --provider-ms 1000 --codes 20`
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../../apps/server/src/app/config.ts';
import { runEvery } from '../../apps/server/src/app/run-every.ts';
import { buildServer, DELIVERY_MS, DELIVERY_SLOTS, openFoundation } from '../../apps/server/src/platform.ts';
import { Delivery, type MessageDriver } from '../../apps/server/src/records/notifications/index.ts';
import { copyDatabase, openTestServer } from '../../apps/server/src/test-support/server.ts';
import { ensureTemplate } from '../../apps/server/src/test-support/template.ts';

const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '20000' },
    'provider-ms': { type: 'string', default: '1000' },
    codes: { type: 'string', default: '20' },
  },
});
const waiting = Number(values.waiting);
const providerMs = Number(values['provider-ms']);
const codes = Number(values.codes);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const testServer = await openTestServer();
const database = await copyDatabase(
  testServer.adminUrl,
  await ensureTemplate(testServer.adminUrl),
  testServer.prefix,
);
const folder = mkdtempSync(join(tmpdir(), 'yizhan-bench-'));
const foundation = await openFoundation(
  readConfig({
    DATABASE_URL: database.url,
    YIZHAN_DATA: folder,
    YIZHAN_DEMO: '0',
    YIZHAN_KEYS: `1:${randomBytes(32).toString('base64')}`,
    YIZHAN_RATE_LIMIT: '0',
  }),
  { print: () => undefined },
);
const { services } = foundation;
const server = await buildServer(services, () => true);
try {
  const answered = new Map<string, () => void>();
  let bulk = 0;
  const driver: MessageDriver = {
    name: 'slow',
    repeatable: true,
    async send({ phone, template }) {
      await pause(providerMs);
      if (template === 'bench') bulk += 1;
      answered.get(phone)?.();
      return { providerRef: null };
    },
  };
  const payload = services.cipher.encryptJson({ phone: '13900000000', text: 'bulk' });
  await services.pool.query(
    `insert into messages (id, lane, channel, template, locale, purpose, payload, status, due_at, created_by_kind, created_at)
     select gen_random_uuid(), 'bulk', 'sms', 'bench', 'zh-CN', 'offers', $1, 'waiting', now(), 'system', now()
     from generate_series(1, $2::int)`,
    [payload, waiting],
  );
  const delivery = new Delivery(services, { driver: async () => driver, slots: DELIVERY_SLOTS });
  const stop = runEvery(DELIVERY_MS, services.log, () => delivery.pump());
  await pause(2 * providerMs);
  const took: number[] = [];
  const began = performance.now();
  const bulkBefore = bulk;
  for (let code = 0; code < codes; code += 1) {
    const phone = `139${String(10_000_000 + code)}`;
    const sent = new Promise<void>((resolve) => answered.set(phone, resolve));
    const from = performance.now();
    const response = await server.inject({
      method: 'POST',
      url: '/api/v1/session/phone-code',
      payload: { phone, as: 'seeker' },
    });
    if (response.statusCode !== 200) throw new Error(response.body);
    await sent;
    took.push(performance.now() - from);
  }
  const seconds = (performance.now() - began) / 1000;
  await stop();
  await delivery.stop();
  took.sort((a, b) => a - b);
  console.log(
    `${waiting} bulk messages waiting, ${providerMs} ms a call, ${codes} codes one after the other:\n` +
      `  from the request to the provider's answer: median ${((took[took.length >> 1] ?? 0) / 1000).toFixed(2)} s, longest ${((took.at(-1) ?? 0) / 1000).toFixed(2)} s\n` +
      `  bulk meanwhile: ${((bulk - bulkBefore) / seconds).toFixed(1)} a second`,
  );
} finally {
  await server.close();
  await foundation.stop();
  await database.drop();
  await testServer.stop();
  rmSync(folder, { recursive: true, force: true });
}
