import { z } from 'zod';
import type { Config } from '../../../app/config.ts';
import type { Reader } from '../../../app/db/database.ts';
import type { Cipher } from '../../../app/security/cipher.ts';
import { findSetting } from '../../../app/settings.repository.ts';
import { aliyunDriver } from './aliyun.ts';
import { DriverConfig } from './config.ts';
import type { MessageDriver } from './driver.ts';
import { httpDriver } from './http.ts';
import { tencentDriver } from './tencent.ts';
import { terminalDriver } from './terminal.ts';

/** Key in the table of settings; its value is the whole configuration, sealed. */
export const PROVIDER_SETTING = 'message_provider';
const SealedConfig = z.object({ driver: z.string(), sealed: z.string() });

interface Parts {
  readonly db: Reader;
  readonly cipher: Cipher;
  readonly config: Pick<Config, 'messages'>;
}

/** A configuration and where it comes from; `version` changes with it. */
export interface DriverChoice {
  readonly config: DriverConfig;
  readonly from: 'environment' | 'settings' | 'default';
  readonly version: string;
}

export function makeDriver(config: DriverConfig, print: (line: string) => void): MessageDriver {
  switch (config.driver) {
    case 'terminal':
      return terminalDriver(print);
    case 'http':
      return httpDriver(config);
    case 'aliyun':
      return aliyunDriver(config);
    case 'tencent':
      return tencentDriver(config);
  }
}

/**
 * The current configuration and where it comes from: the variable YIZHAN_MESSAGES, else the settings, else the
 * terminal.
 *
 * @throws Error with a sentence when it cannot be read
 */
export async function readDriverConfig(parts: Parts): Promise<DriverChoice> {
  const given = parts.config.messages;
  const stored = given === null ? await findSetting(parts.db, PROVIDER_SETTING) : undefined;
  return chooseDriver(given, stored, parts.cipher);
}

/** The same from values already read: the variable, and the stored setting. */
export function chooseDriver(given: string | null, stored: unknown, cipher: Cipher): DriverChoice {
  if (given !== null)
    return { config: parseDriverConfig(given), from: 'environment', version: 'environment' };
  if (stored === undefined) return { config: { driver: 'terminal' }, from: 'default', version: 'default' };
  const { sealed } = SealedConfig.parse(stored);
  const config = DriverConfig.parse(cipher.decryptJson(Buffer.from(sealed, 'base64')));
  return { config, from: 'settings', version: sealed };
}

/** @throws Error naming the field and its allowed values */
export function parseDriverConfig(text: string): DriverConfig {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error('YIZHAN_MESSAGES must be JSON, e.g. {"driver":"terminal"}');
  }
  const parsed = DriverConfig.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`YIZHAN_MESSAGES cannot be used:\n${faults.join('\n')}`);
}

/** The driver of the current configuration, recreated when that changes. */
export function openDrivers(parts: Parts, print: (line: string) => void): () => Promise<MessageDriver> {
  let made: { version: string; driver: MessageDriver } | null = null;
  return async () => {
    const { config, version } = await readDriverConfig(parts);
    if (made?.version !== version) made = { version, driver: makeDriver(config, print) };
    return made.driver;
  };
}
