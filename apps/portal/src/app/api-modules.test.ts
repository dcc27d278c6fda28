import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { routes, type RouteDefinition } from '@yizhan/contract';
import { API_MODULES, isForPortal } from '../../build/api-modules.ts';

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

  it('leave out what only staff may call, and nothing that a page calls', () => {
    const open = Object.entries(routes).flatMap(([module, verbs]) =>
      Object.entries(verbs).flatMap(([verb, route]: [string, RouteDefinition]) =>
        isForPortal(route) ? [`${module}.${verb}`] : [],
      ),
    );
    const ids = new Set(open);
    const called = globSync('**/*.{ts,vue}', { cwd: SOURCES }).flatMap((file) =>
      [...readFileSync(join(SOURCES, file), 'utf8').matchAll(/\bapi\.(\w+)\.(\w+)\b/g)].map(
        ([, module, verb]) => `${module ?? ''}.${verb ?? ''}`,
      ),
    );
    expect([...new Set(called)].filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.has('seekers.get')).toBe(false);
  });
});
