import { describe, expect, it } from 'vitest';
import { vacancyInput } from '../inputs.ts';
import { OFFICE_WEEK } from '../weekly.ts';
import { applyRequirements, extractRequirements } from './index.ts';

/** 'forklift!' is a rule, 'forklift?' a wish; alternatives joined by '/'. */
function certificates(title: string, text: string, tags: string[] = []): string[] {
  return extractRequirements(title, text, tags).certificates.map(
    ({ anyOf, strength }) => anyOf.join('/') + (strength === 'rule' ? '!' : '?'),
  );
}

describe('certificates in the text', () => {
  it.each([
    ['须持叉车证上岗', ['forklift!']],
    ['有叉车证优先', ['forklift?']],
    ['有叉车证，优先录用', ['forklift?']],
    ['无需叉车证，可培训', []],
    ['会开叉车', []],
    ['有电工证或焊工证', ['electrician/welder!']],
    ['持有电工证和焊工证', ['electrician!', 'welder!']],
    ['持低压电工证', ['electrician_low!']],
    ['入职需办理健康证', ['health?']],
    ['持有健康证', ['health?']],
    ['C1驾照，驾龄三年以上', ['driver_c1!']],
    ['持有C1及以上驾驶证', ['driver_c1!']],
    ['必须持有A1牌', ['driver_a1!']],
    ['持B牌以上驾照', ['driver_b2!']],
    ['有驾照', ['driver!']],
    ['需要执业药师资格', ['licensed_pharmacist!']],
    ['持有中级消防设施操作员证书', ['fire_control!']],
    ['需教师资格证', ['teacher!']],
    ['具有护士执业证', ['nurse!']],
    ['有退伍军人证或保安员证优先', ['security_guard?']],
    ['有初级会计证者优先考虑', ['accounting_junior?']],
    ['特种作业操作证', ['special_operation!']],
    ['请带本人身份证、毕业证', []],
    ['负责公司建造师证书的注册和延期', []],
    ['公司免费考取保安员证', []],
    ['核对凭证，保证质量', []],
    ['A1层3号，b1出口', []],
    // A certificate without an entry is required all the same, under its own name.
    ['有药品验收员上岗证', ['other:药品验收员上岗证!']],
    ['有期货从业资格证者优先', ['other:期货从业资格证?']],
    ['持有相关职业资格证', []],
    ['需有从业资格证', []],
    ['护师及以上资格', ['senior_nurse!']],
    ['持有消防员操作证', ['fire_control!']],
    ['须持安全员C证', ['safety_officer!']],
    ['持法律执业资格证', ['lawyer!']],
    ['有化学检验员证', ['laboratory!']],
  ])('%s', (text, expected) => {
    expect(certificates('工作', text)).toEqual(expected);
  });
});

describe('certificates by the title', () => {
  it.each([
    ['叉车司机', ['forklift!']],
    ['诚聘叉车工（长白班）', ['forklift!']],
    ['消防中控员', ['fire_control!']],
    ['大巴司机', ['driver_a1/driver_a3!']],
    ['货车司机', ['driver!']],
    ['护士', ['nurse!']],
    ['幼儿园老师', ['kindergarten_teacher/teacher!']],
    ['电工学徒', []],
    ['焊工', ['welder/special_operation!']],
    ['氩弧焊师傅', ['welder/special_operation!']],
    ['焊工学徒', []],
    ['自动焊操作员', []],
    ['焊锡工', []],
    ['架子工', ['work_at_height/special_operation!']],
    ['电梯维保工', ['elevator!']],
    ['三副', ['seafarer!']],
    ['护师', ['nurse!']],
    ['(高薪20000元以上)普通外科', ['doctor/assistant_doctor!']],
    ['香港养老院护士', ['other:香港护士执业资格!']],
    ['香港公司护士', ['nurse!']],
    ['保安员', []],
    ['司机助理', []],
    ['诉讼律师', ['lawyer!']],
    ['律师助理', []],
    ['律师事务所行政', []],
  ])('%s', (title, expected) => {
    expect(certificates(title, '')).toEqual(expected);
  });
  it('lets the text cancel what the title implies', () => {
    expect(certificates('叉车司机', '无证可培训')).toEqual([]);
  });
  it('lets the text name the class of the licence', () => {
    expect(certificates('货车司机', '要求C1驾照')).toEqual(['driver_c1!']);
  });
  it('reads a tag as a wish', () => {
    expect(certificates('保安', '', ['保安员证', '包吃住'])).toEqual(['security_guard?']);
  });
});

