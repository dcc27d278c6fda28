import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en as sharedEn, zhCN as sharedZh } from '@yizhan/ui';
import { heldTexts as enHeld } from '@yizhan/ui/texts/en/held.ts';
import { heldTexts as zhHeld } from '@yizhan/ui/texts/zh-CN/held.ts';
import { listTexts as enLists } from '@yizhan/ui/texts/en/lists.ts';
import { listTexts as zhLists } from '@yizhan/ui/texts/zh-CN/lists.ts';
import { modules } from './modules.ts';

const SOURCE = dirname(import.meta.dirname);

function leaves(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...leaves(value as object, `${prefix}${key}.`)],
    ),
  );
}
async function catalogue(locale: 'zh-CN' | 'en') {
  const shell = (await import(`./texts/${locale}.ts`)) as { default: object };
  const own = await Promise.all(
    modules.map(async (module) => [module.id, (await module.texts[locale]()).default] as const),
  );
  const shared =
    locale === 'en'
      ? { ...sharedEn, lists: enLists, held: enHeld }
      : { ...sharedZh, lists: zhLists, held: zhHeld };
  return leaves({ ...shared, ...shell.default, ...Object.fromEntries(own) });
}
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(vue|ts)$/.test(name) && !/\.test\.ts$|^test-support/.test(name))
  .map((name) => join(SOURCE, name));

describe('texts of the console', () => {
  it('has every key that is written out in a screen, in both languages', async () => {
    const [zh, en] = [await catalogue('zh-CN'), await catalogue('en')];
    const missing = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([^'\n]+)'/g)].flatMap(([, key = '']) =>
        zh.has(key) && en.has(key) ? [] : [`${relative(SOURCE, file)}: ${key}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('has a group for every key that is put together', async () => {
    const groups = new Set(
      [...(await catalogue('zh-CN')).keys()].flatMap((key) =>
        [...key.matchAll(/\./g)].map((dot) => key.slice(0, dot.index)),
      ),
    );
    const missing = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*`([A-Za-z.]+)\.\$\{/g)].flatMap(([, group = '']) =>
        groups.has(group) ? [] : [`${relative(SOURCE, file)}: ${group}`],
      ),
    );
    expect(missing).toEqual([]);
  });

  it('fills the same values in in both languages', async () => {
    const [zh, en] = [await catalogue('zh-CN'), await catalogue('en')];
    const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [key, text] of zh) expect([key, slots(en.get(key) ?? '')]).toEqual([key, slots(text)]);
  });
});
