import { describe, expect, it } from 'vitest';
import { placeText } from './place-text.ts';

describe('a place on paper', () => {
  const region = { name: '岳塘街道', fullName: '湖南省湘潭市岳塘区岳塘街道' };

  it.each([
    ['学府路84号', '湖南省湘潭市岳塘区岳塘街道学府路84号'],
    ['岳塘街道学府路84号', '湖南省湘潭市岳塘区岳塘街道学府路84号'],
    ['岳塘区岳塘街道学府路84号', '湖南省湘潭市岳塘区岳塘街道学府路84号'],
    ['湘潭岳塘街道学府路84号', '湘潭岳塘街道学府路84号'],
    ['', '湖南省湘潭市岳塘区岳塘街道'],
  ])('names no division twice: %s', (address, shown) => {
    expect(placeText(region, address)).toBe(shown);
  });
});
