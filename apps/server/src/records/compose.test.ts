import { describe, expect, it } from 'vitest';
import { defineRoute, OK, VacancyList, type RouteDefinition } from '@yizhan/contract';
import { z } from 'zod';
import { defineFlow } from '@yizhan/domain';
import { defineJob } from '../app/jobs/jobs.ts';
import { apiSections, compose, findCircle } from './compose.ts';
import { inline } from './events/handlers.ts';
import { bindFlow } from './flow/bind-flow.ts';
import type { AnyBoundList } from './lists/types.ts';
import { MOVES_ONLY } from './flow/types.ts';
import { defineModule, type Module } from './module.ts';
import { holds } from './personal-data/index.ts';

const open = defineRoute({
  id: 'sites.open',
  method: 'GET',
  path: '/open',
  summary: 'Open',
  access: { public: 'a test' },
  reply: z.object({ ok: z.literal(true) }),
  audit: { none: 'reads' },
});
const shut = defineRoute({ ...open, id: 'sites.shut', path: '/shut' });
const GROUPS = { sites: { open, shut } };

function binds(...routes: RouteDefinition[]): Pick<Module, 'contract' | 'routes'> {
  return {
    contract: ['sites'],
    routes: (bind) => routes.forEach((route) => bind.route(route, async () => OK)),
  };
}
const whole = binds(open, shut);
const bare = { about: 'a module of a test', owns: [], contract: [] } as const;
const job = defineJob({ name: 'a.job', payload: z.object({}), run: async () => undefined });

const WORD = { 'zh-CN': '字', en: 'word' };

/** A list as a module declares it; nothing reads it here. */
const list: AnyBoundList = {
  id: 'sites.list',
  list: VacancyList,
  scope: 'anything',
  anyPage: () => Promise.resolve({ items: [], nextCursor: null, total: 0, atLeast: null }),
  measureExport: () => Promise.resolve({ rows: 0, grants: [] }),
  takeExport: () => Promise.resolve({ stream: '', type: 'text/csv' }),
  routes: () => undefined,
};

describe('compose', () => {
  it('puts modules together and says who owns, binds and does what', () => {
    const sites = defineModule({
      ...bare,
      name: 'sites',
      owns: ['sites'],
      ...whole,
      jobs: [job],
      catchUp: [job],
    });
    const other = defineModule({ ...bare, name: 'other' });
    const composition = compose([sites, other], GROUPS);
    expect(composition.ownerOf.get('sites')).toBe(sites);
    expect(composition.jobs).toEqual([job]);
    expect(composition.routes.map(({ module, route }) => [module.name, route.id])).toEqual([
      ['sites', 'sites.open'],
      ['sites', 'sites.shut'],
    ]);
    expect(apiSections(composition)).toEqual([
      { name: 'sites', about: bare.about, routes: ['sites.open', 'sites.shut'] },
      { name: 'other', about: bare.about, routes: [] },
    ]);
  });

  const flow = bindFlow({
    flow: defineFlow({
      noun: 'site',
      statuses: ['open', 'shut'],
      table: { open: { shut: 'shut' }, shut: { open: 'open' } },
      moves: { open: { undo: 'never', reason: 'none' }, shut: { undo: 'never', reason: 'none' } },
      openings: {},
    }),
    table: 'sites',
    column: 'status',
    words: {
      statuses: { open: WORD, shut: WORD },
      moves: { open: WORD, shut: WORD },
    },
    entity: 'site',
    idOf: ({ id }) => id,
    regionOf: () => null,
    lock: () => Promise.resolve({ version: 1 }),
    policy: () => undefined,
    effects: { open: MOVES_ONLY, shut: MOVES_ONLY },
    audit: () => null,
  });
  const handler = inline('site.closed', 'tell', async () => undefined, { undo: 'moves' });
  const a = { ...bare, name: 'a' };
  const b = { ...bare, name: 'b' };
  it.each<[string, Module[], string]>([
    ['two modules of one name', [a, a], 'a and a both are named a'],
    [
      'a table of two',
      [
        { ...a, owns: ['sites'] },
        { ...b, owns: ['sites'] },
      ],
      'a and b both own the table sites',
    ],
    [
      'a job of two',
      [
        { ...a, jobs: [job] },
        { ...b, jobs: [job] },
      ],
      'a and b both define the job a.job',
    ],
    [
      'a route bound by two',
      [
        { ...a, ...whole },
        { ...b, ...binds(open) },
      ],
      'a and b both bind sites.open',
    ],
    ['a route bound twice', [{ ...a, ...binds(open, shut, open) }], 'a binds sites.open twice'],
    ['a route nobody binds', [{ ...a, ...binds(open) }], 'sites.shut is bound by none of a'],
    ['a group nobody names', [a], 'sites.shut is bound by no module'],
    [
      'a route of a group that the module does not name',
      [{ ...a, ...whole, contract: [] }],
      'a binds sites.open without naming sites in its contract',
    ],
    [
      'a route that is not in the contract',
      [{ ...a, ...binds(open, shut, { ...open, id: 'sites.lost' }) }],
      'a binds sites.lost, which is not in the contract',
    ],
    [
      'a flow on the table of another',
      [
        { ...a, owns: ['sites'] },
        { ...b, flows: [flow] },
      ],
      'b binds the flow of site to the table sites of a',
    ],
    [
      'two flows of a table',
      [
        { ...a, owns: ['sites'], flows: [flow] },
        { ...b, flows: [flow] },
      ],
      'a and b both bind a flow to sites.status',
    ],
    [
      'a move without effect',
      [{ ...a, owns: ['sites'], flows: [{ ...flow, effects: { open: 1 } }] }],
      'a says nothing of what "shut" does in the flow of site',
    ],
    [
      'a list without scope',
      [{ ...a, lists: [{ ...list, scope: undefined }] }],
      'a binds the list sites.list without a scope',
    ],
    ['an event nobody emits', [{ ...a, on: [handler] }], 'a listens to site.closed, which no module emits'],
    [
      'an event of two',
      [
        { ...a, emits: ['site.closed'] },
        { ...b, emits: ['site.closed'] },
      ],
      'a and b both emit site.closed',
    ],
    [
      'personal data in the table of another',
      [
        { ...a, owns: ['sites'] },
        { ...b, personalData: [holds('sites', { of: 'staff', by: null, columns: {}, erase: 'delete' })] },
      ],
      'b registers personal data in the table sites of a',
    ],
    [
      'catching up with a foreign job',
      [{ ...a, catchUp: [job] }],
      'a catches up with the job a.job, which is not one of its jobs',
    ],
  ])('refuses %s', (_what, modules, sentence) => {
    expect(() => compose(modules, GROUPS)).toThrow(sentence);
  });

  it('names every fault at once', () => {
    expect(() =>
      compose(
        [
          { ...a, owns: ['sites'] },
          { ...b, owns: ['sites'], catchUp: [job] },
        ],
        GROUPS,
      ),
    ).toThrow(/sites\n.*a\.job/);
  });
});

describe('a circle of modules', () => {
  it('is named from end to end', () => {
    const uses = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c', 'd'])],
      ['c', new Set<string>()],
      ['d', new Set(['b'])],
    ]);
    expect(findCircle(uses)).toEqual(['b', 'd', 'b']);
  });

  it('is not seen where two ways lead to one module', () => {
    const uses = new Map([
      ['a', new Set(['b', 'c'])],
      ['b', new Set(['d'])],
      ['c', new Set(['d'])],
    ]);
    expect(findCircle(uses)).toBeNull();
  });
});