describe('schooling', () => {
  it.each([
    ['大专及以上学历', 4, 'rule'],
    ['1、本科以上学历，计算机专业', 5, 'rule'],
    ['高中/中专及以上学历', 3, 'rule'],
    ['初中以上文化水平', 2, 'rule'],
    ['大专以上学历优先', 4, 'wish'],
    ['最好本科毕业', 5, 'wish'],
    ['本科或硕士学历', 5, 'rule'],
    ['大专以上学历，优秀者可适当放宽', 4, 'wish'],
  ])('%s', (text, level, strength) => {
    expect(extractRequirements('工作', text).education).toMatchObject({ level, strength });
  });
  it.each(['学历不限', '不限学历，不限经验', '高中素养教师', '负责本科室的管理', '教初中数学', '无学历要求'])(
    '%s asks for none',
    (text) => {
      expect(extractRequirements('工作', text).education).toBeNull();
    },
  );
});

describe('experience', () => {
  it.each([
    ['3年以上工作经验', 3, 'rule'],
    ['有两年及以上仓管经验者优先', 2, 'wish'],
    ['一年以上相关工作经历', 1, 'rule'],
    ['驾龄3-5年', 3, 'rule'],
    ['5年以上会计工作经验，三年以上主管工作经验', 5, 'rule'],
    ['需有相关工作经验', 1, 'wish'],
    ['3-7 years hands-on experience', 3, 'rule'],
  ])('%s', (text, years, strength) => {
    expect(extractRequirements('工作', text).experience).toMatchObject({ years, strength });
  });
  it.each([
    '有无经验均可',
    '无需经验',
    '生熟手均可',
    '公司成立20年，行业经验丰富',
    '4年以内工作经验',
    '每年两次调薪',
  ])('%s asks for none', (text) => {
    expect(extractRequirements('普工', text).experience).toBeNull();
  });
  it('expects years from people who lead, not of their assistants', () => {
    expect(extractRequirements('厨师长', '').experience).toMatchObject({ years: 5, strength: 'wish' });
    expect(extractRequirements('保安队长', '').experience).toMatchObject({ years: 2 });
    expect(extractRequirements('总经理助理', '').experience).toBeNull();
  });
  it('keeps the clause it was read from', () => {
    expect(extractRequirements('工作', '身体健康，3年以上电工经验；').experience?.evidence).toBe(
      '3年以上电工经验',
    );
  });
});

