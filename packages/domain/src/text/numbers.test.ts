import { describe, expect, it } from 'vitest';
import { tellsNumber } from './numbers.ts';

describe('a number of somebody in a text', () => {
  it.each([
    '联系13800001234核对',
    '138 0000 1234',
    '张三13800001234要的',
    '一三八零零零零一二三四',
    '430304198005061234 的材料',
    '43030419800506123X',
    '430304 19800506 1234',
    '４３０３０４１９８００５０６１２３４',
    '电话0731-52345678',
    '微信：wangxy_88',
  ])('is found: %s', (text) => expect(tellsNumber(text)).toBe(true));

  it.each([
    '2026年11月周报',
    '2026-11-01 至 2026-11-30 的岗位',
    '20261101 20261130 上报',
    '报市局，共1200人、3500个岗位',
    '文号湘人社发〔2026〕12号',
    '核对 4303-3WvDzXJ8VhVPhZpbKjqfQe',
  ])('is not: %s', (text) => expect(tellsNumber(text)).toBe(false));
});
