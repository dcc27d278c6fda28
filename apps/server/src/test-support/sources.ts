import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const SOURCE = join(import.meta.dirname, '..');

/** One file of the server as the structure tests read it. */
export interface SourceFile {
  /** Below `src/`, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** Product files of the server: no tests, no generated files. */
export function serverSources(): SourceFile[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(test|tour|sample|generated)\.ts$|^test-support/.test(name))
    .map((path) => ({ path, text: readFileSync(join(SOURCE, path), 'utf8') }));
}

/** Files of this repository that a file imports, types included, as paths below `src/`. */
export function importsOf(file: SourceFile): string[] {
  return [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map((match) =>
    relative('/', normalize(join('/', dirname(file.path), match[1] ?? ''))),
  );
}

/** The module of a file, or null for one outside `modules/` and for the list of modules. */
export function moduleOf(path: string): string | null {
  return /^modules\/([^/]+)\//.exec(path)?.[1] ?? null;
}
