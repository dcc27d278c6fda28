import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Transaction } from './database.ts';
import type { Ref } from '../ids.ts';
import type { Log } from '../log.ts';

const CHANNEL = 'yizhan_changes';
const RECONNECT_MS = 500;

export const CHANGE_KINDS = [
  'vacancy',
  'seeker',
  'employer',
  'placement',
  'site',
  'occupation',
  'import',
  'matching_policy',
  'region',
  'base_map',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

const Notice = z.tuple([z.enum(CHANGE_KINDS), z.string(), z.string()]);

/**
 * A row changed and the change is committed; `lost` means that notices may have been missed and everything must be
 * re-read.
 */
export type Change = { readonly kind: ChangeKind; readonly ref: Ref } | { readonly kind: 'lost' };

/**
 * Carries change notices from committed transactions to every process (LISTEN/NOTIFY). A notice only names the row;
 * interested listeners read it. After a broken connection listeners receive `lost`.
 */
export class ChangeBus {
  readonly #url: string;
  readonly #log: Log;
  readonly #listeners = new Set<(change: Change) => void>();
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #rounds: Promise<void> = Promise.resolve();

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  async announce(trx: Transaction, kind: ChangeKind, ref: Ref): Promise<void> {
    const notice = JSON.stringify([kind, ref.prefecture, ref.id]);
    await sql`select pg_notify(${CHANNEL}, ${notice})`.execute(trx);
  }

  /** The same for many rows, in one statement. */
  async announceAll(
    trx: Transaction,
    changes: ReadonlyArray<{ readonly kind: ChangeKind; readonly ref: Ref }>,
  ): Promise<void> {
    if (changes.length === 0) return;
    const notices = changes.map(({ kind, ref }) => JSON.stringify([kind, ref.prefecture, ref.id]));
    await sql`select pg_notify(${CHANNEL}, notice) from unnest(${notices}::text[]) as notice`.execute(trx);
  }

  /** Returns a function that stops listening. */
  listen(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves when listeners have received every change committed before the call. PostgreSQL signals a listening
   * session before it acknowledges the commit, and that session delivers pending notices before it ends its next query.
   * Resolves immediately while the connection is broken: `lost` will follow.
   */
  drained(): Promise<void> {
    // Rounds run one after the other: a session runs one query at a time.
    this.#rounds = this.#rounds.then(async () => {
      await this.#client?.query('select 1').catch(() => undefined);
    });
    return this.#rounds;
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'yizhan-changes' });
    client.on('notification', (message) => {
      const notice = Notice.safeParse(JSON.parse(message.payload ?? 'null'));
      if (!notice.success) return;
      const [kind, prefecture, id] = notice.data;
      this.#tell({ kind, ref: { prefecture, id } });
    });
    client.on('error', () => this.#reconnect());
    client.on('end', () => this.#reconnect());
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#client = client;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#client?.end();
  }

  #tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }

  #reconnect(): void {
    if (this.#stopped || this.#timer !== null) return;
    this.#client = null;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.start().then(
        () => this.#tell({ kind: 'lost' }),
        (error: unknown) => {
          this.#log.warn({ err: error }, 'The change listener could not connect; trying again');
          this.#reconnect();
        },
      );
    }, RECONNECT_MS);
  }
}
