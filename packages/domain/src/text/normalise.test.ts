import { describe, expect, it } from 'vitest';
import { cleanWhitespace, parseChineseNumeral, stripHtml, toHalfWidth } from './normalise.ts';

describe('toHalfWidth', () => {
  it('turns full-width letters, digits and blanks half-width and leaves other signs', () => {
    expect(toHalfWidth('Ａｂ１２３　（元／月）①㎡。')).toBe('Ab123 (元/月)①㎡。');
  });
});

describe('cleanWhitespace', () => {
  it('keeps line breaks, drops invisible characters and runs of blanks', () => {
    expect(cleanWhitespace('  一、 \u200b岗位\t职责\r\n\r\n\r\n\r\n二、\u00a0要求\u0007 ')).toBe(
      '一、 岗位 职责\n\n二、 要求',
    );
  });
});

describe('stripHtml', () => {
  it('turns blocks into lines and decodes entities', () => {
    expect(
      stripHtml('<p>岗位&nbsp;职责：</p><ul><li>搬运</li><li>装箱 &lt;5kg</li></ul>包住<br/>月休&#52;天'),
    ).toBe('岗位 职责：\n\n搬运\n\n装箱 <5kg\n\n包住\n月休4天');
  });
  it('drops scripts, styles and comments with their content', () => {
    expect(stripHtml('<style>p{}</style>甲<!-- 乙 --><script>alert(1)</script>丙')).toBe('甲丙');
  });
  it('leaves comparisons that are not tags', () => {
    expect(stripHtml('年龄<45 且身高>150')).toBe('年龄<45 且身高>150');
  });
});

describe('parseChineseNumeral', () => {
  it.each([
    ['三千五', 3500],
    ['三千五百', 3500],
    ['一万二', 12000],
    ['十五万', 150000],
    ['两百五', 250],
    ['二十', 20],
    ['一千零五', 1005],
    ['元', null],
  ])('%s', (text, expected) => {
    expect(parseChineseNumeral(text)).toBe(expected);
  });
});
