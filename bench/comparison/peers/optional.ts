/** Libraries installed only for the bench. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export const INSTALL = 'npm ci --prefix bench/comparison';

const hasCode = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'code' in error;

/** The module's exports; undefined when it is not installed. */
export async function optionalModule(name: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(createRequire(import.meta.url).resolve(name)).href);
  } catch (error) {
    if (hasCode(error) && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** The message where a library is absent. */
export const notInstalled = (name: string): string => `${name} is not installed; run: ${INSTALL}`;
