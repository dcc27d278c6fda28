import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { DEFAULT_REVEALS_A_DAY } from '@yizhan/domain';

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.string().optional(),
  YIZHAN_DATA: z.string().optional(),
  YIZHAN_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .transform((url) => url?.replace(/\/+$/, '')),
  YIZHAN_DEMO: z.enum(['0', '1', 'small', 'full']).default('1'),
  YIZHAN_KEYS: z.string().optional(),
  YIZHAN_ROLES: z.enum(['web,worker', 'worker,web', 'web', 'worker']).default('web,worker'),
  YIZHAN_SECURE_COOKIES: z.enum(['0', '1']).default('0'),
  YIZHAN_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  YIZHAN_ROUND_THREADS: z.coerce.number().int().min(1).max(64).optional(),
  YIZHAN_RATE_LIMIT: z.coerce.number().int().min(0).default(3000),
  YIZHAN_REVEALS_PER_DAY: z.coerce.number().int().min(1).default(DEFAULT_REVEALS_A_DAY),
  YIZHAN_EVENT_DAYS: z.coerce.number().int().min(1).default(90),
  YIZHAN_MESSAGES: z.string().optional(),
  YIZHAN_FILES_S3: z.string().optional(),
  YIZHAN_FILES_QUOTA_GB: z.coerce.number().min(0).default(200),
  YIZHAN_FILES_FREE_MB: z.coerce.number().int().min(0).default(1024),
  YIZHAN_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
});

/** In the clone, wherever in it a command is called. */
const DEFAULT_DATA_DIR = fileURLToPath(new URL('../../../../.data', import.meta.url));

/** All settings, read once at start; see docs/operations.md. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** A PostgreSQL 15+ server; null uses the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Where people open the portal, without a slash at the end; null takes the address of the request at hand. */
  readonly publicUrl: string | null;
  readonly demo: 'off' | 'small' | 'full';
  /** `id:base64key` pairs, the first one encrypts; null reads or creates the key file in `dataDir`. */
  readonly keys: string | null;
  readonly web: boolean;
  readonly worker: boolean;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  /** Threads on which a round of the network searches for candidates; by default as many as there are cores. */
  readonly roundThreads: number;
  /** Requests per minute from one address; 0 turns the limit off. */
  readonly rateLimit: number;
  /** Different phone and ID numbers that one member of staff may view per day. */
  readonly revealsPerDay: number;
  /** Days for which an event is kept after all handlers have dealt with it. */
  readonly eventDays: number;
  /** How messages leave the house, as JSON; null leaves it to the bureau's settings. */
  readonly messages: string | null;
  readonly files: {
    /** Another place than the folder in `dataDir`: a store that speaks S3, as JSON. */
    readonly s3: string | null;
    /** Bytes that the files of one prefecture may take. */
    readonly quota: number;
    /** Bytes of the disk that files leave free, for the database beside them. */
    readonly reserve: number;
  };
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

/** @throws Error naming the variable and its allowed values */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(
    Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')),
  );
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings cannot be used:\n${complaints.join('\n')}`);
  }
  const env = parsed.data;
  const roles = env.YIZHAN_ROLES.split(',');
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.YIZHAN_DATA === undefined ? DEFAULT_DATA_DIR : resolve(env.YIZHAN_DATA),
    publicUrl: env.YIZHAN_PUBLIC_URL ?? null,
    demo: env.YIZHAN_DEMO === '0' ? 'off' : env.YIZHAN_DEMO === 'small' ? 'small' : 'full',
    keys: env.YIZHAN_KEYS ?? null,
    web: roles.includes('web'),
    worker: roles.includes('worker'),
    secureCookies: env.YIZHAN_SECURE_COOKIES === '1',
    trustProxy: env.YIZHAN_TRUST_PROXY === '1',
    roundThreads: env.YIZHAN_ROUND_THREADS ?? availableParallelism(),
    rateLimit: env.YIZHAN_RATE_LIMIT,
    revealsPerDay: env.YIZHAN_REVEALS_PER_DAY,
    eventDays: env.YIZHAN_EVENT_DAYS,
    messages: env.YIZHAN_MESSAGES ?? null,
    files: {
      s3: env.YIZHAN_FILES_S3 ?? null,
      quota: env.YIZHAN_FILES_QUOTA_GB * 1024 ** 3,
      reserve: env.YIZHAN_FILES_FREE_MB * 1024 ** 2,
    },
    logLevel: env.YIZHAN_LOG,
  };
}
