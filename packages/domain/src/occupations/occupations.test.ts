import { describe, expect, it } from 'vitest';
import {
  classifyTitle,
  commonOccupations,
  defaultOccupationIndex,
  entryFromClassification,
  expandOccupation,
  normaliseOccupationCode,
  OccupationIndex,
  occupationDistance,
  occupationGroups,
  occupationLevelOf,
  occupationParentOf,
  occupationRelatedness,
  parseAliasRow,
  parseClassificationRow,
  parseOccupationLines,
  pinyinKeys,
} from './index.ts';

describe('shipped occupations', () => {
  const entries = commonOccupations();

  it('are at least 600, in the form of the classification, each once', () => {
    expect(entries.length).toBeGreaterThanOrEqual(600);
    expect(entries.filter((entry) => !/^[1-8]-\d{2}-\d{2}-\d{2}$/.test(entry.code))).toEqual([]);
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length);
  });

  it('claim no name twice', () => {
    const owners = new Map<string, string>();
    const twice: string[] = [];
    for (const entry of entries) {
      for (const name of [entry.name, ...entry.synonyms, ...entry.approximate, ...entry.bareOnly]) {
        if (owners.has(name)) twice.push(`${name}: ${owners.get(name) ?? ''} and ${entry.code}`);
        owners.set(name, entry.code);
      }
    }
    expect(twice).toEqual([]);
  });

  it('lie in named groups', () => {
    const groups = new Map(occupationGroups().map((group) => [group.code, group]));
    for (const entry of entries) {
      let parent = occupationParentOf(entry.code);
      while (parent !== null) {
        expect(groups.get(parent)?.name, `${parent} of ${entry.code}`).toMatch(/.{2,}/);
        parent = occupationParentOf(parent);
      }
    }
    expect(groups.get('4-07-05')).toEqual({
      code: '4-07-05',
      name: '安全保护服务人员',
      level: 'minor',
      parent: '4-07',
    });
  });

  it('are found by their own names and synonyms', () => {
    const wrong = entries.flatMap((entry) =>
      [entry.name, ...entry.synonyms]
        .filter((name) => classifyTitle(name).code !== entry.code)
        .map((name) => `${name}: ${classifyTitle(name).code ?? 'unmapped'} for ${entry.code}`),
    );
    expect(wrong).toEqual([]);
  });

  it('mark names without an exact occupation', () => {
    expect(classifyTitle('普工')).toMatchObject({ code: '6-99-00-00', approximate: true });
    expect(classifyTitle('文员')).toMatchObject({ code: '3-01-01-01', approximate: true });
    expect(classifyTitle('保安员')).toMatchObject({ code: '4-07-05-01', approximate: false });
  });
});

describe('classifying', () => {
  it('lets the last noun decide', () => {
    expect(classifyTitle('销售助理').code).toBe('4-01-02-01');
    expect(classifyTitle('厨房保洁').code).toBe('4-09-08-01');
    expect(classifyTitle('保安部文员').code).toBe('3-01-01-01');
    expect(classifyTitle('口腔医生助理').code).toBe('4-14-01-01');
    expect(classifyTitle('机动车司机').code).toBe('4-02-02-01');
  });

  it('uses bracketed text only when the rest says nothing', () => {
    expect(classifyTitle('保洁员（商场保安室旁报名）').code).toBe('4-09-08-01');
    expect(classifyTitle('急招（保洁员）').code).toBe('4-09-08-01');
  });

  it('gives the other jobs of a mixed advert as alternatives', () => {
    const answer = classifyTitle('保洁员、保安员、电工');
    expect(answer.code).toBe('4-09-08-01');
    expect(answer.alternatives.map((other) => other.code)).toEqual(['4-07-05-01', '6-31-01-03']);
  });

  it('proposes similar occupations for an unmapped title, never above 0.5', () => {
    const answer = classifyTitle('育婴护理类');
    const unmapped = classifyTitle('婴幼儿发展中心');
    expect(answer.code).not.toBeNull();
    expect(unmapped.code).toBeNull();
    expect(unmapped.alternatives.map((other) => other.code)).toContain('4-10-01-01');
    expect(unmapped.confidence).toBeLessThanOrEqual(0.5);
  });

  it('orders the alternatives of an empty title by the description, and still leaves it unmapped', () => {
    const answer = classifyTitle('诚聘人才', { description: '负责商场保洁员日常工作，保洁员排班，地面清扫' });
    expect(answer.code).toBeNull();
    expect(answer.alternatives[0]?.code).toBe('4-09-08-01');
  });

  it('does not depend on width, case or blanks', () => {
    for (const title of ['ＪＡＶＡ开发', 'java 开发', 'Java  开发']) {
      expect(classifyTitle(title).code).toBe('2-02-10-03');
    }
    expect(classifyTitle('普　工').code).toBe('6-99-00-00');
    expect(classifyTitle('C#开发').code).toBe('2-02-10-03');
    expect(classifyTitle('unity开发').code).toBe('2-02-10-03');
  });

  it('classifies a title faster than scanning all names', () => {
    const index = defaultOccupationIndex();
    const names = commonOccupations().flatMap(({ name, synonyms }) => [name, ...synonyms]);
    const titles = [
      '某某物业公司招聘保安',
      '急招普工包吃住',
      '高级前端开发工程师',
      '生态链合作拓展担当',
      '(高薪)口腔医生',
    ];
    const timed = (classify: (title: string) => unknown): number => {
      const started = performance.now();
      for (let i = 0; i < 1_000; i += 1) classify(titles[i % titles.length] ?? '');
      return performance.now() - started;
    };
    const walk = (title: string): string[] => names.filter((name) => title.includes(name));
    const classify = (title: string): unknown => index.classifyTitle(title);
    for (const warmUp of [walk, classify]) timed(warmUp);
    expect(timed(classify)).toBeLessThan(timed(walk));
  });

  it('works with an imported classification alongside the shipped one', () => {
    const imported = parseOccupationLines('9-01-01-01 试飞员 首飞员 操作工');
    const index = new OccupationIndex([...commonOccupations(), ...imported]);
    expect(index.classifyTitle('首飞员').code).toBe('9-01-01-01');
    expect(index.classifyTitle('操作工').code).toBe('6-99-00-00');
    expect(index.codeOf('首飞员')).toBe('9-01-01-01');
    expect(index.find('9-01-01-01')?.name).toBe('试飞员');
  });
});

