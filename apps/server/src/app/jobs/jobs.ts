import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Transaction } from '../db/database.ts';
import type { Log } from '../log.ts';
import type { Services } from '../services.ts';

/** A kind of job: its name, its payload, and how long a worker may be silent before another takes over. */
export interface JobDefinition<S extends z.ZodType> {
  readonly name: string;
  readonly payload: S;
  /** Runs at least once; its effects must be idempotent. `signal` fires when the server stops. */
  readonly run: (services: Services, payload: z.output<S>, signal: AbortSignal) => Promise<void>;
  /** Cron in Asia/Shanghai, for recurring jobs. */
  readonly schedule?: string;
  readonly retries?: number;
}

/** Seconds of silence after which a killed process's job goes to another. The library's minimum is 10. */
const HEARTBEAT_SECONDS = 10;
const DAY_SECONDS = 86_400;
/** How often silent workers are checked for; the library's minute would leave a killed import waiting. */
const SUPERVISION = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 };

export function defineJob<S extends z.ZodType>(definition: JobDefinition<S>): JobDefinition<S> {
  return definition;
}

/** The job queue, in the same database, so that a job is sent in the transaction that needs it. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #stop = new AbortController();
  #started = false;

  constructor(url: string, log: Log) {
    this.#log = log;
    this.#boss = new PgBoss({
      connectionString: url,
      application_name: 'yizhan-jobs',
      max: 4,
      ...SUPERVISION,
    });
    // The error carries the whole connection; only its message goes to the log.
    this.#boss.on('error', (error) => {
      log.error({ message: error.message }, 'Job queue');
    });
  }

  /** Opens the queue and creates the queues of `definitions`; processing begins with `work`. */
  async start(definitions: ReadonlyArray<JobDefinition<z.ZodType>>): Promise<void> {
    await this.#boss.start();
    this.#started = true;
    for (const definition of definitions) {
      await this.#boss.createQueue(definition.name, {
        retryLimit: definition.retries ?? 5,
        retryBackoff: true,
        expireInSeconds: DAY_SECONDS - 1,
        heartbeatSeconds: HEARTBEAT_SECONDS,
      });
    }
  }

  async work(services: Services, definitions: ReadonlyArray<JobDefinition<z.ZodType>>): Promise<void> {
    for (const definition of definitions) {
      await this.#boss.work<unknown>(definition.name, { pollingIntervalSeconds: 1 }, async (jobs) => {
        for (const job of jobs) {
          const payload = definition.payload.parse(job.data ?? {});
          try {
            await definition.run(services, payload, this.#stop.signal);
          } catch (error) {
            this.#log.error({ err: error, job: definition.name }, 'A job failed and will be tried again');
            throw error;
          }
        }
      });
      if (definition.schedule !== undefined) {
        await this.#boss.schedule(definition.name, definition.schedule, {}, { tz: 'Asia/Shanghai' });
      }
    }
    // A schedule left by an earlier version would keep sending jobs that nobody takes.
    const scheduled = new Set(
      definitions.flatMap(({ name, schedule }) => (schedule === undefined ? [] : [name])),
    );
    for (const { name } of await this.#boss.getSchedules()) {
      if (!scheduled.has(name)) await this.#boss.unschedule(name);
    }
  }

  /** Sends a job that exists only if the transaction commits. `singletonKey` allows one waiting job per key. */
  async send<S extends z.ZodType>(
    trx: Transaction,
    definition: JobDefinition<S>,
    payload: z.input<S>,
    options: { singletonKey?: string } = {},
  ): Promise<void> {
    const executor = trx.getExecutor();
    await this.#boss.send(definition.name, payload as object, {
      ...options,
      db: {
        async executeSql(text: string, values: unknown[] = []) {
          const result = await executor.executeQuery({
            sql: text,
            parameters: values,
            query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
            queryId: { queryId: 'pg-boss' },
          });
          return { rows: [...result.rows] };
        },
      },
    });
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    if (this.#started) await this.#boss.stop({ graceful: true, timeout: 5_000, close: true });
  }
}
