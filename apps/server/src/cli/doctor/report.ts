import type { Bilingual } from '../../app/errors.ts';

/** What one look at the installation found. */
export interface Check {
  readonly name: string;
  /** `bad` must be fixed; `warn` works for now. */
  readonly state: 'ok' | 'warn' | 'bad';
  readonly found: Bilingual;
  /** How to mend it. */
  readonly cure?: Bilingual;
}

export function ok(name: string, zh: string, en: string): Check {
  return { name, state: 'ok', found: { 'zh-CN': zh, en } };
}

export function trouble(state: 'warn' | 'bad', name: string, found: Bilingual, cure: Bilingual): Check {
  return { name, state, found, cure };
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
