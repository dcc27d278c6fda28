import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '@yizhan/ui';
import firstEn from './en.ts';
import laterEn from './later/en.ts';
import laterZh from './later/zh-CN.ts';
import firstZh from './zh-CN.ts';

const zhCN = { ...firstZh, ...laterZh };
const en = { ...firstEn, ...laterEn };

const SRC = join(import.meta.dirname, '..');

function leaves(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'texts' ? [] : sources(path);
    return /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts')
      ? [readFileSync(path, 'utf8')]
      : [];
  });
}

const code = sources(SRC).join('\n');
/** Keys written out in the code: `t('a.b')`, `t(x ? 'a.b' : 'a.c')`; and the fixed prefix of computed ones. */
const literal = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((found) => found[1] ?? '');
const either = [...code.matchAll(/\? '(\w+\.[\w.]+)' : '(\w+\.[\w.]+)'/g)].flatMap((found) => [
  found[1] ?? '',
  found[2] ?? '',
]);
const beginnings = [...code.matchAll(/\bte?\(\s*`([\w.]+)\.\$\{/g)].map((found) => found[1] ?? '');

describe.each([
  ['zh-CN', zhCN as Catalogue],
  ['en', en as Catalogue],
])('texts in %s', (_, catalogue) => {
  const keys = new Set(leaves(catalogue).map(([key]) => key));

  it('has every text that a page asks for', () => {
    expect(literal.length).toBeGreaterThan(300);
    expect([...literal, ...either].filter((key) => !keys.has(key))).toEqual([]);
  });

  it('has a group for every computed text', () => {
    const groups = [...new Set(beginnings)];
    expect(groups.filter((group) => ![...keys].some((key) => key.startsWith(`${group}.`)))).toEqual([]);
  });

  it('is never empty and never shouts', () => {
    expect(leaves(catalogue).filter(([, text]) => text === '' || /[!！]|系统/.test(text))).toEqual([]);
  });
});

it('both languages have the same keys and the same {values}', () => {
  const shape = (catalogue: Catalogue) =>
    leaves(catalogue).map(([key, text]) => [key, [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()]);
  expect(shape(en)).toEqual(shape(zhCN));
});

it('no text of the portal is unused', () => {
  const own = leaves(zhCN)
    .map(([key]) => key)
    .filter((key) =>
      /^(find|card|vacancy|apply|sites|me|register|profile|data|progress|employer|post|answer|help|phone|region|work|times|nav|lost)\./.test(
        key,
      ),
    );
  const used = new Set([
    ...literal,
    ...either,
    ...[...code.matchAll(/'(\w+\.[\w.]+)'/g)].map((found) => found[1] ?? ''),
  ]);
  expect(
    own.filter((key) => !used.has(key) && !beginnings.some((group) => key.startsWith(`${group}.`))),
  ).toEqual([]);
});