describe('odd jobs, pharmacies and torn brackets', () => {
  it.each([
    ['打杂', '4-99-00-00'],
    ['勤杂工', '4-99-00-00'],
    ['杂工', '6-99-00-00'],
    ['药店店员', '4-01-05-02'],
    ['便利店店员', '4-01-02-03'],
    ['发传单', '4-01-02-03'],
    ['奶茶店兼职', '4-03-02-10'],
    ['剪草', '4-09-10-01'],
    ['物业保安（1名', '4-07-05-01'],
    ['【急】保安（包住', '4-07-05-01'],
    ['传达室', '4-07-05-01'],
    ['眼镜店销售', '4-01-02-03'],
    ['党群管理', '3-01-01-01'],
    ['生鲜员', '4-01-02-03'],
    ['贴砖师傅', '6-29-01-01'],
    ['坐办公室', '3-01-01-01'],
    ['语聊员', '4-01-06-02'],
    ['短视频搬运', '4-13-01-05'],
    ['会计实操老师', '4-07-03-05'],
    ['校区校长', '1-06-02-00'],
    ['务农', '5-01-02-01'],
  ])('%s', (title, code) => {
    expect(classifyTitle(title).code).toBe(code);
  });

  it('does not mistake a comparison for the work', () => {
    expect(classifyTitle('强过保安').code).toBeNull();
    expect(classifyTitle('好过进厂的快递分拣').code).toBe('4-02-07-09');
  });
  it('takes the kind of employment for odd factory work only where no trade is named', () => {
    expect(classifyTitle('暑假工').code).toBe('6-99-00-00');
    expect(classifyTitle('景区检票员/暑假工')).toMatchObject({ code: '4-07-04-05', alternatives: [] });
    expect(classifyTitle('装卸 临时工')).toMatchObject({ code: '4-02-05-01', alternatives: [] });
  });
});

