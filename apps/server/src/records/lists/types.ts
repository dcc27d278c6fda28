import type { AnyList } from '@yizhan/contract';
import type { Grant, Verb } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Binder, Streamed } from '../../app/http/bind.ts';
import type { ExportOrder } from './export-approval.ts';
import type { Scoped } from './scope.sql.ts';

/** A parsed query of any list. */
export type AnyQuery = Readonly<Record<string, unknown>>;

interface AnyListPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
  readonly total: number | null;
  readonly atLeast: number | null;
}

/** The rows allowed in addition to the query's filters: those where the user holds a verb, or a scope of its own. */
export type Within = { readonly verb: Verb; readonly actor?: Actor } | Scoped;

/** How much an export would take along, and by which grants. */
export interface Measured {
  readonly rows: number;
  readonly grants: readonly Grant[];
}

/** A list bound to its SQL, as the composition sees it: no list exists without a scope. */
export interface AnyBoundList {
  /** Id of the list's route, unique. */
  readonly id: string;
  readonly list: AnyList;
  readonly scope: unknown;
  /** A page of the list for a parsed query. */
  readonly anyPage: (ctx: AnyContext, query: AnyQuery, within?: Within) => Promise<AnyListPage>;
  /** @throws AccessDenied, ListTooLong */
  readonly measureExport: (ctx: AnyContext, order: ExportOrder) => Promise<Measured>;
  /** Takes it along: audit row, limits of the day, and the file. @throws AccessDenied, ListTooLong, ExportsSpent */
  readonly takeExport: (ctx: WriteContext, order: ExportOrder) => Promise<Streamed>;
  /** Binds its routes: the list itself and its export. */
  readonly routes: (bind: Binder) => void;
}
