import type pg from 'pg';
import type { ChangeBus } from './db/changes.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log.ts';
import type { Cipher } from './security/cipher.ts';

/** A name under which a module offers something that lives as long as the process (an index, a cache). */
export interface ServiceKey<T> {
  readonly name: string;
  /** Only carries the type. */
  readonly type?: T;
}

export function serviceKey<T>(name: string): ServiceKey<T> {
  return { name };
}

/** The services shared by every module, created once by the composition root. */
export class Services {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly db: Database;
  readonly cipher: Cipher;
  readonly changes: ChangeBus;
  readonly jobs: Jobs;
  readonly log: Log;
  /** The current time; tests set it. */
  readonly clock: () => Date;
  readonly #offered = new Map<string, unknown>();

  constructor(
    parts: Pick<Services, 'config' | 'pool' | 'db' | 'cipher' | 'changes' | 'jobs' | 'log' | 'clock'>,
  ) {
    this.config = parts.config;
    this.pool = parts.pool;
    this.db = parts.db;
    this.cipher = parts.cipher;
    this.changes = parts.changes;
    this.jobs = parts.jobs;
    this.log = parts.log;
    this.clock = parts.clock;
  }

  offer<T>(key: ServiceKey<T>, value: T): void {
    this.#offered.set(key.name, value);
  }

  /** @throws Error when the composition root forgot to offer it, which is a bug */
  use<T>(key: ServiceKey<T>): T {
    if (!this.#offered.has(key.name)) throw new Error(`Nothing offers ${key.name}`);
    return this.#offered.get(key.name) as T;
  }
}
