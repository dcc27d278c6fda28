import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

interface MasterKey {
  readonly id: number;
  readonly encryption: Buffer;
}

/**
 * Encrypts personal data (AES-256-GCM; the first byte names the key) and computes the HMAC for exact lookups. Search
 * keys always come from the oldest master key: a new key re-encrypts, but must not make people unfindable.
 */
export class Cipher {
  readonly #keys: readonly MasterKey[];
  readonly #search: Buffer;

  constructor(masterKeys: ReadonlyArray<{ id: number; key: Buffer }>) {
    const oldest = masterKeys.at(-1);
    if (oldest === undefined) throw new Error('At least one encryption key is needed');
    this.#keys = masterKeys.map(({ id, key }) => ({ id, encryption: derive(key, 'encryption') }));
    this.#search = derive(oldest.key, 'search');
  }

  encrypt(plain: string): Buffer {
    const key = this.#keys[0];
    if (key === undefined) throw new Error('No key');
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key.encryption, iv);
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.from([key.id]), iv, cipher.getAuthTag(), body]);
  }

  /** @throws Error when the key is unknown or the data was changed */
  decrypt(sealed: Buffer): string {
    const key = this.#keys.find(({ id }) => id === sealed[0]);
    if (key === undefined) throw new Error(`Encryption key ${sealed[0]} is not in the key file`);
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key.encryption, iv);
    decipher.setAuthTag(tag);
    const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  }

  encryptJson(value: unknown): Buffer {
    return this.encrypt(JSON.stringify(value));
  }

  decryptJson(sealed: Buffer): unknown {
    return JSON.parse(this.decrypt(sealed));
  }

  /** The same value under the same label always gives the same bytes, which cannot be reversed. */
  hmac(
    label: 'phone' | 'id_number' | 'code' | 'report' | 'request' | 'name' | 'file' | 'device' | 'check_in',
    value: string,
  ): Buffer {
    return createHmac('sha256', this.#search).update(`${label}:${value}`).digest();
  }
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `yizhan ${purpose}`, KEY_BYTES));
}

export function sha256(value: string | Buffer): Buffer {
  return createHash('sha256').update(value).digest();
}

/** @throws Error describing the required form of the setting */
export function parseKeys(text: string): Array<{ id: number; key: Buffer }> {
  const keys = text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const [id, encoded] = part.split(':');
      const key = Buffer.from(encoded ?? '', 'base64');
      const number = Number(id);
      if (!Number.isInteger(number) || number < 1 || number > 255 || key.length !== KEY_BYTES) {
        throw new Error(
          'Encryption keys must look like 1:<32 bytes in base64>, several separated by commas, newest first',
        );
      }
      return { id: number, key };
    });
  if (keys.length === 0) throw new Error('The list of encryption keys is empty');
  return keys;
}

/** Keys from the setting, else from the key file, which is created on first use. */
export function openCipher(
  options: { keys: string | null; dataDir: string },
  warn: (line: string) => void,
): Cipher {
  if (options.keys !== null) return new Cipher(parseKeys(options.keys));
  const file = join(options.dataDir, 'keys');
  if (!existsSync(file)) {
    mkdirSync(options.dataDir, { recursive: true });
    writeFileSync(file, `1:${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    warn(
      `A key for personal data was made: ${file}\n  Keep a copy apart from the database. Without it phone and ID numbers cannot be read again.`,
    );
  }
  return new Cipher(parseKeys(readFileSync(file, 'utf8')));
}
