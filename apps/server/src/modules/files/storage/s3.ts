import type { S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { StorageFull, StorageMissing, type FileStorage, type StoredObject } from './storage.ts';

const Settings = z.strictObject({
  endpoint: z.url(),
  region: z.string().min(1).default('us-east-1'),
  bucket: z.string().min(1),
  /** In front of every key, so that several installations may share a bucket. */
  prefix: z
    .string()
    .regex(/^([\w.-]+\/)*$/)
    .default(''),
  accessKeyId: z.string().min(1),
  secretAccessKey: z.string().min(1),
  /** `https://endpoint/bucket/key`, as most stores of one's own want it, instead of `https://bucket.endpoint/key`. */
  pathStyle: z.boolean().default(true),
});
type S3Settings = z.output<typeof Settings>;

/** @throws Error naming what is missing in the setting; never a value of it, which may be a secret */
export function parseS3Settings(text: string): S3Settings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('YIZHAN_FILES_S3 is not JSON');
  }
  const parsed = Settings.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Error(`YIZHAN_FILES_S3 cannot be used: ${faults.join(', ')}`);
}

const FULL = new Set(['QuotaExceeded', 'InsufficientStorage', 'XMinioStorageFull', 'EntityTooLarge']);
const NO_ROOM = 507;

type Library = typeof import('@aws-sdk/client-s3');

/** Objects in a store that speaks S3. The library is loaded with the first object. */
export class S3Storage implements FileStorage {
  readonly #settings: S3Settings;
  #opened: Promise<{ library: Library; client: S3Client }> | null = null;

  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const { library, client } = await this.#open();
    try {
      await client.send(
        new library.PutObjectCommand({ ...this.#at(key), Body: bytes, ContentLength: bytes.length }),
      );
    } catch (error) {
      throw isFull(error) ? new StorageFull('The store is full', { cause: error }) : error;
    }
  }

  async get(key: string): Promise<Buffer> {
    const { library, client } = await this.#open();
    try {
      const { Body } = await client.send(new library.GetObjectCommand(this.#at(key)));
      if (Body === undefined) throw new StorageMissing(key);
      return Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      throw nameOf(error) === 'NoSuchKey' ? new StorageMissing(key, { cause: error }) : error;
    }
  }

  async removeAll(prefix: string): Promise<void> {
    const { library, client } = await this.#open();
    for await (const { key } of this.#list(prefix)) {
      await client.send(new library.DeleteObjectCommand(this.#at(key)));
    }
  }

  list(signal?: AbortSignal): AsyncIterable<StoredObject> {
    return this.#list('', signal);
  }

  free(): Promise<null> {
    return Promise.resolve(null);
  }

  async *#list(prefix: string, signal?: AbortSignal): AsyncGenerator<StoredObject> {
    const { library, client } = await this.#open();
    const { bucket, prefix: root } = this.#settings;
    let token: string | undefined;
    do {
      if (signal?.aborted === true) return;
      const page = await client.send(
        new library.ListObjectsV2Command({ Bucket: bucket, Prefix: root + prefix, ContinuationToken: token }),
      );
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (Key === undefined || LastModified === undefined) continue;
        yield { key: Key.slice(root.length), changedAt: LastModified };
      }
      token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
    } while (token !== undefined);
  }

  #at(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.#settings.bucket, Key: this.#settings.prefix + key };
  }

  async #open(): Promise<{ library: Library; client: S3Client }> {
    this.#opened ??= import('@aws-sdk/client-s3').then((library) => {
      const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = this.#settings;
      const client = new library.S3Client({
        endpoint,
        region,
        credentials: { accessKeyId, secretAccessKey },
        forcePathStyle: pathStyle,
        maxAttempts: 3,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
        // Stores other than the first one refuse checksums that they do not know.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      });
      return { library, client };
    });
    return this.#opened;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

function isFull(error: unknown): boolean {
  if (FULL.has(nameOf(error))) return true;
  const Failed = z.object({ $metadata: z.object({ httpStatusCode: z.literal(NO_ROOM) }) });
  return Failed.safeParse(error).success;
}
