import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { z } from 'zod';
import { API_PREFIX, Problem, type CallInput, type Reply, type RouteDefinition } from '@yizhan/contract';
import { KEY_PER_MINUTE, maskPhone, PARTNER_VERBS, type PartnerGrant, type StaffRole } from '@yizhan/domain';
import { system } from '../app/actor.ts';
import { readConfig } from '../app/config.ts';
import { runWrite } from '../app/context.ts';
import { fromShortId, newId, shortId } from '../app/ids.ts';
import { sha256 } from '../app/security/cipher.ts';
import type { Services } from '../app/services.ts';
import { createStaff } from '../modules/identity/index.ts';
import { addPartner, issueKey } from '../modules/partners/index.ts';
import { buildServer, openFoundation } from '../platform.ts';
import type { Composition } from '../records/compose.ts';
import { COMPOSITION } from '../records/module.ts';
import { openModules, queueCatchUp } from '../records/start.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

/** A refused call, as the caller sees it. */
export class ProblemError extends Error {
  readonly problem: z.infer<typeof Problem>;

  constructor(problem: z.infer<typeof Problem>) {
    super(`${problem.status} ${problem.code}: ${problem.detail} ${JSON.stringify(problem.fields ?? [])}`);
    this.problem = problem;
  }
}

/** A caller of the API over HTTP, signed in or not. */
export interface Caller {
  readonly cookie: string | null;
  /** The parsed reply. @throws ProblemError */
  call<const R extends RouteDefinition>(
    route: R,
    input?: CallInput<R>,
    headers?: Record<string, string>,
  ): Promise<Reply<R>>;
  /** The problem with which a call is refused; fails when it is not refused. */
  refused<const R extends RouteDefinition>(
    route: R,
    input?: CallInput<R>,
    headers?: Record<string, string>,
  ): Promise<z.infer<typeof Problem>>;
  raw(request: {
    method: RouteDefinition['method'];
    url: string;
    payload?: unknown;
    headers?: Record<string, string>;
  }): Promise<LightMyRequestResponse>;
}

export interface TestPlatform {
  readonly services: Services;
  readonly server: FastifyInstance;
  readonly nobody: Caller;
  /** The platform's current time; tests move it. */
  now: Date;
  staff(role: StaffRole, place: { region: string } | { siteId: string }): Promise<Caller>;
  /** A partner that calls with a key; by default with all verbs a partner may have, over the whole network. */
  partner(grants?: readonly PartnerGrant[]): Promise<Caller>;
  /** A signed-in phone account; the test decides on the party behind it. */
  account(kind: 'seeker' | 'employer', phone: string): Promise<Caller>;
  stop(): Promise<void>;
}

