import { describe, expect, it } from 'vitest';
import * as domain from '@yizhan/domain';
import { en } from '@yizhan/ui/texts/en.ts';
import { zhCN } from '@yizhan/ui/texts/zh-CN.ts';
import { CATALOGUES } from './catalogues.ts';
import ownEn from './texts/en.ts';
import ownZh from './texts/zh-CN.ts';

interface AnyFlow {
  readonly noun: string;
  readonly moves: object;
  readonly table: object;
}
const isFlow = (value: unknown): value is AnyFlow =>
  typeof value === 'object' && value !== null && 'noun' in value && 'moves' in value && 'table' in value;
const FLOWS: readonly AnyFlow[] = Object.values<unknown>(domain).filter(isFlow);
/** Two flows of employers tell of the employer. */
const kindOf = (noun: string) => (noun.startsWith('employer_') ? 'employer' : noun);

const wordFor = (texts: object, path: string): unknown =>
  path.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), texts);

describe.each([
  ['zh-CN', { ...zhCN, audit: ownZh }],
  ['en', { ...en, audit: ownEn }],
] as const)('the audit trail in %s', (_locale, texts) => {
  const wordless = (key: 'action' | 'to', noun: string, codes: readonly string[]) =>
    codes.filter(
      (code) =>
        !(CATALOGUES[key]?.(kindOf(noun)) ?? []).some(
          (catalogue) => typeof wordFor(texts, `${catalogue}.${code}`) === 'string',
        ),
    );

  it('has words for every move of every flow, and for every status', () => {
    expect(FLOWS.length).toBeGreaterThan(13);
    const missing = FLOWS.flatMap(({ noun, moves, table }) => [
      ...wordless('action', noun, Object.keys(moves)).map((code) => `${noun} step ${code}`),
      ...wordless('to', noun, Object.keys(table)).map((code) => `${noun} state ${code}`),
    ]);
    expect(missing).toEqual([]);
  });
});
