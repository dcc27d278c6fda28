import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_PREFIX, Problem, routes, type RouteDefinition } from '@yizhan/contract';
import {
  isPortalVerb,
  isRestrictable,
  roleHas,
  STAFF_ROLES,
  VERBS,
  type Role,
  type Verb,
} from '@yizhan/domain';
import { composition } from './platform.ts';
import { createTestPlatform, type Caller, type TestPlatform } from './test-support/platform.ts';

/** Fails when something was forgotten: a binding, a sign-in, a right, an audit action, the text of an error. */
const ALL: readonly RouteDefinition[] = composition.routes.map(({ route }) => route);
const GUARDED = ALL.flatMap((route) => ('verb' in route.access ? [{ route, ...route.access }] : []));

let platform: TestPlatform;
const callers = new Map<Role, Caller>();
beforeAll(async () => {
  platform = await createTestPlatform();
  for (const role of STAFF_ROLES) callers.set(role, await platform.staff(role, { region: '' }));
  callers.set('seeker', await platform.account('seeker', '13600000001'));
  callers.set('partner', await platform.partner());
  callers.set('employer', await platform.account('employer', '13600000002'));
});
afterAll(() => platform.stop());

/** A path whose parameters look like ids: rights are checked before anything is looked up. */
function pathOf(route: RouteDefinition): string {
  return API_PREFIX + route.path.replace(/:\w+/g, '4303-3WvDzXJ8VhVPhZpbKjqfQe');
}

async function send(caller: Caller, route: RouteDefinition) {
  const response = await caller.raw({ method: route.method, url: pathOf(route) });
  return { status: response.statusCode, code: Problem.safeParse(response.json()).data?.code };
}

