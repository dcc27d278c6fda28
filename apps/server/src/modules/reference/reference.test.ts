import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform();
});
afterAll(() => platform.stop());

describe('divisions', () => {
  it('are found by name, pinyin initials and code, and listed below a parent', async () => {
    const { nobody } = platform;
    const codes = async (q: string) =>
      (await nobody.call(routes.reference.listRegions, { query: { q, limit: 5 } })).items.map(
        (region) => region.code,
      );
    expect(await codes('湘潭市')).toContain('4303');
    expect(await codes('yt')).toEqual(expect.arrayContaining([expect.any(String)]));
    expect((await codes('430304'))[0]).toBe('430304');
    const children = await nobody.call(routes.reference.listRegions, { query: { parent: '4303' } });
    expect(children.items.map((region) => region.name)).toEqual(
      expect.arrayContaining(['雨湖区', '岳塘区', '湘潭县', '湘乡市', '韶山市']),
    );
  });

  it('are resolved from an address', async () => {
    const answer = await platform.nobody.call(routes.reference.resolveAddress, {
      query: { text: '湖南省湘潭市岳塘区建设路街道某某大厦3楼' },
    });
    expect(answer.region?.code.startsWith('430304')).toBe(true);
    expect(answer.confidence).toBeGreaterThan(0.6);
  });
});

describe('occupations', () => {
  it('are found by what people call them and by pinyin initials', async () => {
    const find = async (q: string) =>
      (await platform.nobody.call(routes.reference.searchOccupations, { query: { q } })).items.map(
        (item) => item.name,
      );
    expect(await find('看大门')).toContain('保安员');
    expect(await find('bay')).toContain('保安员');
  });

  it('take a full classification file: once it changes, twice it does not', async () => {
    const officer = await platform.staff('province_officer', { region: '' });
    const file = new Blob([
      'code,name,definition,tasks,work_types\n6-29-01-04,钢筋工,绑扎钢筋的人员。,1.下料;2.绑扎,钢筋绑扎工\n不是代码,某某,,,\n',
    ]);
    const first = await officer.call(routes.reference.importClassification, { file, fileName: 'dadian.csv' });
    expect(first).toMatchObject({ rows: 2, rejected: [{ row: 3, field: 'code' }] });
    const second = await officer.call(routes.reference.importClassification, {
      file,
      fileName: 'dadian.csv',
    });
    expect(second).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    const title = await platform.nobody.call(routes.reference.classifyTitle, {
      query: { title: '钢筋绑扎工' },
    });
    expect(title.code).toBe('6-29-01-04');
  });

  it('refuse a file that is no table', async () => {
    const officer = await platform.staff('province_officer', { region: '' });
    const problem = await officer.refused(routes.reference.importClassification, {
      file: new Blob(['PK\u0003\u0004 not a csv']),
      fileName: 'x.csv',
    });
    expect(problem.code).toBe('import.unreadable');
  });
});

describe('pay texts', () => {
  it('become numbers in fen', async () => {
    const { pay } = await platform.nobody.call(routes.reference.parsePay, { query: { text: '180元/天' } });
    expect(pay).toMatchObject({ min: 18_000, max: 18_000, unit: 'day' });
  });
});
