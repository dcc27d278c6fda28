/**
 * The characters that a TrueType font has a glyph for, read from its `cmap` (formats 4 and 12, which hold all of Unicode).
 * The PDF writer draws an empty box for any other without saying so.
 */
export function codePointsOf(font: Buffer): ReadonlySet<number> {
  const points = new Set<number>();
  const start = tableAt(font, 'cmap');
  const subtables = font.readUInt16BE(start + 2);
  for (let at = 0; at < subtables; at += 1) {
    const offset = start + font.readUInt32BE(start + 4 + at * 8 + 4);
    const format = font.readUInt16BE(offset);
    if (format === 4) addSegments(font, offset, points);
    else if (format === 12) addGroups(font, offset, points);
  }
  return points;
}

function tableAt(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at += 1) {
    const record = 12 + at * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

function addSegments(font: Buffer, offset: number, points: Set<number>): void {
  const doubled = font.readUInt16BE(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  for (let at = 0; at < doubled; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const delta = font.readUInt16BE(deltas + at);
    const range = font.readUInt16BE(ranges + at);
    for (let point = first; point <= last && point !== 0xffff; point += 1) {
      const glyph =
        range === 0
          ? (point + delta) % 0x10000
          : font.readUInt16BE(ranges + at + range + (point - first) * 2);
      if (glyph !== 0) points.add(point);
    }
  }
}

function addGroups(font: Buffer, offset: number, points: Set<number>): void {
  const groups = font.readUInt32BE(offset + 12);
  for (let at = 0; at < groups; at += 1) {
    const group = offset + 16 + at * 12;
    const last = font.readUInt32BE(group + 4);
    for (let point = font.readUInt32BE(group); point <= last; point += 1) points.add(point);
  }
}