describe('every route', () => {
  it('has an id and a place of its own', () => {
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
    const places = ALL.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(places).size).toBe(ALL.length);
  });

  it('names the audit action of a write, or says why there is none', () => {
    const silent = ALL.filter(
      ({ method, audit }) => method !== 'GET' && 'none' in audit && audit.none.length < 5,
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
    const reads = ALL.filter(({ method, audit }) => method === 'GET' && 'action' in audit);
    expect(reads.map(({ id }) => id)).toEqual([]);
  });

  it('says why it is public, when it is', () => {
    const unexplained = ALL.filter(({ access }) => 'public' in access && access.public.length < 5);
    expect(unexplained.map(({ id }) => id)).toEqual([]);
  });

  it('names only errors that are defined', () => {
    const defined = new Set(sources(import.meta.dirname).flatMap(codesIn));
    const unknown = ALL.flatMap(({ id, errors = [] }) =>
      errors.filter((code) => !defined.has(code)).map((code) => `${id}: ${code}`),
    );
    expect(unknown).toEqual([]);
  });

  it('is bound', () => {
    const missing = ALL.filter(
      ({ method, path }) => !platform.server.hasRoute({ method, url: API_PREFIX + path }),
    );
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});

/** Product sources below a folder. */
function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

function codesIn(source: string): string[] {
  return [...source.matchAll(/(?:defineError|UnreadableFile)\(\s*'([\w.]+)'/g)].map(
    (match) => match[1] ?? '',
  );
}

describe('without sign-in', () => {
  it.each(GUARDED.map(({ route }) => route))('$id answers 401', async (route) => {
    expect(await send(platform.nobody, route)).toEqual({ status: 401, code: 'auth.required' });
  });
});

describe('with a key', () => {
  const send = async (authorization: string, route: RouteDefinition) => {
    const headers = { authorization };
    const response = await platform.nobody.raw({ method: route.method, url: pathOf(route), headers });
    return { status: response.statusCode, code: Problem.safeParse(response.json()).data?.code };
  };

  it.each(ALL)('that nobody has, $id answers 401', async (route) => {
    expect(await send(`Bearer yzk_AAAAAAAA_${'A'.repeat(43)}`, route)).toEqual({
      status: 401,
      code: 'partner.key_wrong',
    });
  });

  it('that may do nothing there, every guarded route answers 403', async () => {
    const wrong: string[] = [];
    const caller = await platform.partner([{ verb: 'feed.read', region: '4301' }]);
    for (const { route, verb } of GUARDED.filter((one) => one.verb !== 'feed.read')) {
      const response = await caller.raw({ method: route.method, url: pathOf(route) });
      if (response.statusCode !== 403) wrong.push(`${route.id} (${verb}): ${response.statusCode}`);
    }
    expect(wrong).toEqual([]);
  });

  it('opens and ends no session', async () => {
    const caller = callers.get('partner') ?? platform.nobody;
    const sessions = ALL.filter(({ path }) => path === '/session' || path.startsWith('/session/'));
    expect(sessions.length).toBeGreaterThan(5);
    for (const route of sessions)
      expect(await caller.raw({ method: route.method, url: pathOf(route) })).toMatchObject({
        statusCode: 403,
        cookies: [],
      });
  });
});

describe('role by route', () => {
  const roles: readonly Role[] = [...STAFF_ROLES, 'seeker', 'employer', 'partner'];
  it.each(roles)('%s is refused whatever the role does not carry, and nothing else', async (role) => {
    const caller = callers.get(role);
    if (caller === undefined) throw new Error(`nobody signed in as ${role}`);
    const wrong: string[] = [];
    for (const { route, verb } of GUARDED) {
      if (staysOpen(route) || roleHas(role, verb)) continue;
      const { status, code } = await send(caller, route);
      // Portal and console have separate sessions: a session of one is none at the other.
      const expected =
        role === 'partner' || isPortalVerb(verb) === (role === 'seeker' || role === 'employer')
          ? 'access.denied'
          : 'auth.required';
      if (code !== expected || status !== (code === 'access.denied' ? 403 : 401)) {
        wrong.push(`${route.id}: ${status} ${code ?? ''}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  /** An accepted event stream does not end. */
  function staysOpen(route: RouteDefinition): boolean {
    return 'stream' in route.reply && route.reply.stream === 'text/event-stream';
  }

  it('refuses what a bureau has taken away from the role there, and only there', async () => {
    const network = callers.get('administrator');
    const here = await platform.staff('prefecture_officer', { region: '4303' });
    const there = await platform.staff('prefecture_officer', { region: '4304' });
    if (network === undefined) throw new Error('nobody signed in');
    const taken = VERBS.filter((verb) => isRestrictable('prefecture_officer', verb));
    for (const verb of taken)
      await network.call(routes.roleRestrictions.restrict, {
        body: {
          region: '43',
          role: 'prefecture_officer',
          verb,
          reason: '试行期',
          source: '',
          sourceDate: null,
        },
      });
    const wrong: string[] = [];
    for (const { route } of GUARDED.filter((one) => taken.includes(one.verb) && !staysOpen(one.route))) {
      const { status, code } = await send(here, route);
      if (status !== 403 || code !== 'access.taken') wrong.push(`${route.id}: ${status} ${code ?? ''}`);
    }
    expect(wrong).toEqual([]);
    expect(taken.length).toBeGreaterThan(40);
    // What remains is what lifts it again.
    const session = await here.call(routes.identity.session, {});
    expect(session).toMatchObject({ verbs: ['session.use', 'staff.read', 'audit.read', 'access.restrict'] });
    const { holding } = await network.call(routes.roleRestrictions.list, { query: { region: '43' } });
    for (const one of holding)
      await network.call(routes.roleRestrictions.lift, {
        params: { id: one.id },
        body: { reason: '试行结束', version: one.version },
      });
    expect(
      (await send(there, ALL.find(({ id }) => id === 'seekers.list') ?? routes.system.status)).status,
    ).toBe(200);
    expect(await here.call(routes.identity.session, {})).toEqual({
      ...(await there.call(routes.identity.session, {})),
      staffId: expect.any(String),
      login: expect.any(String),
      grants: expect.any(Array),
      homeRegion: expect.anything(),
    });
  });

  it('requires the whole network for resources that exist once', async () => {
    const part = await platform.staff('administrator', { region: '4303' });
    const whole = callers.get('administrator');
    const wrong: string[] = [];
    for (const { route } of GUARDED.filter((one) => one.of === 'network')) {
      const { status, code } = await send(part, route);
      if (status !== 403 || code !== 'access.region') wrong.push(`${route.id}: ${status} ${code ?? ''}`);
      if ((await send(whole ?? part, route)).code === 'access.region') wrong.push(`${route.id}: nobody may`);
    }
    expect(wrong).toEqual([]);
  });

  it('gives every verb to some role, and a route to every verb', () => {
    const held = (verb: Verb) => roles.some((role) => roleHas(role, verb));
    const used = new Set(GUARDED.map(({ verb }) => verb));
    expect([...used].filter((verb) => !held(verb))).toEqual([]);
  });
});
