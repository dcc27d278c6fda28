import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Loads a module of another checkout: its types are not those of this one, and are left open. */
async function load(path: string) {
  return import(pathToFileURL(path).href);
}
/** A value of the earlier version. */
export type Earlier = Awaited<ReturnType<typeof load>>;

/** Public ids by what they are in the story; the test asks for them by these names. */
export type Names = Record<string, string>;

export interface EarlierCaller {
  call(route: Earlier, input?: Earlier, headers?: Record<string, string>): Promise<Earlier>;
}

/** The earlier version, run in this process on its own database, with a clock that a script advances. */
export interface EarlierPlatform {
  now: Date;
  readonly services: Earlier;
  /** Phones to which no message goes through. */
  readonly deadPhones: Set<string>;
  /** Signs in, and again each day; by default with the password of the demonstration. */
  staff(login: string, password?: string): Promise<EarlierCaller>;
  phone(kind: 'seeker' | 'employer', phone: string): Promise<EarlierCaller>;
  readonly nobody: EarlierCaller;
  /** A module below the server's `src`. */
  module(path: string): Promise<Earlier>;
  stop(): Promise<void>;
}

export interface EarlierOptions {
  readonly checkout: string;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly keys: string;
  readonly now: Date;
  /** Whether it works on jobs, or leaves them waiting. */
  readonly worker: boolean;
}

/** Shorter than a session of staff without a request may last. */
const SESSION_MS = 3_600_000;

export async function openEarlier(options: EarlierOptions): Promise<EarlierPlatform> {
  const module = (path: string) => load(join(options.checkout, 'apps/server/src', path));
  const { routes, API_PREFIX } = await load(join(options.checkout, 'packages/contract/src/index.ts'));
  const { readConfig } = await module('app/config.ts');
  const { openFoundation, buildServer } = await module('platform.ts');
  const { jobDefinitions, openModules } = await module('modules/index.ts');
  const { MESSAGES } = await module('app/outbox.ts');
  const state = { now: options.now };
  const config = readConfig({
    DATABASE_URL: options.databaseUrl,
    YIZHAN_DATA: options.dataDir,
    YIZHAN_DEMO: 'small',
    YIZHAN_KEYS: options.keys,
    YIZHAN_RATE_LIMIT: '0',
    YIZHAN_ROLES: options.worker ? 'web,worker' : 'web',
  });
  const { services, stop } = await openFoundation(config, {
    print: () => undefined,
    clock: () => state.now,
  });
  const deadPhones = new Set<string>();
  services.offer(MESSAGES, {
    name: 'script',
    async send({ phone }: { phone: string }) {
      if (deadPhones.has(phone)) throw new Error('空号');
    },
  });
  const server = await buildServer(services, () => true);
  await services.changes.start();
  await services.jobs.start(jobDefinitions);
  const closeModules = await openModules(services);
  if (options.worker) await services.jobs.work(services, jobDefinitions);

  function caller(cookie: string | null): EarlierCaller {
    return {
      async call(route, input = {}, headers = {}) {
        const { params = {}, query = {}, body, file, fileName } = input;
        const path = String(route.path).replace(/:(\w+)/g, (_, name: string) =>
          encodeURIComponent(String(params[name])),
        );
        const form = new FormData();
        if (file !== undefined) form.append('file', file, fileName);
        const encoded = file === undefined ? null : new Response(form);
        const response = await server.inject({
          method: route.method,
          url: `${API_PREFIX}${path}?${new URLSearchParams(query).toString()}`,
          headers: {
            ...(cookie === null ? {} : { cookie }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...(encoded === null ? {} : { 'content-type': encoded.headers.get('content-type') ?? '' }),
            ...headers,
          },
          ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
          ...(encoded === null ? {} : { payload: Buffer.from(await encoded.arrayBuffer()) }),
        });
        if (response.statusCode >= 400) throw new Error(`${route.id}: ${response.body}`);
        const set = response.headers['set-cookie'];
        return { ...response.json(), ...(set === undefined ? {} : { cookie: String(set).split(';')[0] }) };
      },
    };
  }
  const nobody = caller(null);
  return {
    services,
    deadPhones,
    nobody,
    module,
    get now() {
      return state.now;
    },
    set now(value) {
      state.now = value;
    },
    async staff(login, password = 'yizhan-demo') {
      const body = { login, password };
      const signIn = async () => caller((await nobody.call(routes.identity.staffSignIn, { body })).cookie);
      let [signed, at] = [await signIn(), state.now];
      return {
        async call(...given) {
          if (state.now.getTime() - at.getTime() > SESSION_MS) [signed, at] = [await signIn(), state.now];
          return signed.call(...given);
        },
      };
    },
    async phone(kind, phone) {
      const body = { phone, as: kind };
      const { demoCode } = await nobody.call(routes.identity.requestCode, { body });
      return caller(
        (await nobody.call(routes.identity.phoneSignIn, { body: { ...body, code: demoCode } })).cookie,
      );
    },
    async stop() {
      await server.close();
      await closeModules();
      await stop();
    },
  };
}
