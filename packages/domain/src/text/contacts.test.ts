import { describe, expect, it } from 'vitest';
import { readJsonLines, sharedFile } from '../test-support/shared-data.ts';
import { detectContacts, hideContacts } from './contacts.ts';

const kinds = (text: string): string[] => detectContacts(text).map((contact) => contact.kind);

describe('detectContacts', () => {
  it.each([
    ['有意者请电13812345678张先生', ['phone']],
    ['电话：138-1234-5678', ['phone']],
    ['电话 1３8 １２３４ 5678', ['phone']],
    ['联系一三八一二三四五六七八', ['phone']],
    ['1 3 8 1 2 3 4 5 6 7 8', ['phone']],
    ['①③⑧①②③④⑤⑥⑦⑧', ['phone']],
    ['1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', ['phone']],
    ['座机0731-58211234', ['phone']],
    ['咨询400-820-1234', ['phone']],
    ['微信：zhaopin_2026', ['wechat']],
    ['加V hr88888 了解', ['wechat']],
    ['VX13812345678', ['wechat']],
    ['QQ群：123456789', ['qq']],
    ['简历发 hr.zhang@example.com', ['email']],
    ['电话13812345678，微信abc_123456', ['phone', 'wechat']],
  ])('finds them in %j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    '负责微信小程序和微信公众号的运营',
    '熟悉微信 JavaScript 开发',
    '月薪13000-180000元，上不封顶',
    '综合薪资15000-30000，周末双休',
    '2025-02-19 08:00-17:30，两班倒',
    '通过QQ、微信等方式接待客户',
    '统一社会信用代码91350100M000100Y43',
    '年产值1380000000元',
    '熟悉VXLAN、MQTT协议',
    'Vue 2 + Vue-Router + Vuex 全家桶',
  ])('finds none in %j', (text) => {
    expect(detectContacts(text)).toEqual([]);
  });

  it('says where it stands and shows only its ends', () => {
    const [contact] = detectContacts('请拨13812345678。');
    expect(contact).toEqual({ kind: 'phone', start: 2, end: 13, masked: '13****78' });
  });

  it('hides them', () => {
    expect(hideContacts('电话138-1234-5678，微信：zhaopin_2026。')).toBe('电话***，***。');
  });

  const file = sharedFile('vacancies/all.jsonl.gz');
  it.skipIf(file === null)(
    'finds contacts in fewer than 1 % of real texts, whose phones were removed',
    () => {
      const rows = readJsonLines(file ?? '', ['description']);
      const hits = rows.filter(({ description }) => detectContacts(description).length > 0).length;
      expect(hits / rows.length).toBeLessThan(0.01);
    },
  );
});
