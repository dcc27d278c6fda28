import { describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { zhCN } from '@yizhan/ui/texts/zh-CN.ts';
import { AUDIT_ACTION_CODES } from './actions.ts';

describe('AUDIT_ACTION_CODES', () => {
  it('are those the contract’s writes record', () => {
    const recorded: string[] = Object.values(routes)
      .flatMap((module) => Object.values(module))
      .flatMap(({ audit }) => ('action' in audit ? [audit.action] : []));
    // Written in addition to what the routes declare: a refused reveal, files looked at and cleared away, vacancies moved by a mapped title.
    recorded.push('reveal.refused', 'retention.ended', 'delivery.cleared', 'vacancy.reclassified');
    recorded.push('file.kept', 'file.refused', 'files.swept');
    expect([...AUDIT_ACTION_CODES].sort()).toEqual([...new Set<string>(recorded)].sort());
  });

  it('each have words', () => {
    const words = (code: string): unknown =>
      code.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), zhCN.timeline);
    expect(AUDIT_ACTION_CODES.filter((code) => typeof words(code) !== 'string')).toEqual([]);
  });
});