describe('hours', () => {
  const shifts = (text: string) => extractRequirements('工作', text).shifts;
  it.each([
    ['能接受两班倒', ['rotating_night']],
    ['三班倒，包吃住', ['rotating_night']],
    ['长白班，不用上夜班', ['day']],
    ['不倒班', []],
    ['早晚班轮换', ['rotating_day']],
    ['早晚两班制', ['rotating_day']],
    ['只上夜班', ['night']],
    ['需要夜班保安20名', ['night']],
    ['白班、夜班可选', ['day', 'night']],
    ['工作时间：8:30-12:00，13:30-17:30', ['day']],
    ['上班时间：9:00-21:00，21:00-9:00', ['rotating_night']],
    ['工作时间19:00-7:00', ['night']],
    ['周末双休', ['day']],
    ['时间自由', ['flexible']],
    ['认真负责', []],
  ])('%s', (text, expected) => {
    expect(shifts(text)).toEqual(expected);
  });
  it('sees the evening in a long day shift', () => {
    expect(extractRequirements('包装工', '长白班8:00-20:00').involves).toContain('late_evening');
    expect(extractRequirements('包装工', '长白班8:00-17:30').involves).not.toContain('late_evening');
  });
  it('finds other kinds of employment', () => {
    expect(extractRequirements('兼职配送员', '').kinds).toContain('part_time');
    expect(extractRequirements('配送员', '全职兼职均可').kinds).toEqual(['part_time', 'full_time']);
    expect(extractRequirements('分拣员', '日结，做一天结一天').kinds).toContain('gig');
  });
  it('distinguishes daily pay from daily tills, short jobs from short deadlines, and refusals from offers', () => {
    const kinds = (title: string, text: string) => extractRequirements(title, text).kinds;
    expect(kinds('柜员', '账目日清日结')).toEqual([]);
    expect(kinds('文员', '完成领导交办的临时工作')).toEqual([]);
    expect(kinds('预算员', '优化方案，缩短工期')).toEqual([]);
    expect(kinds('保洁师', '上门打扫，不接受兼职')).toEqual([]);
    expect(kinds('搬运', '招临时工，短工也行')).toEqual(['gig']);
  });
  it('leaves a vacancy with a part-time title part-time, whatever repeats it', () => {
    const kinds = (title: string, text: string) => extractRequirements(title, text).kinds;
    expect(kinds('兼职打字员', '可兼职，时间自己定')).toEqual(['part_time']);
    expect(kinds('兼职打字员', '全职也可兼职')).toEqual(['part_time', 'full_time']);
    expect(kinds('骑手（可兼职）', '')).toEqual(['part_time', 'full_time']);
  });
});

describe('what is provided and involved', () => {
  it.each([
    ['包吃包住', true, true],
    ['包吃住', true, true],
    ['提供食宿', true, true],
    ['包住，餐补300', true, null],
    ['不包吃住', false, false],
    ['有饭堂，不提供住宿', false, true],
    ['五险一金', null, null],
  ])('%s', (text, lodging, meals) => {
    expect(extractRequirements('工作', text)).toMatchObject({ lodging, meals });
  });
  it('reads what the work involves, and denials', () => {
    expect(extractRequirements('清洗工', '外墙清洗，高空作业').involves).toContain('heights');
    expect(extractRequirements('文员', '熟练使用电脑').involves).toContain('computer');
    expect(extractRequirements('搬运工', '').involves).toContain('heavy_lifting');
    expect(extractRequirements('安装工', '无需高空作业，不出差').involves).not.toContain('heights');
    expect(extractRequirements('安装工', '无需高空作业，不出差').involves).not.toContain('travel');
    expect(extractRequirements('电工', '持高压电工操作证').involves).not.toContain('high_voltage');
  });
  it('marks what is only likely, unless the advert says otherwise', () => {
    expect(extractRequirements('保安', '').mayInvolve).toContain('night_shift');
    expect(extractRequirements('保安', '长白班').mayInvolve).not.toContain('night_shift');
    expect(extractRequirements('普工', '').mayInvolve).toContain('long_standing');
    expect(extractRequirements('普工', '坐班，轻松').mayInvolve).not.toContain('long_standing');
  });
  it('does not read ages or sexes', () => {
    const plain = extractRequirements('保安', '身体健康');
    expect(extractRequirements('保安', '18-45岁，限男性，身体健康')).toEqual(plain);
  });
  it('accepts any text', () => {
    for (const text of ['', '\n\n', '，。；', '的'.repeat(20_000), '((((【', '\u0000😀']) {
      expect(() => extractRequirements(text, text)).not.toThrow();
    }
  });
});