describe('tree and relatedness', () => {
  it('measures the distance in the tree', () => {
    expect(occupationDistance('4-07-05-01', '4-07-05-01')).toBe(0);
    expect(occupationDistance('4-07-05-01', '4-07-05-02')).toBe(1);
    expect(occupationDistance('4-07-05-01', '4-07-06-02')).toBe(2);
    expect(occupationDistance('4-07-05-01', '4-10-01-06')).toBe(3);
    expect(occupationDistance('4-07-05-01', '6-31-01-03')).toBe(4);
  });

  it('knows the levels', () => {
    expect(['4', '4-08', '4-08-10', '4-08-10-01'].map(occupationLevelOf)).toEqual([
      'major',
      'middle',
      'minor',
      'leaf',
    ]);
    expect(occupationLevelOf('保安')).toBeNull();
    expect(occupationParentOf('4-08-10-01')).toBe('4-08-10');
    expect(occupationParentOf('4')).toBeNull();
  });

  it('is 1 for the same, symmetric and within 0..1', () => {
    const codes = commonOccupations()
      .map((entry) => entry.code)
      .filter((_, i) => i % 9 === 0);
    for (const a of codes) {
      expect(occupationRelatedness(a, a)).toBe(1);
      for (const b of codes) {
        const value = occupationRelatedness(a, b);
        expect(value).toBe(occupationRelatedness(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
  });

  it('brings together work that stations offer to the same people', () => {
    const near: readonly (readonly [string, string])[] = [
      ['4-09-08-01', '4-10-01-06'],
      ['4-01-02-04', '4-01-02-03'],
      ['4-02-07-08', '4-10-08-01'],
      ['6-99-00-00', '6-31-05-00'],
      ['6-31-05-00', '4-02-07-09'],
      ['4-10-01-05', '4-14-01-02'],
      ['2-02-10-03', '4-04-05-01'],
    ];
    for (const [a, b] of near) expect(occupationRelatedness(a, b), `${a} ${b}`).toBeGreaterThanOrEqual(0.6);
    expect(occupationRelatedness('4-07-05-01', '2-06-03-00')).toBe(0);
  });

  it('lets the table separate occupations of one group', () => {
    expect(occupationRelatedness('4-03-02-01', '4-03-02-05')).toBeLessThan(0.5);
    expect(occupationRelatedness('4-03-02-05', '4-03-02-01')).toBeLessThan(0.5);
    expect(occupationRelatedness('4-03-02-01', '4-03-02-02')).toBeGreaterThan(0.6);
  });

  it('only relates prefixes that shipped occupations have', () => {
    const related = expandOccupation('4-02-07-08', commonOccupations());
    expect(related[0]).toEqual({ code: '4-02-07-08', relatedness: 1 });
    expect(related.map((other) => other.code)).toContain('4-10-08-01');
    expect(related.every((other) => other.relatedness >= 0.4)).toBe(true);
    expect([...related].sort((a, b) => b.relatedness - a.relatedness)).toEqual(related);
  });
});

describe('import rows', () => {
  it('reads a row of the classification', () => {
    const result = parseClassificationRow({
      code: '4-08-10-09',
      name: '示 例 员',
      definition: '从事示例的人员。',
      tasks: '1.做第一件事;2.做第二件事。',
      work_types: '示例甲工,示例乙工',
      level1: 'ignored',
    });
    expect(result).toEqual({
      ok: true,
      value: {
        code: '4-08-10-09',
        name: '示例员',
        definition: '从事示例的人员。',
        tasks: ['做第一件事', '做第二件事'],
        workTypes: ['示例甲工', '示例乙工'],
      },
    });
  });

  it('normalises codes and refuses other texts', () => {
    expect(normaliseOccupationCode('4080101')).toBe('4-08-01-01');
    expect(normaliseOccupationCode('4—08—01—01')).toBe('4-08-01-01');
    expect(normaliseOccupationCode('4-01-99')).toBe('4-01-99-00');
    expect(normaliseOccupationCode('9-01-01-01')).toBeNull();
    expect(parseClassificationRow({ code: 'x', name: '某员' })).toMatchObject({
      ok: false,
      reason: 'bad_code',
    });
    expect(parseClassificationRow({ code: '4-01-99', name: '' })).toMatchObject({
      ok: false,
      reason: 'no_name',
    });
    expect(parseClassificationRow('no row')).toMatchObject({ ok: false });
  });

  const targets = new Map([
    [
      '4-07-05-01',
      { name: '保安员', definition: '从事门卫、守护、巡逻的人员', tasks: ['值守门岗'], workTypes: ['门卫'] },
    ],
    ['3-02-03-08', { name: '应急救援员', definition: '从事灾害现场救援的人员' }],
  ]);

  it.each([
    ['护卫员', '4-07-05-01', null],
    ['门岗值守(夜)员', '4-07-05-01', null],
    ['护卫员', '4-07-05-99', 'unknown_occupation'],
    ['护卫员', 'abc', 'bad_code'],
    ['卫', '4-07-05-01', 'too_short'],
    ['护)卫员', '4-07-05-01', 'not_a_name'],
    ['门卫、守护员', '4-07-05-01', 'not_a_name'],
    ['化工', '4-07-05-01', 'cut_off'],
    ['守护的', '4-07-05-01', 'cut_off'],
    ['现场急救护理员工程应急救援员', '3-02-03-08', 'cut_off'],
    ['门卫员'.repeat(6), '4-07-05-01', 'too_long'],
    ['炼钢工', '4-07-05-01', 'unlike_occupation'],
  ])('alias %s of %s: %s', (workType, code, reason) => {
    const result = parseAliasRow({ work_type: workType, code, occupation: '' }, targets);
    if (reason === null) expect(result).toEqual({ ok: true, value: { alias: workType, code } });
    else expect(result).toMatchObject({ ok: false, reason });
  });

  it('makes entries without implausible trades', () => {
    const entry = entryFromClassification({
      code: '4-07-05-01',
      name: '保安员',
      definition: '从事门卫、守护、巡逻的人员',
      tasks: [],
      workTypes: ['门卫员', '保安员', '化工'],
    });
    expect(entry.synonyms).toEqual(['门卫员']);
  });
});

describe('pinyin keys', () => {
  it.each([
    ['保安员', 'baoanyuan', 'bay'],
    ['重庆', 'chongqing', 'cq'],
    ['CNC操作工', 'cnccaozuogong', 'cczg'],
    ['绿化工', 'lvhuagong', 'lhg'],
  ])('%s', (name, full, initials) => {
    expect(pinyinKeys(name)).toEqual({ full, initials });
  });
});
