import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { citizenIdChecksum } from '../../test-support/citizen-id.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { search } = routes.globalSearch;

describe('one search for everything', () => {
  const find = async (q: string, caller = line.clerk) =>
    (await caller.call(search, { body: { q } })).items.map(({ kind, title }) => `${kind} ${title}`);

  const idNumber = citizenIdChecksum('43030419750815002');
  beforeAll(() => person(line.clerk, { name: '贺兰芝', phone: '13511112222', idNumber }));

  it.each(['贺兰芝', 'hlz', '13511112222', '135 1111 2222', idNumber])('finds a person by %s', async (q) => {
    expect(await find(q)).toContain('seeker 贺兰芝');
  });

  it.each(['1351111222', idNumber.slice(0, 17)])('finds nobody by %s, a part of a number', async (q) => {
    expect(await find(q)).not.toContain('seeker 贺兰芝');
  });

  it('finds work, employers and sites by words', async () => {
    await line.vacancy({ title: '叉车司机' });
    expect(await find('叉车')).toContain('vacancy 叉车司机');
    expect(await find('安居物业')).toContain('employer 湘潭安居物业服务有限公司');
    expect(await find('书院路就业')).toContain('site 岳塘区书院路就业驿站');
  });

  it('shows each only what the role and region allow', async () => {
    const elsewhere = await line.platform.staff('site_staff', { region: '431202' });
    await person(line.clerk, { name: '欧阳藏', phone: '13511113333' });
    for (const q of ['欧阳藏', '13511113333']) expect(await find(q, elsewhere)).toEqual([]);
    const operator = await line.platform.staff('operator', { region: '4303' });
    const problem = await operator.refused(search, { body: { q: '欧阳藏' } });
    expect(problem.code).toBe('access.denied');
  });
});
