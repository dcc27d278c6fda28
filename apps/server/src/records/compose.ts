import { routes as contract, type ApiSection, type RouteDefinition } from '@yizhan/contract';
import type { Binder, Handler } from '../app/http/bind.ts';
import type { AnyApproval } from './approvals/types.ts';
import type { AnyEventHandler, EventName } from './events/types.ts';
import type { BoundPurpose } from './files/types.ts';
import type { AnyBoundFlow } from './flow/bind-flow.ts';
import type { AnyBoundList } from './lists/types.ts';
import type { AnyJob, Module, Table } from './module.ts';
import type { Assignable } from './assignment/types.ts';
import type { Bookable } from './bookings/types.ts';
import type { Revealable } from './reveal/types.ts';

/** A route and the module that binds it. */
export interface BoundRoute {
  readonly module: Module;
  readonly route: RouteDefinition;
  /** Binds the route to its handler at a real binder. */
  readonly bind: (binder: Binder) => void;
}

/** All modules, checked against each other. */
export interface Composition {
  readonly modules: readonly Module[];
  readonly routes: readonly BoundRoute[];
  readonly jobs: readonly AnyJob[];
  readonly ownerOf: ReadonlyMap<Table, Module>;
  /** Bound flows by noun. */
  readonly flows: ReadonlyMap<string, AnyBoundFlow>;
  /** How a full number is obtained, by noun. */
  readonly revealables: ReadonlyMap<string, Revealable>;
  /** Assignable records, by noun. */
  readonly assignables: ReadonlyMap<string, Assignable>;
  /** Steps that can take a second person, by code. */
  readonly approvals: ReadonlyMap<string, AnyApproval>;
  /** Nouns whose records have a booking. */
  readonly bookables: ReadonlyMap<string, Bookable>;
  /** Purposes of files, each with the policy of its noun. */
  readonly files: ReadonlyMap<string, BoundPurpose>;
  readonly lists: readonly AnyBoundList[];
  /** Handlers by event, in the order of the modules. */
  readonly handlers: ReadonlyMap<EventName, readonly AnyEventHandler[]>;
}

/** Groups of routes, as the contract's `routes` has them. */
export type RouteGroups = Readonly<Record<string, Readonly<Record<string, RouteDefinition>>>>;

/**
 * Assembles the modules. Pure: it opens and queries nothing.
 *
 * @throws Error with a sentence per fault, which names the modules concerned
 */
export function compose(modules: readonly Module[], groups: RouteGroups = contract): Composition {
  const faults: string[] = [];
  const once = (what: string, of: (module: Module) => readonly string[]): Map<string, Module> => {
    const owners = new Map<string, Module>();
    for (const module of modules) {
      for (const value of of(module)) {
        const other = owners.get(value);
        if (other === undefined) owners.set(value, module);
        else faults.push(`${other.name} and ${module.name} both ${what} ${value}`);
      }
    }
    return owners;
  };

  once('are named', ({ name }) => [name]);
  const owners = once('own the table', ({ owns }) => owns);
  once('define the job', ({ jobs = [] }) => jobs.map(({ name }) => name));
  once('have a policy of', ({ policies = [] }) => policies.map(({ noun }) => noun));
  once('ask in a policy for', ({ policies = [] }) => policies.flatMap(({ verbs }) => verbs));
  once('bind a flow of', ({ flows = [] }) => flows.map(({ noun }) => noun));
  once('bind a flow to', ({ flows = [] }) => flows.map(({ table, column }) => `${table}.${column}`));
  once('bind the list', ({ lists = [] }) => lists.map(({ id }) => id));
  once('contribute to the worklist as', ({ worklist = [] }) => worklist.map(({ id }) => id));
  once('define the deadline', ({ deadlines = [] }) => deadlines.map(({ id }) => id));
  once('count the kind', ({ countables = [] }) => countables.map(({ kind }) => kind));
  once('reveal numbers of', ({ reveals = [] }) => reveals.map(({ noun }) => noun));
  once('assign records of', ({ assignables = [] }) => assignables.map(({ noun }) => noun));
  once('ask a second person for', ({ approvals = [] }) => approvals.map(({ code }) => code));
  once('have bookings of', ({ bookables = [] }) => bookables.map(({ noun }) => noun));
  once('handle, under one name,', ({ on = [] }) => on.map(({ event, name }) => `${event} (${name})`));
  once('describe the setting', ({ settings = [] }) => settings.map(({ id }) => id));
  once('keep files as', ({ files = [] }) => files.map(({ purpose }) => purpose));
  const emitters = once('emit', ({ emits = [] }) => emits);

  for (const module of modules) {
    const { name } = module;
    for (const { table, noun, moves, effects } of module.flows ?? []) {
      const owner = owners.get(table);
      if (owner !== module) {
        faults.push(`${name} binds the flow of ${noun} to the table ${table} of ${owner?.name ?? 'nobody'}`);
      }
      for (const move of moves) {
        if (!(move in effects))
          faults.push(`${name} says nothing of what "${move}" does in the flow of ${noun}`);
      }
    }
    for (const list of module.lists ?? []) {
      if (list.scope === undefined || list.scope === null) {
        faults.push(`${name} binds the list ${list.id} without a scope`);
      }
    }
    for (const { event } of module.on ?? []) {
      if (!emitters.has(event)) faults.push(`${name} listens to ${event}, which no module emits`);
    }
    for (const { table } of module.personalData ?? []) {
      const owner = owners.get(table);
      if (owner !== undefined && owner !== module) {
        faults.push(`${name} registers personal data in the table ${table} of ${owner.name}`);
      }
    }
    for (const job of module.catchUp ?? []) {
      if (!(module.jobs ?? []).includes(job)) {
        faults.push(`${name} catches up with the job ${job.name}, which is not one of its jobs`);
      }
    }
  }

  const bound = modules.flatMap((module) => bindingsOf(module));
  checkRoutes(modules, bound, groups, faults);
  if (faults.length > 0) throw new Error(`The modules do not fit together:\n  ${faults.join('\n  ')}`);
  return {
    modules,
    routes: bound,
    jobs: modules.flatMap(({ jobs = [] }) => jobs),
    flows: new Map(modules.flatMap(({ flows = [] }) => flows.map((flow) => [flow.noun, flow]))),
    revealables: new Map(
      modules.flatMap(({ reveals = [] }) => reveals.map((revealable) => [revealable.noun, revealable])),
    ),
    assignables: new Map(
      modules.flatMap(({ assignables = [] }) =>
        assignables.map((assignable) => [assignable.noun, assignable]),
      ),
    ),
    approvals: new Map(modules.flatMap(({ approvals = [] }) => approvals.map((kind) => [kind.code, kind]))),
    bookables: new Map(
      modules.flatMap(({ bookables = [] }) => bookables.map((bookable) => [bookable.noun, bookable])),
    ),
    files: new Map(modules.flatMap(({ files = [] }) => files.map((bound) => [bound.purpose, bound]))),
    lists: modules.flatMap(({ lists = [] }) => lists),
    handlers: Map.groupBy(
      modules.flatMap(({ on = [] }) => on),
      ({ event }) => event,
    ),
    ownerOf: new Map([...owners].map(([table, module]) => [table as Table, module])),
  };
}

