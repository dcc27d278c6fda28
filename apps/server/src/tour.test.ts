import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withAdmin } from './test-support/server.ts';
import { CITUS_URL, createCitusDatabase } from './test-support/tour/citus.ts';
import { distribute, layoutOf } from './test-support/tour/distribute.ts';
import { walk, type Tour } from './test-support/tour/tour.ts';
import { createWorld, type World } from './test-support/tour/world.ts';

/**
 * Every function of every repository, called once with records of two prefectures: on plain PostgreSQL always, and on
 * Citus where `YIZHAN_CITUS` names a coordinator. A repository function that is not called fails here; the calls are in
 * the `*.tour.ts` of its folder or of one above it.
 */
const HERE = import.meta.dirname;
const files = (ending: string): string[] =>
  readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending) && !name.startsWith('test-support/trial-noun'))
    .sort()
    .map((name) => join(HERE, name));
const read = async (path: string): Promise<object> => (await import(pathToFileURL(path).href)) as object;

const repositories = await Promise.all(
  files('.repository.ts').map(async (path) => ({ path: relative(HERE, path), namespace: await read(path) })),
);
const tours = (
  await Promise.all(files('.tour.ts').map(async (path) => (await read(path)) as { tours: readonly Tour[] }))
).flatMap((module) => module.tours);

/** Classes are not database functions. */
const isFunction = (value: unknown): boolean =>
  typeof value === 'function' && !Function.prototype.toString.call(value).startsWith('class');

/** All functions to call, and those that nothing calls. */
const stops = repositories.flatMap(({ path, namespace }) => {
  const tour = tours.find(({ repository }) => repository === namespace);
  const names = Object.entries(namespace).flatMap(([name, value]) => (isFunction(value) ? [name] : []));
  return names.map((name) => ({ what: `${path} ${name}`, name, tour }));
});

describe('the tour', () => {
  it('calls every function of every repository', () => {
    const missed = stops.filter(({ tour, name }) => tour?.calls[name] === undefined);
    expect(missed.map(({ what }) => what)).toEqual([]);
  });
});

const called = stops.flatMap(({ what, name, tour }) =>
  tour?.calls[name] === undefined ? [] : [{ what, name, tour }],
);

describe('on plain PostgreSQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.platform.stop());

  for (const { what, name, tour } of called) it(what, () => walk(world.services.db, world, tour, name));

  it('has a schema whose every table has a place on Citus', async () => {
    const { shared, spread, local } = await withAdmin(world.services.config.databaseUrl ?? '', layoutOf);
    expect(shared).not.toEqual([]);
    expect(spread).toMatchObject({ vacancies: 'prefecture', person_keys: 'value_hmac' });
    expect(local).toContain('schema_migrations');
  });
});

/** On Citus each test covers one function; without Citus, a single skipped test says so. */
describe('on Citus', () => {
  const coordinator = CITUS_URL;
  if (coordinator === null) {
    it('is called as on plain PostgreSQL', (context) => {
      console.warn(
        'SKIPPED: the tour on Citus; set YIZHAN_CITUS to a database of a coordinator with workers',
      );
      context.skip('YIZHAN_CITUS names no coordinator');
    });
    return;
  }
  let world: World;
  beforeAll(async () => {
    const database = await createCitusDatabase(coordinator);
    // The world is created first and then distributed, because failing to create it on Citus would leave nothing to
    // call.
    world = await createWorld({ database });
    await withAdmin(database.url, distribute);
  }, 600_000);
  afterAll(() => world.platform.stop());

  for (const { what, name, tour } of called) it(what, () => walk(world.services.db, world, tour, name));
});
