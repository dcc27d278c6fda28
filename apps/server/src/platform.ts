import { chmodSync, mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { API_PREFIX, buildOpenApi } from '@yizhan/contract';
import { ChangeBus } from './app/db/changes.ts';
import type { Config } from './app/config.ts';
import { openDatabase, openPool, ping } from './app/db/database.ts';
import { migrate } from './app/db/migrate.ts';
import { startEmbeddedPostgres } from './app/embedded-postgres.ts';
import { bearerOf } from './app/http/bearer.ts';
import { binder } from './app/http/bind.ts';
import { createServer } from './app/http/server.ts';
import { serveFaces } from './app/http/faces.ts';
import { Jobs } from './app/jobs/jobs.ts';
import type { Log } from './app/log.ts';
import { runEvery } from './app/run-every.ts';
import { openCipher } from './app/security/cipher.ts';
import { Services } from './app/services.ts';
import { VERSION } from './app/version.ts';
import { Delivery, MESSAGE_DRIVER, openDrivers, parseDriverConfig } from './records/notifications/index.ts';
import { MODULES } from './modules/index.ts';
import { startDemo } from './modules/demo/index.ts';
import { authenticate } from './modules/identity/index.ts';
import { authenticatePartner } from './modules/partners/index.ts';
import { planFirstRounds } from './modules/rounds/index.ts';
import { codePage } from './modules/codes/index.ts';
import { publicFiles, publicPages } from './modules/vacancies/index.ts';
import { apiSections, compose, type Composition } from './records/compose.ts';
import { deliverEvents } from './records/events/deliver.ts';
import { COMPOSITION } from './records/module.ts';
import { bindRoutes, offerServices, openModules, queueCatchUp } from './records/start.ts';

/** All modules, checked against each other before anything is opened. */
export const composition = compose(MODULES);
/** Pause between two checks for due events. */
const EVENTS_MS = 1_000;
/** Pause between two checks for due messages. */
export const DELIVERY_MS = 500;
/** The most simultaneous calls to the provider. */
export const DELIVERY_SLOTS = { code: 4, personal: 4, bulk: 4 } as const;

/** Everything except the HTTP server, as a command-line call needs it. */
export interface Foundation {
  readonly services: Services;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

export interface FoundationOptions {
  readonly print: (line: string) => void;
  readonly log?: Log;
  readonly clock?: () => Date;
  /** The modules to run; default: those of the product. */
  readonly composition?: Composition;
}

const quiet: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Opens the database (embedded unless a URL is set), migrates it, and creates the services for the modules. */
export async function openFoundation(config: Config, options: FoundationOptions): Promise<Foundation> {
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: `${config.dataDir}/postgres`, log: options.print })
      : null;
  // Runs after the database, which creates the folder so that its own account can pass through.
  mkdirSync(config.dataDir, { recursive: true });
  // For root the embedded database runs as another user, who must be able to pass through, not to read.
  if (process.getuid?.() === 0) chmodSync(config.dataDir, 0o711);
  const databaseUrl = embedded?.url ?? config.databaseUrl ?? '';
  let pool: pg.Pool | null = null;
  try {
    await migrate(databaseUrl, options.print);
    pool = openPool(databaseUrl);
    const log = options.log ?? quiet;
    const services = new Services({
      config,
      pool,
      db: openDatabase(pool),
      cipher: openCipher(config, options.print),
      changes: new ChangeBus(databaseUrl, log),
      jobs: new Jobs(databaseUrl, log),
      log,
      clock: options.clock ?? (() => new Date()),
    });
    if (config.messages !== null) parseDriverConfig(config.messages);
    services.offer(MESSAGE_DRIVER, openDrivers(services, options.print));
    await offerServices(options.composition ?? composition, services);
    const opened = pool;
    return {
      services,
      databaseUrl,
      async stop() {
        await services.jobs.stop();
        await services.changes.stop();
        await opened.end();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await pool?.end();
    await embedded?.stop();
    throw error;
  }
}

export interface Platform {
  readonly foundation: Foundation;
  readonly server: FastifyInstance;
  readonly port: number;
  /** The demonstration network, where this process loads one; `finished` never rejects. */
  readonly demo: { readonly finished: Promise<boolean> } | null;
  stop(): Promise<void>;
}

/** Builds the HTTP server with all routes, without listening yet. */
export async function buildServer(services: Services, isReady: () => boolean): Promise<FastifyInstance> {
  const server = await createServer(services);
  const composed = services.use(COMPOSITION);
  bindRoutes(
    composed,
    binder(server, services, (request, route) => {
      const key = bearerOf(request);
      return key === null
        ? authenticate(services, request, route)
        : authenticatePartner(services, key, route);
    }),
  );
  const openApi = JSON.stringify(buildOpenApi(VERSION, apiSections(composed)));
  server.get(`${API_PREFIX}/openapi.json`, (_request, reply) => reply.type('application/json').send(openApi));
  server.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    if (!isReady()) return reply.status(503).send({ status: 'starting' });
    await ping(services.pool);
    return reply.send({ status: 'ready', version: VERSION });
  });
  publicFiles(server, services);
  await serveFaces(server, services, publicPages(services, codePage));
  return server;
}

/** Starts the whole platform; resolves when it answers requests. */
export async function startPlatform(config: Config, options: FoundationOptions): Promise<Platform> {
  const foundation = await openFoundation(config, options);
  const { services } = foundation;
  let ready = false;
  const server = await buildServer(services, () => ready);
  const stops: Array<() => Promise<void>> = [];
  async function stop(): Promise<void> {
    ready = false;
    await server.close();
    for (const end of stops.reverse()) await end();
    await foundation.stop();
  }
  try {
    await services.changes.start();
    await services.jobs.start(composition.jobs);
    stops.push(openModules(composition, services));
    if (config.worker) {
      await services.jobs.work(services, composition.jobs);
      await queueCatchUp(composition, services);
      const delivery = new Delivery(services, {
        driver: services.use(MESSAGE_DRIVER),
        slots: DELIVERY_SLOTS,
      });
      stops.push(() => delivery.stop());
      stops.push(runEvery(DELIVERY_MS, services.log, () => delivery.pump()));
      stops.push(runEvery(EVENTS_MS, services.log, () => deliverEvents(services)));
    }
    if (config.web) await server.listen({ port: config.port, host: config.host });
    // Sites and accounts of the demonstration exist before the address is announced; the rest loads in the background.
    const demo = config.worker ? await fillDemo(services, stops) : null;
    ready = true;
    const address = server.server.address() as AddressInfo | null;
    return { foundation, server, port: address?.port ?? config.port, demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Loads the demonstration network while the platform runs; stopping waits for the current batch. */
async function fillDemo(services: Services, stops: Array<() => Promise<void>>): Promise<Platform['demo']> {
  const cancel = new AbortController();
  const demo = await startDemo(services, cancel.signal);
  if (demo === null) return null;
  const finished = demo.finished
    .then(async () => {
      if (!cancel.signal.aborted) await planFirstRounds(services);
    })
    .then(
      () => true,
      (error: unknown) => {
        services.log.error({ err: error }, 'The demonstration network could not be loaded');
        return false;
      },
    );
  stops.push(async () => {
    cancel.abort();
    await finished;
  });
  return { finished };
}
