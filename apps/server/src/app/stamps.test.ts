import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stamped, unstamped } from './stamps.ts';

it('says who did something by kind, id and name', () => {
  const actor = { kind: 'staff', staffId: 'a', login: 'wang', name: '王芳', grants: [] } as const;
  expect(stamped('created', actor)).toEqual({
    created_by_kind: 'staff',
    created_by_id: 'a',
    created_by_name: '王芳',
  });
  const seeker = {
    kind: 'seeker',
    accountId: 'b',
    phoneMask: '138****0000',
    prefecture: null,
    seekerId: null,
  } as const;
  expect(stamped('done', seeker)).toMatchObject({ done_by_kind: 'seeker', done_by_name: '' });
  expect(unstamped('done')).toEqual({ done_by_kind: null, done_by_id: null, done_by_name: null });
});

/** Columns that name an action or a process instead of somebody. */
const NO_ACTOR = new Set([
  'countable_changes',
  'deadlines.started_by',
  'deadlines.changed_by',
  'match_features.found_by',
  'messages.claimed_by',
  'record_actions.caused_by',
  'record_actions.undone_by',
]);

it('every table keeps kind, id and name of whoever did something', () => {
  const schema = readFileSync(new URL('../../schema.generated.sql', import.meta.url), 'utf8');
  const tables = [...schema.matchAll(/create table (?:public\.)?(\w+) \(([\s\S]*?)\n\)/gi)];
  expect(tables.length).toBeGreaterThan(50);
  const lacking = tables.flatMap(([, table = '', body = '']) => {
    const columns = new Set([...body.matchAll(/^\s+"?(\w+)"? /gm)].map(([, column = '']) => column));
    return [...columns].flatMap((column) => {
      const what = /^(.*?)_?by(?:_(?:kind|id|name))?$/.exec(column)?.[1];
      if (what === undefined || NO_ACTOR.has(`${table}.${column}`)) return [];
      const prefix = what === '' ? 'by' : `${what}_by`;
      const whole = ['kind', 'id', 'name'].every((part) => columns.has(`${prefix}_${part}`));
      return whole ? [] : [`${table}.${column}`];
    });
  });
  expect(lacking).toEqual([]);
  expect(schema.match(/^\s+created_by_id /gm)?.length).toBeGreaterThan(5);
});
