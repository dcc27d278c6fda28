import { deviceStorage } from '../preferences/device-storage.ts';

const PREFIX = 'yizhan.draft.';
/** ID and bank card numbers stay out of drafts: fifteen digits or more, with or without gaps. */
const IDENTITY_NUMBER = /(?:\d[\s-]?){14,}[\dXx]/;
const SECRET_KEYS = new Set(['idNumber', 'password', 'code']);

/** A copy without values that must not be stored on a device: ID numbers, passwords, one-time codes. */
export function withoutSecrets(value: unknown): unknown {
  if (typeof value === 'string') return IDENTITY_NUMBER.test(value) ? '' : value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, SECRET_KEYS.has(key) ? null : withoutSecrets(part)]),
  );
}

/** Saves a half-filled form on the device. Does nothing where storage is full or forbidden. */
export function saveDraft(name: string, value: unknown): void {
  deviceStorage.write(PREFIX + name, JSON.stringify(withoutSecrets(value)));
}

/** The saved draft, as unknown: the form checks it before use. */
export function loadDraft(name: string): unknown {
  const text = deviceStorage.read(PREFIX + name);
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

export function dropDraft(name: string): void {
  deviceStorage.remove(PREFIX + name);
}

/** Deletes every draft on this device, e.g. when a person signs out of a shared computer. */
export function dropAllDrafts(): void {
  for (const key of deviceStorage.keys()) if (key.startsWith(PREFIX)) deviceStorage.remove(key);
}