describe('applyRequirements', () => {
  const fields = vacancyInput({
    id: 'v1',
    education: { level: 4, strength: 'rule' },
    lodging: false,
    certificates: [{ anyOf: ['forklift'], strength: 'wish' }],
  });
  it('lets fields win and adds a stricter rule from the text', () => {
    const merged = applyRequirements(
      fields,
      extractRequirements('叉车司机', '初中以上学历，包住，须持叉车证，C1驾照'),
    );
    expect(merged.education).toEqual({ level: 4, strength: 'rule' });
    expect(merged.lodging).toBe(false);
    expect(merged.certificates.map(({ anyOf }) => anyOf[0])).toEqual(['forklift', 'driver_c1']);
    expect(applyRequirements(fields, extractRequirements('工程师', '本科以上学历')).education).toEqual({
      level: 5,
      strength: 'rule',
    });
  });
  it('makes a rule of a number in a field that the text requires', () => {
    const asked = (text: string) =>
      applyRequirements(
        vacancyInput({ id: 'v', experience: { years: 3, strength: 'wish' } }),
        extractRequirements('设备机修', text),
      ).experience;
    expect(asked('至少3年以上设备维修工作经验')).toEqual({ years: 3, strength: 'rule' });
    expect(asked('3年以上设备维修工作经验优先')).toEqual({ years: 3, strength: 'wish' });
    expect(asked('至少2年以上设备维修工作经验')).toEqual({ years: 3, strength: 'wish' });
  });
  it('moves work outside the mainland to where it is', () => {
    const moved = (title: string, text = '') => {
      const own = vacancyInput({ id: 'v', title, workplace: { coordinates: null, region: '440112' } });
      const { kind, workplace } = applyRequirements(own, extractRequirements(title, text));
      return [kind, workplace.region];
    };
    expect(moved('香港养老院厨师')).toEqual(['dispatch', '810000']);
    expect(moved('商品营业员', '工作地点：中国香港')).toEqual(['dispatch', '810000']);
    expect(moved('新加坡电焊工')).toEqual(['dispatch', null]);
    expect(moved('香港公司文员')).toEqual(['full_time', '440112']);
    expect(moved('跨境电商运营', '负责香港市场')).toEqual(['full_time', '440112']);
  });
  it('moves work to the province that the words name, where that is another one', () => {
    const region = (title: string, text: string, own: string | null = '440105') =>
      applyRequirements(
        vacancyInput({ id: 'v', title, workplace: { coordinates: null, region: own } }),
        extractRequirements(title, text),
      ).workplace.region;
    expect(region('缝纫工', '上班地址：江西某某工业园')).toBe('360000');
    expect(region('缝纫工（安徽合肥）', '')).toBe('340000');
    expect(region('普工', '包吃住 原标题：《上海直招普工》')).toBe('310000');
    expect(region('外派四川绿化工', '')).toBe('510000');
    for (const text of ['工作地点：广州天河', '地址：北京路18号', '工作地址：江西路口', '客户在江西、湖南'])
      expect(region('缝纫工', text), text).toBe('440105');
    expect(region('缝纫工', '工作地点：江西、湖南任选')).toBe('440105');
    expect(region('湖南菜厨师', '')).toBe('440105');
    expect(region('缝纫工', '上班地址：江西某某工业园', null)).toBeNull();
    expect(region('缝纫工', '上班地址：江西某某工业园', '360700')).toBe('360700');
  });
  it('reads work at home, and its denial', () => {
    const remote = (text: string) => extractRequirements('客服', text).remote;
    expect(remote('可居家办公')).toBe(true);
    expect(remote('线上兼职，时间自由')).toBe(true);
    expect(extractRequirements('跟单', '', ['不接受居家办公']).remote).toBe(false);
    expect(remote('不支持远程办公')).toBe(false);
    expect(remote('支持部分工作日的远程办公')).toBe(false);
  });
  it('does not take the hours of a working day for work by the hour', () => {
    expect(extractRequirements('茶艺师', '8小时工作制').kinds).toEqual([]);
    expect(extractRequirements('分拣', '小时工').kinds).toEqual(['gig']);
  });
  it('reads bare years as experience where nothing else lasts years', () => {
    const years = (text: string) => extractRequirements('后端', text).experience?.years ?? null;
    expect(years('3年以上Java开发')).toBe(3);
    expect(years('社保满2年以上')).toBeNull();
    expect(years('入职满1年以上有奖金')).toBeNull();
    expect(years('持证满2年以上工作经验')).toBe(2);
  });
  it('requires leadership for supervisory jobs', () => {
    const skills = (title: string) => extractRequirements(title, '').skills;
    expect(skills('财务总监')).toContain('队伍管理');
    expect(skills('保安队长')).toContain('队伍管理');
    expect(skills('经理助理')).not.toContain('队伍管理');
    expect(skills('客户经理')).not.toContain('队伍管理');
  });
  it('lowers a field to a wish where the text waives it', () => {
    const merged = applyRequirements(
      fields,
      extractRequirements('保安队长', '大专以上学历，退伍军人可放宽条件'),
    );
    expect(merged.education).toEqual({ level: 4, strength: 'wish' });
  });
  it('does not waive for all what is waived for some', () => {
    const asked = (text: string) =>
      applyRequirements(fields, extractRequirements('暖通维修', text)).education?.strength;
    expect(asked('大专以上，有同行售后经验的可放宽要求')).toBe('rule');
    expect(asked('大专以上，条件优秀者可放宽')).toBe('wish');
  });
  it('trusts years in a field where the title is supervisory too', () => {
    const asked = (title: string, text = '', years = 5) =>
      applyRequirements(
        vacancyInput({ id: 'v', title, experience: { years, strength: 'wish' } }),
        extractRequirements(title, text),
      ).experience;
    expect(asked('行政经理')).toEqual({ years: 5, strength: 'rule' });
    expect(asked('行政专员')).toEqual({ years: 5, strength: 'wish' });
    expect(asked('行政经理', '', 1)?.strength).toBe('wish');
    expect(asked('行政经理', '条件优秀者可放宽')?.strength).toBe('wish');
    expect(asked('行政经理', '5年以上经验者优先')?.strength).toBe('wish');
    expect(asked('经理助理')?.strength).toBe('wish');
  });
  it('requires weekdays for full-time day work', () => {
    const times = (kind: 'full_time' | 'part_time', text: string) =>
      applyRequirements(vacancyInput({ id: 'v', kind }), extractRequirements('打包员', text)).requiredTimes;
    expect(times('full_time', '长白班')).toBe(OFFICE_WEEK);
    expect(times('full_time', '白班、夜班可选')).toBeNull();
    expect(times('full_time', '长白班，全职兼职均可')).toBeNull();
    expect(times('part_time', '白班')).toBeNull();
    expect(times('full_time', '')).toBeNull();
  });
  it('sends estate agents out to customers', () => {
    expect(extractRequirements('房产经纪人', '').involves).toContain('field_sales');
    expect(extractRequirements('房产内刊编辑', '').involves).not.toContain('field_sales');
  });
  it('leaves the input as it was', () => {
    const before = JSON.stringify(fields);
    applyRequirements(fields, extractRequirements('电工', '两班倒，持电工证'));
    expect(JSON.stringify(fields)).toBe(before);
  });
});

describe('fields of study', () => {
  it.each([
    ['本科及以上学历，护理专业', ['护理专业知识']],
    ['本科以上，计算机或软件相关专业', ['计算机专业知识']],
    ['机械、电气类专业毕业', ['机械专业知识', '电气专业知识']],
    ['计算机专业优先', []],
    ['本科，专业不限', []],
    ['护理专业，专业不限', []],
    ['理工科专业均可，会计算机', []],
    ['负责护理工作', []],
  ])('%s', (text, fields) => {
    expect(extractRequirements('专员', text, []).fields).toEqual(fields);
  });
});
