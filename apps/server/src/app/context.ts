import type { CurrentAction } from './action.ts';
import type { Actor } from './actor.ts';
import { actorStamp } from './actor.ts';
import { STANDING_AUTHORITY } from './authority.ts';
import type { ChangeKind } from './db/changes.ts';
import type { Database, DB, Transaction } from './db/database.ts';
import { insertRows, type Rows } from './db/rows.ts';
import { releaseSavepoint, rollBackToSavepoint, setSavepoint } from './db/savepoints.ts';
import { AgentEnded, DomainError, type Locale } from './errors.ts';
import { newId, type Ref } from './ids.ts';
import type { Services } from './services.ts';

interface Common {
  readonly services: Services;
  readonly actor: Actor;
  readonly now: Date;
  readonly locale: Locale;
  readonly requestId: string;
  /** Network address of the caller; null where there was no call over a network. */
  readonly address: string | null;
  /** Who approved the step that somebody else asked for; undefined where nobody had to. */
  readonly approval?: Approved | undefined;
}

/** The approval of a step, as histories and the audit trail name it. */
export interface Approved {
  /** Public id of the request. */
  readonly id: string;
  /** Who approved it. */
  readonly by: string;
}

export interface ReadContext extends Common {
  readonly db: Database;
}

/** The context of a route that works on a disk or another service between short transactions of its own. */
export interface SteppedContext extends ReadContext {
  write<T>(work: (ctx: WriteContext) => Promise<T>): Promise<T>;
}

export interface AuditRow {
  readonly action: string;
  readonly entity?: { readonly kind: string; readonly id: string };
  /** Where it happened, which decides who may read the row; the prefecture follows from it. */
  readonly region?: string | null;
  /** What changed, without numbers that identify a person. */
  readonly summary?: Record<string, unknown>;
  /**
   * Stores the caller's network address: for signing in and similar actions, where it distinguishes a person's own
   * doing from another's.
   */
  readonly withAddress?: boolean;
  /** Who did it where the request itself has only just shown that; the caller otherwise. */
  readonly actor?: Actor;
}

/**
 * The context of a write. It exists only inside a transaction, so a use case that takes it cannot write outside one;
 * audit rows, timeline entries, outgoing messages and change notices made through it commit or vanish with it.
 */
export interface WriteContext extends Common {
  /** Reads inside a write see the write's own rows. */
  readonly db: Transaction;
  readonly trx: Transaction;
  /** The current move; null where the write does not follow from one. */
  readonly action: CurrentAction | null;
  audit(row: AuditRow): Promise<void>;
  /**
   * Adds rows that nothing else in this write reads (audit, timelines, actions). A write of many records collects them
   * and writes them together.
   */
  append<T extends keyof DB>(table: T, rows: Rows<T>): Promise<void>;
  /** Notifies every process after the commit that a row changed (search index, boards). */
  changed(kind: ChangeKind, ref: Ref): Promise<void>;
  /** Schedules work that nothing else in this write waits for. A write of many records does it once for all of them. */
  gather<T>(gatherer: Gatherer<T>, items: readonly T[]): Promise<void>;
}

/** Work that costs the same for one record and for many. Items arrive in the order in which they were gathered. */
export interface Gatherer<T> {
  readonly name: string;
  write(ctx: WriteContext, items: readonly T[]): Promise<void>;
}

export type AnyContext = ReadContext | WriteContext;

export interface WriteOptions {
  readonly actor: Actor;
  readonly locale?: Locale;
  readonly requestId?: string;
  readonly address?: string;
  readonly now?: Date;
  /** The step does not depend on the authority under which an agent signed in: they choose for whom to act. */
  readonly choosesPerson?: boolean;
}

export function readContext(services: Services, options: WriteOptions): ReadContext {
  return {
    services,
    actor: options.actor,
    now: options.now ?? services.clock(),
    locale: options.locale ?? 'zh-CN',
    requestId: options.requestId ?? newId(),
    address: options.address ?? null,
    db: services.db,
  };
}

export function steppedContext(services: Services, options: WriteOptions): SteppedContext {
  return { ...readContext(services, options), write: (work) => runWrite(services, options, work) };
}

/**
 * Runs a use case in one transaction. An error rolls everything back, except a DomainError that asks to keep what was
 * written (a counted failed sign-in). What an agent writes is kept only if they still may act when it is.
 *
 * @throws AgentEnded
 */
