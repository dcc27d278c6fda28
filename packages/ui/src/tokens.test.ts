import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function colour(name: string): string {
  const found = new RegExp(`--yz-${name}: (#[0-9a-f]{6});`).exec(css)?.[1];
  if (found === undefined) throw new Error(`no colour ${name}`);
  return found;
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(colour(one)), luminance(colour(other))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it.each([
  ['text', 'ground'],
  ['text', 'surface-sunken'],
  ['text-soft', 'ground'],
  ['text-soft', 'surface-sunken'],
  ['on-action', 'action'],
  ['action', 'surface'],
  ['action', 'ground'],
  ['action-strong', 'action-soft'],
  ['on-link', 'link'],
  ['link', 'ground'],
  ['link', 'surface-sunken'],
  ['link', 'link-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['bad', 'ground'],
])('%s on %s reaches 4.5:1', (one, other) => {
  expect(contrast(one, other)).toBeGreaterThanOrEqual(4.5);
});

it('edges of controls reach 3:1', () => {
  expect(contrast('line-strong', 'surface')).toBeGreaterThanOrEqual(3);
  expect(contrast('line-strong', 'ground')).toBeGreaterThanOrEqual(3);
});
