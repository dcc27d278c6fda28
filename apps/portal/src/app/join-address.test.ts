import { expect, it } from 'vitest';
import { joinAddress } from './join-address.ts';

it.each([
  ['湘潭市岳塘区东坪街道', '东坪街道车站路98号', '湘潭市岳塘区东坪街道车站路98号'],
  ['湘潭市雨湖区雨湖路街道', '雨湖区羊牯塘', '湘潭市雨湖区羊牯塘'],
  ['湘潭市雨湖区', '湘潭市雨湖区建设路1号', '湘潭市雨湖区建设路1号'],
  ['怀化市鹤城区', '迎丰中路188号', '怀化市鹤城区 迎丰中路188号'],
  ['怀化市鹤城区', '', '怀化市鹤城区'],
  ['花垣县', '市场路3号', '花垣县 市场路3号'],
])('%s and %s read %s', (region, address, whole) => {
  expect(joinAddress(region, address)).toBe(whole);
});
