import { describe, expect, it } from 'vitest';
import { findCircle } from './records/compose.ts';
import { importsOf, moduleOf, serverSources } from './test-support/sources.ts';

const SOURCES = serverSources();

describe('modules', () => {
  it('do not need each other in a circle, not even for a type', () => {
    const uses = new Map<string, Set<string>>();
    for (const file of SOURCES) {
      const module = moduleOf(file.path);
      if (module === null) continue;
      const used = uses.get(module) ?? new Set();
      uses.set(module, used);
      for (const target of importsOf(file)) {
        const other = moduleOf(target);
        if (other !== null && other !== module) used.add(other);
      }
    }
    expect(uses.size).toBeGreaterThan(10);
    expect(findCircle(uses)).toBeNull();
  });
});
