import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_MODULES } from '../../build/api-modules.ts';

const SOURCES = join(import.meta.dirname, '..');

describe('addresses of the API in the portal', () => {
  it('cover every module of the contract that its pages call, and no other', () => {
    const called = globSync('**/*.{ts,vue}', { cwd: SOURCES }).flatMap((file) =>
      [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/\bapi\.(?!ts\b)(\w+)/g)].map(
        ([, module]) => module,
      ),
    );
    expect([...new Set(called)].sort()).toEqual([...API_MODULES].sort());
  });
});