/** A whole platform on its own database, driven over HTTP without a socket. Make it in `beforeAll`. */
export async function createTestPlatform(
  options: {
    now?: Date;
    worker?: boolean;
    database?: TestDatabase;
    keys?: string;
    publicUrl?: string;
    composition?: Composition;
    /** More settings. */
    environment?: NodeJS.ProcessEnv;
  } = {},
): Promise<TestPlatform> {
  const database = options.database ?? (await createTestDatabase());
  const state = { now: options.now ?? new Date('2026-11-18T02:00:00Z') };
  const config = readConfig({
    DATABASE_URL: database.url,
    YIZHAN_DATA: join(tmpdir(), `yizhan-test-${newId()}`),
    YIZHAN_DEMO: '0',
    YIZHAN_KEYS: options.keys ?? `1:${randomBytes(32).toString('base64')}`,
    YIZHAN_RATE_LIMIT: '0',
    YIZHAN_PUBLIC_URL: options.publicUrl ?? '',
    YIZHAN_FILES_FREE_MB: '0',
    ...options.environment,
  });
  const foundation = await openFoundation(config, {
    print: () => undefined,
    clock: () => state.now,
    ...(options.composition === undefined ? {} : { composition: options.composition }),
  });
  const { services } = foundation;
  const composition = services.use(COMPOSITION);
  const server = await buildServer(services, () => true);
  await services.changes.start();
  await services.jobs.start(composition.jobs);
  const closeModules = openModules(composition, services);
  if (options.worker === true) {
    await services.jobs.work(services, composition.jobs);
    await queueCatchUp(composition, services);
  }

  async function signIn(subject: 'staff' | 'account', id: string): Promise<Caller> {
    const token = randomBytes(32).toString('base64url');
    await services.db
      .insertInto('sessions')
      .values({
        id: newId(),
        token_hash: sha256(token),
        subject_kind: subject,
        subject_id: id,
        created_at: state.now,
        last_seen_at: state.now,
        expires_at: new Date(state.now.getTime() + 400 * 86_400_000),
      })
      .execute();
    return caller(server, { cookie: `${subject === 'staff' ? 'yizhan_console' : 'yizhan_portal'}=${token}` });
  }

  return {
    services,
    server,
    nobody: caller(server, {}),
    get now() {
      return state.now;
    },
    set now(value) {
      state.now = value;
    },
    async staff(role, place) {
      const id = await runWrite(services, { actor: system('test') }, async (ctx) => {
        const staffId = await createStaff(
          ctx,
          {
            login: `u${newId().replaceAll('-', '').slice(-20)}`,
            name: role,
            password: 'a long enough password',
            grants: [
              'siteId' in place
                ? { role, region: '', siteId: place.siteId }
                : { role, region: place.region, siteId: null },
            ],
          },
          { firstPassword: false },
        );
        return staffId;
      });
      return signIn('staff', id);
    },
    async partner(grants = PARTNER_VERBS.map((verb) => ({ verb, region: '' }))) {
      const key = await runWrite(services, { actor: system('test') }, async (ctx) => {
        const { id } = await addPartner(ctx, {
          name: '湘江人力资源有限公司',
          kind: 'agency',
          region: '',
          contactName: '',
          note: '',
          perMinute: KEY_PER_MINUTE.most,
          grants: [...grants],
        });
        return issueKey(ctx, fromShortId(id), { label: 'test', days: 365, replaces: null, overlapDays: 0 });
      });
      return caller(server, { authorization: `Bearer ${key.key}` });
    },
    async account(kind, phone) {
      const hmac = services.cipher.hmac('phone', phone);
      const known = await services.db
        .selectFrom('accounts')
        .select('id')
        .where('kind', '=', kind)
        .where('phone_hmac', '=', hmac)
        .executeTakeFirst();
      if (known !== undefined) return signIn('account', known.id);
      const id = newId();
      await services.db
        .insertInto('accounts')
        .values({
          id,
          kind,
          phone_hmac: hmac,
          phone_cipher: services.cipher.encrypt(phone),
          phone_mask: maskPhone(phone),
          created_at: state.now,
        })
        .execute();
      return signIn('account', id);
    },
    async stop() {
      await server.close();
      await closeModules();
      await foundation.stop();
      await database.drop();
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}

/** Who calls: a browser with the cookie of its session, a system with its key, or nobody. */
type Credentials = { readonly cookie?: string; readonly authorization?: string };

function caller(server: FastifyInstance, credentials: Credentials): Caller {
  async function send(route: RouteDefinition, input: object = {}, headers: Record<string, string> = {}) {
    const {
      params = {},
      query = {},
      body,
      file,
      fileName,
      bytes,
    } = input as {
      params?: Record<string, string>;
      query?: Record<string, unknown>;
      body?: unknown;
      file?: Blob;
      fileName?: string;
      bytes?: Uint8Array;
    };
    const path = route.path.replace(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined && value !== null)
        search.set(key, Array.isArray(value) ? value.join(',') : JSON.stringify(value).replaceAll('"', ''));
    }
    const form = file === undefined ? null : new FormData();
    if (file !== undefined) form?.append('file', file, fileName);
    const encoded = form === null ? null : new Response(form);
    return server.inject({
      method: route.method,
      url: `${API_PREFIX}${path}?${search.toString()}`,
      headers: {
        ...credentials,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(encoded === null ? {} : { 'content-type': encoded.headers.get('content-type') ?? '' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { payload: Buffer.from(bytes) }),
      ...(encoded === null ? {} : { payload: Buffer.from(await encoded.arrayBuffer()) }),
    });
  }
  return {
    cookie: credentials.cookie ?? null,
    async call(route, input, headers) {
      const response = await send(route, input, headers);
      if (response.statusCode >= 400) throw new ProblemError(Problem.parse(response.json()));
      if ('stream' in route.reply) {
        return new Response(new Uint8Array(response.rawPayload), {
          headers: { 'content-type': String(response.headers['content-type']) },
        });
      }
      return route.reply.parse(response.json()) as Reply<typeof route>;
    },
    async refused(route, input, headers) {
      const response = await send(route, input, headers);
      if (response.statusCode < 400)
        throw new Error(`${route.id} was not refused: ${response.body.slice(0, 300)}`);
      return Problem.parse(response.json());
    },
    raw: (request) =>
      server.inject({
        method: request.method,
        url: request.url,
        headers: { ...credentials, ...request.headers },
        ...(request.payload === undefined ? {} : { payload: request.payload as string | object | Buffer }),
      }),
  };
}

/** An id that no record has. */
export function someId(): string {
  return shortId(newId());
}
