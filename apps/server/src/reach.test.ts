import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routes, type RouteDefinition } from '@yizhan/contract';
import { grantsAllow, roleHas, type Grant, type StaffRole, type Verb } from '@yizhan/domain';
import { fromShortId } from './app/ids.ts';
import { ProblemError, type Caller } from './test-support/platform.ts';
import { siteInput } from './test-support/records.ts';
import { trialComposition as composition, trialOptions } from './test-support/trial-world/composition.ts';
import { rehearsalTries } from './test-support/trial-noun/rehearsals.tries.ts';
import { createHomeland, type Homeland } from './test-support/reach/homeland.ts';
import { FOR_ALL, OWN_TRIES, TRIES, type Try } from './test-support/reach/tries.ts';

/**
 * Every route that names a record in its path or body, read and written from another prefecture, from another county of
 * the same prefecture, and from another site of the same county.
 */

/** Parameters of paths that name a kind of thing rather than a record. */
const NO_RECORD = new Set(['noun', 'kind', 'template', 'channel', 'locale', 'token']);
/** An administrator of the same region may do what its higher officers may. */
const REGION_ROLES: readonly StaffRole[] = ['county_officer', 'operator', 'auditor', 'administrator'];
const SITE_ROLES: readonly StaffRole[] = ['site_staff', 'site_manager', 'operator'];
const ELSEWHERE = '4301';
const NEXT_COUNTY = '430302';

const Many = z.object({ results: z.array(z.object({ ok: z.boolean() })) });

let home: Homeland;
/** Of the product and of the trial noun. */
let tries: readonly Try[] = TRIES;
/** The callers who try, and from where. */
let callers: ReadonlyArray<{ from: 'prefecture' | 'county' | 'site'; grant: Grant; caller: Caller }>;

beforeAll(async () => {
  home = await createHomeland(await trialOptions());
  tries = [...(await rehearsalTries(home)), ...TRIES];
  const { platform } = home.world;
  const province = await platform.staff('province_officer', { region: '43' });
  const siteIn = async (name: string, regionCode: string) =>
    (await province.call(routes.sites.create, { body: siteInput({ name, regionCode }) })).id;
  const sites = {
    prefecture: await siteIn('芙蓉区驿站', '430102001'),
    county: await siteIn('雨湖区驿站', '430302001'),
    site: await siteIn('下摄司驿站', '430304004'),
  };
  const regions = { prefecture: ELSEWHERE, county: NEXT_COUNTY };
  const made: Array<(typeof callers)[number]> = [];
  for (const role of REGION_ROLES) {
    for (const from of ['prefecture', 'county'] as const) {
      const region = regions[from];
      const caller = await platform.staff(role, { region });
      made.push({ from, grant: { role, region, siteId: null }, caller });
    }
  }
  for (const role of SITE_ROLES) {
    for (const from of ['prefecture', 'county', 'site'] as const) {
      const caller = await platform.staff(role, { siteId: sites[from] });
      const region = { prefecture: '430102', county: NEXT_COUNTY, site: home.county }[from];
      made.push({ from, grant: { role, region, siteId: fromShortId(sites[from]) }, caller });
    }
  }
  callers = made;
});
afterAll(() => home.world.platform.stop());

async function answer(caller: Caller, route: RouteDefinition, input: object): Promise<[number, string]> {
  try {
    const reply: unknown = await caller.call(route, input);
    // A bulk write has a result for each record.
    const many = Many.safeParse(reply);
    return many.success && many.data.results.every(({ ok }) => !ok) ? [403, 'each'] : [200, ''];
  } catch (error) {
    if (error instanceof ProblemError) return [error.problem.status, error.problem.code];
    throw error;
  }
}

function isReached(one: Try, grant: Grant): boolean {
  const verb = verbOf(one);
  return one.reached?.(grant, home) ?? grantsAllow([grant], verb, one.place(home));
}

function verbOf({ route, verb }: Try): Verb {
  if (verb !== undefined) return verb;
  if (!('verb' in route.access)) throw new Error(`${route.id} asks no verb`);
  return route.access.verb;
}

/** Whether a body contains the id of a record. */
function namesRecords(body: RouteDefinition['body']): boolean {
  if (body === undefined) return false;
  const schema = z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' });
  return JSON.stringify(schema).includes('"#/$defs/RecordId"');
}

const isRead = ({ route }: Try): boolean => route.method === 'GET';

describe('every route that names a record', () => {
  it('is tried from elsewhere', () => {
    const naming = composition.routes
      .map(({ route }): RouteDefinition => route)
      .filter(
        ({ path, access, body }) =>
          'verb' in access &&
          access.of !== 'network' &&
          access.verb !== 'lists.export' &&
          ([...path.matchAll(/:(\w+)/g)].some(([, name = '']) => !NO_RECORD.has(name)) || namesRecords(body)),
      );
    const covered = new Set([...tries, ...OWN_TRIES].map(({ route }) => route.id));
    expect(naming.filter(({ id }) => !covered.has(id) && !(id in FOR_ALL)).map(({ id }) => id)).toEqual([]);
  });

  it.each(['prefecture', 'county', 'site'] as const)(
    'refuses staff of another %s whatever the table of access does not give them',
    async (from) => {
      const wrong: string[] = [];
      for (const one of tries) {
        for (const { grant, caller } of callers.filter((each) => each.from === from)) {
          if (!('verb' in one.route.access) || !roleHas(grant.role, one.route.access.verb)) continue;
          const inputs = isReached(one, grant) ? [] : [one.input(home)];
          if (one.never !== undefined) inputs.push(one.never(home));
          for (const input of inputs) {
            const [status, code] = await answer(caller, one.route, input);
            if (status !== 403 && status !== 404)
              wrong.push(`${one.route.id} as ${grant.role}: ${status} ${code}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it('shows staff of another site of the county what is work of the county', async () => {
    const wrong: string[] = [];
    for (const one of tries.filter(isRead)) {
      for (const { grant, caller } of callers.filter(({ from }) => from === 'site')) {
        if (!roleHas(grant.role, verbOf(one)) || !isReached(one, grant)) continue;
        const [status, code] = await answer(caller, one.route, one.input(home));
        if (status !== 200 && status !== 409)
          wrong.push(`${one.route.id} as ${grant.role}: ${status} ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers those whom the records are in reach of', async () => {
    const wrong: string[] = [];
    for (const one of tries) {
      const [status, code] = await answer(home.officer, one.route, one.input(home));
      if (status >= 500 || [401, 403, 404].includes(status)) wrong.push(`${one.route.id}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('what belongs to one person or employer', () => {
  it('is unknown to any other', async () => {
    const wrong: string[] = [];
    for (const { route, as, input } of OWN_TRIES) {
      const [status, code] = await answer(home.portal[as], route, input(home));
      if (status !== 404) wrong.push(`${route.id}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is there for its owner', async () => {
    const wrong: string[] = [];
    for (const { route, owner, input } of OWN_TRIES) {
      const [status, code] = await answer(home.portal[owner], route, input(home));
      if (status >= 500 || [401, 403, 404].includes(status)) wrong.push(`${route.id}: ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });
});