export async function runWrite<T>(
  services: Services,
  options: WriteOptions,
  work: (ctx: WriteContext) => Promise<T>,
): Promise<T> {
  const outcome: { value: T } | { error: DomainError } = await services.db
    .transaction()
    .execute(async (trx) => {
      const ctx = writeContext(services, options, trx);
      try {
        const value = await work(ctx);
        await assertStillActing(ctx, options);
        return { value };
      } catch (error) {
        if (error instanceof DomainError && error.options.keepWrites === true) return { error };
        throw error;
      }
    });
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/**
 * The authority was read before the transaction began, and may have been ended since. It is locked last, as ending it
 * locks the person first: whichever of the two comes first, the other waits and then sees it.
 */
async function assertStillActing(ctx: WriteContext, options: WriteOptions): Promise<void> {
  const { actor, choosesPerson = false } = options;
  if (actor.kind !== 'agent' || choosesPerson) return;
  if (!(await ctx.services.use(STANDING_AUTHORITY)(ctx.trx, actor, ctx.now))) throw AgentEnded();
}

function writeContext(services: Services, options: WriteOptions, trx: Transaction): WriteContext {
  const read = readContext(services, options);
  const ctx: WriteContext = {
    ...read,
    db: trx,
    trx,
    action: null,
    async audit(row) {
      await insertRows(trx, 'audit_entries', [auditRow(read, row)]);
    },
    async append(table, rows) {
      await insertRows(trx, table, rows);
    },
    changed: (kind, ref) => services.changes.announce(trx, kind, ref),
    async gather(gatherer, items) {
      if (items.length > 0) await gatherer.write(ctx, items);
    },
  };
  return ctx;
}

function auditRow(read: Common, row: AuditRow) {
  const stamp = actorStamp(row.actor ?? read.actor);
  return {
    id: newId(),
    at: read.now,
    actor_kind: stamp.kind,
    actor_id: stamp.id,
    // People and employers are identified by their account, which erasure detaches; no entry leaves the trail.
    actor_name: stamp.kind === 'seeker' || stamp.kind === 'employer' ? '' : stamp.name,
    action: row.action,
    region_code: row.region ?? null,
    prefecture: row.region?.slice(0, 4) ?? null,
    entity_kind: row.entity?.kind ?? null,
    entity_id: row.entity?.id ?? null,
    summary: JSON.stringify(row.summary ?? {}),
    request_id: read.requestId,
    address: row.withAddress === true ? read.address : null,
  };
}

/**
 * The write of an approved step: `doer` asked for it and does it, by the rights they have now; whoever approved it is
 * named beside them.
 */
export function approvedWrite(ctx: WriteContext, doer: Actor, approval: Approved): WriteContext {
  return {
    ...ctx,
    actor: doer,
    approval,
    audit: (row) => ctx.audit(withApproval({ ...row, actor: row.actor ?? doer }, approval)),
  };
}

function withApproval(row: AuditRow, approval: Approved | undefined): AuditRow {
  if (approval === undefined) return row;
  return { ...row, summary: { ...row.summary, approvedBy: approval.by, approval: approval.id } };
}

/**
 * A write of many records: audit rows, change notices and appended rows are collected and written together before the
 * commit, because each separate query costs half a millisecond.
 */
export interface BulkWrite {
  readonly ctx: WriteContext;
  /**
   * Runs `work` under a savepoint: an error undoes its rows, and what it collected, but nothing before it. A preview
   * (`keep` false) undoes them in any case.
   */
  inSavepoint<T>(work: () => Promise<T>, keep?: boolean): Promise<T>;
  /** Must be called before the transaction ends. */
  flush(): Promise<void>;
}

export function bulkWrite(ctx: WriteContext): BulkWrite {
  const changes: Array<{ kind: ChangeKind; ref: Ref }> = [];
  const inserts = new Map<keyof DB, object[]>();
  const gathered = new Map<Gatherer<never>, unknown[]>();
  const later = (table: keyof DB, rows: readonly object[]): void => {
    const held = inserts.get(table);
    if (held === undefined) inserts.set(table, [...rows]);
    else held.push(...rows);
  };
  return {
    ctx: {
      ...ctx,
      audit: async (row) => later('audit_entries', [auditRow(ctx, withApproval(row, ctx.approval))]),
      append: async (table, rows) => later(table, rows),
      changed: async (kind, ref) => void changes.push({ kind, ref }),
      async gather(gatherer, items) {
        const held = gathered.get(gatherer);
        if (held === undefined) gathered.set(gatherer, [...items]);
        else held.push(...items);
      },
    },
    async inSavepoint(work, keep = true) {
      const lengths = new Map([...inserts].map(([table, rows]) => [table, rows.length]));
      const noticed = changes.length;
      const before = new Map([...gathered].map(([gatherer, items]) => [gatherer, items.length]));
      const undo = async (): Promise<void> => {
        await rollBackToSavepoint(ctx.trx);
        for (const [table, rows] of inserts) rows.length = lengths.get(table) ?? 0;
        for (const [gatherer, items] of gathered) items.length = before.get(gatherer) ?? 0;
        changes.length = noticed;
      };
      await setSavepoint(ctx.trx);
      try {
        const result = await work();
        if (keep) await releaseSavepoint(ctx.trx);
        else await undo();
        return result;
      } catch (error) {
        await undo();
        throw error;
      }
    },
    async flush() {
      for (const [table, rows] of inserts) {
        await ctx.append(table, rows);
      }
      inserts.clear();
      for (const [gatherer, items] of gathered) {
        // The items had their gatherer's type when they were handed over.
        if (items.length > 0) await gatherer.write(ctx, items as never[]);
      }
      gathered.clear();
      await ctx.services.changes.announceAll(ctx.trx, changes);
      changes.length = 0;
    },
  };
}
