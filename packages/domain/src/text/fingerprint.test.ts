import { describe, expect, it } from 'vitest';
import { fingerprint, fingerprintDistance, fingerprintKeys, similarity } from './fingerprint.ts';

const POST =
  '负责车间产品的组装、检验和包装，按照作业指导书操作设备，做好生产记录，服从班组长安排。包吃住，月休四天，每月十五号发工资，签订劳动合同，购买五险。';
const SAME = `${POST.replaceAll('，', ', ')}！！`;
const EDITED = POST.replace('月休四天', '月休六天').replace('五险', '社保');
const OTHER =
  '负责门店商品的陈列、补货和收银，接待顾客，解答问题，保持店面整洁。早晚班轮换，提供工作餐，满一年有年终奖，有零售经验的优先。';

describe('similarity', () => {
  it('is blind to punctuation, width and mark-up', () => {
    expect(similarity(POST, SAME)).toBe(1);
    expect(similarity(`<p>${POST}</p>`, POST)).toBe(1);
  });
  it('falls with every change and is near zero for another vacancy', () => {
    expect(similarity(POST, EDITED)).toBeGreaterThan(0.75);
    expect(similarity(POST, EDITED)).toBeLessThan(1);
    expect(similarity(POST, OTHER)).toBeLessThan(0.1);
  });
  it('finds nothing shared by empty texts', () => {
    expect(similarity('', '')).toBe(0);
    expect(similarity('——', POST)).toBe(0);
  });
});

describe('fingerprint', () => {
  const print = (text: string): string => fingerprint(text) ?? '';
  it('is the same for the same words, close for an edit, far for another post', () => {
    expect(print(POST)).toMatch(/^[0-9a-f]{16}$/);
    expect(print(SAME)).toBe(print(POST));
    expect(fingerprintDistance(print(POST), print(EDITED))).toBeLessThanOrEqual(14);
    expect(fingerprintDistance(print(POST), print(OTHER))).toBeGreaterThan(18);
    expect(fingerprint(' ！ ')).toBeNull();
  });
  it('shares a key while at most three bits differ', () => {
    const keys = fingerprintKeys('0123456789abcdef');
    expect(keys).toEqual(['0:0123', '1:4567', '2:89ab', '3:cdef']);
    expect(fingerprintDistance('0000000000000000', '8001000000000001')).toBe(3);
    expect(
      fingerprintKeys('8001000000000001').some((key) => fingerprintKeys('0000000000000000').includes(key)),
    ).toBe(true);
  });
});
