import type { z } from 'zod';
import type { routes } from '@yizhan/contract';
import type { DB } from '../app/db/database.ts';
import type { Binder } from '../app/http/bind.ts';
import type { JobDefinition } from '../app/jobs/jobs.ts';
import { serviceKey, type Services } from '../app/services.ts';
import type { Composition } from './compose.ts';
import type { Assignable } from './assignment/types.ts';
import type { AnyApproval } from './approvals/types.ts';
import type { Bookable } from './bookings/types.ts';
import type { CountedKind } from './countables/types.ts';
import type { DeadlineRule } from './deadlines/types.ts';
import type { Evidence } from './evidence/types.ts';
import type { AnyEventHandler, EventName } from './events/types.ts';
import type { BoundPurpose } from './files/types.ts';
import type { AnyBoundFlow } from './flow/bind-flow.ts';
import type { AnyBoundList } from './lists/types.ts';
import type { Holding, Impersonal } from './personal-data/types.ts';
import type { AnyPolicy } from './policy.ts';
import type { Revealable } from './reveal/types.ts';
import type { BoundSetting } from './settings/types.ts';
import type { WorklistItem } from './worklist/types.ts';

/** A table of the database. */
export type Table = keyof DB;

/** A key of the contract's `routes`: the routes of one noun, or of one face (`me`, `ownEmployer`). */
export type RouteGroup = keyof typeof routes;

export type AnyJob = JobDefinition<z.ZodType>;

/**
 * A module's declaration of itself. The interface is explicit, so that the types of one module never depend on
 * another's declaration.
 */
export interface Module {
  /** The noun, plural, kebab-case: the name of the folder. */
  readonly name: string;
  /** One line for docs/modules.generated.md and the tags of the OpenAPI document. */
  readonly about: string;
  /** Tables that only this module writes. */
  readonly owns: readonly Table[];
  /** Groups of the contract whose routes it binds. Several modules may share a face; each route is bound by one. */
  readonly contract: readonly RouteGroup[];
  /** Binds routes. Runs without services, so that tests and documents can ask who binds what. */
  readonly routes?: (bind: Binder) => void;
  readonly jobs?: readonly AnyJob[];
  /** Who may do what: each verb belongs to the policy of one noun. */
  readonly policies?: readonly AnyPolicy[];
  /** Bound flows; each names the table and column that only it writes. */
  readonly flows?: readonly AnyBoundFlow[];
  readonly lists?: readonly AnyBoundList[];
  /** Waiting work, and for whom it waits. */
  readonly worklist?: readonly WorklistItem[];
  /** Rules of the deadlines it starts. */
  readonly deadlines?: readonly DeadlineRule[];
  /** What it stores about a person or an employer, and how that is merged, exported, erased and expired. */
  readonly personalData?: readonly Holding[];
  /** Its tables that hold no personal data, each with what it holds instead. */
  readonly impersonal?: Impersonal;
  /** Nouns whose numbers are masked, and how a full one is obtained. */
  readonly reveals?: readonly Revealable[];
  /** Steps that can take a second person. */
  readonly approvals?: readonly AnyApproval[];
  /** Nouns whose records can be assigned. */
  readonly assignables?: readonly Assignable[];
  /** Nouns whose records have a booking, and what its moves in the calendar do to them. */
  readonly bookables?: readonly Bookable[];
  /** What files of its records are for, and who may read, add and remove them. */
  readonly files?: readonly BoundPurpose[];
  /** What a bureau sets in it, for the overview of all settings. */
  readonly settings?: readonly BoundSetting[];
  /** Kinds it counts, and how they are rebuilt from its records. */
  readonly countables?: readonly CountedKind[];
  /** Where proofs of claims lie in its records, and which moves change them. */
  readonly evidence?: Evidence;
  /** Events it emits. */
  readonly emits?: readonly EventName[];
  /** Handlers of events, its own or other modules'. */
  readonly on?: readonly AnyEventHandler[];
  /**
   * Registers what other modules use by a service key. Runs wherever services are created, including on the command
   * line, in the order of the list of modules.
   */
  readonly offers?: (services: Services) => void | Promise<void>;
  /** Opens the in-memory state of a running server and keeps it current; returns a function that closes it. */
  readonly open?: (services: Services) => () => void | Promise<void>;
  /** Jobs sent once when a worker starts, to make up for the platform's downtime. Each is one of `jobs`. */
  readonly catchUp?: readonly AnyJob[];
}

export function defineModule(module: Module): Module {
  return module;
}

/** The composition of all modules, for mechanisms of `records/`, which never import a module. */
export const COMPOSITION = serviceKey<Composition>('composition');