/** What each module binds, for the OpenAPI document. */
export function apiSections({ modules, routes }: Composition): ApiSection[] {
  return modules.map((module) => ({
    name: module.name,
    about: module.about,
    routes: routes.filter((bound) => bound.module === module).map(({ route }) => route.id),
  }));
}

/** Runs a module's `routes`, and those of its lists, with a binder that only records its calls. */
function bindingsOf(module: Module): BoundRoute[] {
  const found: BoundRoute[] = [];
  const binder: Binder = {
    route<const R extends RouteDefinition>(route: R, handler: Handler<R>) {
      found.push({ module, route, bind: (real) => real.route(route, handler) });
    },
  };
  module.routes?.(binder);
  for (const list of module.lists ?? []) list.routes(binder);
  return found;
}

function checkRoutes(
  modules: readonly Module[],
  bound: readonly BoundRoute[],
  groups: RouteGroups,
  faults: string[],
): void {
  const groupOf = new Map(
    Object.entries(groups).flatMap(([group, routes]) =>
      Object.values(routes).map((route) => [route.id, group] as const),
    ),
  );
  const binders = new Map<string, Module>();
  for (const { module, route } of bound) {
    const group = groupOf.get(route.id);
    const other = binders.get(route.id);
    if (group === undefined) faults.push(`${module.name} binds ${route.id}, which is not in the contract`);
    else if (!(module.contract as readonly string[]).includes(group)) {
      faults.push(`${module.name} binds ${route.id} without naming ${group} in its contract`);
    }
    if (other === undefined) binders.set(route.id, module);
    else if (other === module) faults.push(`${module.name} binds ${route.id} twice`);
    else faults.push(`${other.name} and ${module.name} both bind ${route.id}`);
  }
  for (const [id, group] of groupOf) {
    if (binders.has(id)) continue;
    const named = modules.filter(({ contract: keys }) => (keys as readonly string[]).includes(group));
    const who = named.length === 0 ? 'no module' : `none of ${named.map(({ name }) => name).join(', ')}`;
    faults.push(`${id} is bound by ${who}`);
  }
}

/** Modules by name, each with the modules whose `index.ts` it imports; a test reads them from the import graph. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

/** A circle of modules, first name repeated at the end; null when there is none. */
export function findCircle(uses: Uses): readonly string[] | null {
  const done = new Set<string>();
  const walk = (name: string, path: readonly string[]): readonly string[] | null => {
    const start = path.indexOf(name);
    if (start !== -1) return [...path.slice(start), name];
    if (done.has(name)) return null;
    for (const next of uses.get(name) ?? []) {
      const circle = walk(next, [...path, name]);
      if (circle !== null) return circle;
    }
    done.add(name);
    return null;
  };
  for (const name of uses.keys()) {
    const circle = walk(name, []);
    if (circle !== null) return circle;
  }
  return null;
}
