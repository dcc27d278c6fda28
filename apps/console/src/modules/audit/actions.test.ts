import { describe, expect, it } from 'vitest';
import { MessageSettings, routes } from '@yizhan/contract';
import { en } from '@yizhan/ui/texts/en.ts';
import { zhCN } from '@yizhan/ui/texts/zh-CN.ts';
import { auditRowsOfServer } from '../../test-support/audit-rows.ts';
import { AUDIT_ACTION_CODES, AUDIT_ACTIONS } from './actions.ts';
import ownEn from './texts/en.ts';
import ownZh from './texts/zh-CN.ts';

const declared: readonly string[] = Object.values(routes)
  .flatMap((module) => Object.values(module))
  .flatMap(({ audit }) => ('action' in audit ? [audit.action] : []));
const server = auditRowsOfServer();

const wordFor = (texts: object, code: string): unknown =>
  code.split('.').reduce<unknown>((at, part) => Reflect.get(Object(at), part), texts);
const wordless = (texts: object, codes: Iterable<string>) =>
  [...new Set(codes)].filter((code) => typeof wordFor(texts, code) !== 'string').sort();

describe('AUDIT_ACTION_CODES', () => {
  it('hold whatever the contract’s writes record, and nothing that nobody records', () => {
    const known = new Set(AUDIT_ACTION_CODES);
    expect(declared.filter((code) => !known.has(code))).toEqual([]);
    const recorded = new Set([...declared, ...server.actions.keys()]);
    expect(AUDIT_ACTION_CODES.filter((code) => !recorded.has(code))).toEqual([]);
  });
});

describe.each([
  ['zh-CN', zhCN, ownZh],
  ['en', en, ownEn],
] as const)('an audit row in %s', (_locale, shared, own) => {
  it('has words for its action, whoever writes it: a request, a flow or a job', () => {
    expect(server.actions.size).toBeGreaterThan(60);
    const all = [...declared, ...server.actions.keys(), ...AUDIT_ACTION_CODES];
    expect(wordless(shared.timeline, all)).toEqual([]);
  });

  it('has words for every group of actions to choose from', () => {
    expect(wordless(own.group, Object.keys(AUDIT_ACTIONS))).toEqual([]);
  });

  it('has words for every key of its summary', () => {
    expect(server.keys.size).toBeGreaterThan(60);
    expect(wordless(own.key, [...server.keys.keys(), ...Object.keys(MessageSettings.shape)])).toEqual([]);
  });

  it('has words for the kind of its record', () => {
    expect(server.kinds.size).toBeGreaterThan(10);
    expect(wordless(shared.recordKind, server.kinds.keys())).toEqual([]);
  });
});
