import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { codePointsOf } from './code-points.ts';

/** Weights of the usual font, and the font of rare characters, which has one. */
export type FontName = 'regular' | 'bold' | 'rare';

interface FontFile {
  readonly bytes: Buffer;
  readonly has: ReadonlySet<number>;
}

const require = createRequire(import.meta.url);
const NOTO = '@expo-google-fonts/noto-sans-sc';
const PATHS: Readonly<Record<FontName, () => string>> = {
  regular: () => require.resolve(`${NOTO}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: () => require.resolve(`${NOTO}/700Bold/NotoSansSC_700Bold.ttf`),
  // What the usual font lacks; see the README beside it.
  rare: () => fileURLToPath(new URL('../fonts/HanaMinA-rare.ttf', import.meta.url)),
};

/** Characters of a text that no font has, each once. */
export function unprintable(text: string): string[] {
  return [...new Set(text.replaceAll(SHAPELESS, ''))].filter((sign) => {
    const point = sign.codePointAt(0) ?? 0;
    return point >= 0x20 && !fontFile('regular').has.has(point) && !fontFile('rare').has.has(point);
  });
}

/** Selectors of variants and joiners, which have no shape of their own. */
export const SHAPELESS = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

const loaded = new Map<FontName, FontFile>();

/** A font, read once: parsing ten megabytes for each document took longer than writing one. */
export function fontFile(name: FontName): FontFile {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const bytes = readFileSync(PATHS[name]());
  const file = { bytes, has: codePointsOf(bytes) };
  loaded.set(name, file);
  return file;
}
