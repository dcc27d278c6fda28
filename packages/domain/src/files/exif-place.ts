/** A place in a picture's hidden data, WGS-84 degrees. */
export interface PicturePlace {
  readonly lng: number;
  readonly lat: number;
}

const GPS_POINTER = 0x8825;
const EXIF_POINTER = 0x8769;
const TAKEN_AT = 0x9003;
/** `2026:11:30 21:15:00` and a closing zero. */
const TAKEN_AT_BYTES = 20;
const LAT_REF = 1;
const LAT = 2;
const LNG_REF = 3;
const LNG = 4;
const MOST_ENTRIES = 512;

/**
 * Where a picture was taken, from its EXIF block (with or without the leading `Exif\0\0`). Null where it does not say,
 * says nonsense, or is damaged: the block comes from outside and may lie about every length in it.
 */
export function placeOfExif(exif: Uint8Array): PicturePlace | null {
  return unlessDamaged(() => readPlace(blockOf(exif)));
}

/** When a picture was taken by its own account, which has no zone and is read as Shanghai time. Null as for the place. */
export function timeOfExif(exif: Uint8Array): Date | null {
  return unlessDamaged(() => readTime(blockOf(exif)));
}

function unlessDamaged<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    // A DataView throws where a length points out of the block.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Block {
  readonly view: DataView;
  readonly little: boolean;
  /** Offsets of the entries of the first directory, by tag. */
  readonly first: ReadonlyMap<number, number>;
}

function blockOf(exif: Uint8Array): Block | null {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset + start, Math.max(0, exif.byteLength - start));
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  return { view, little, first: entriesAt(view, view.getUint32(4, little), little) };
}

function readTime(block: Block | null): Date | null {
  const pointer = block?.first.get(EXIF_POINTER);
  if (block === null || pointer === undefined) return null;
  const { view, little } = block;
  const entry = entriesAt(view, view.getUint32(pointer + 8, little), little).get(TAKEN_AT);
  if (entry === undefined || view.getUint32(entry + 4, little) !== TAKEN_AT_BYTES) return null;
  const at = view.getUint32(entry + 8, little);
  const text = Array.from({ length: TAKEN_AT_BYTES - 1 }, (_, n) =>
    String.fromCharCode(view.getUint8(at + n)),
  );
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text.join(''));
  if (parts === null) return null;
  const taken = new Date(`${parts[1] ?? ''}-${parts[2] ?? ''}-${parts[3] ?? ''}T${parts[4] ?? ''}+08:00`);
  return Number.isNaN(taken.getTime()) || taken.getUTCFullYear() < 1990 ? null : taken;
}

function readPlace(block: Block | null): PicturePlace | null {
  const pointer = block?.first.get(GPS_POINTER);
  if (block === null || pointer === undefined) return null;
  const { view, little } = block;
  const gps = entriesAt(view, view.getUint32(pointer + 8, little), little);
  const lat = degrees(view, gps.get(LAT), little);
  const lng = degrees(view, gps.get(LNG), little);
  if (lat === null || lng === null || lat > 90 || lng > 180 || (lat === 0 && lng === 0)) return null;
  return {
    lng: letter(view, gps.get(LNG_REF)) === 'W' ? -lng : lng,
    lat: letter(view, gps.get(LAT_REF)) === 'S' ? -lat : lat,
  };
}

/** Offsets of the entries of a directory, by tag. */
function entriesAt(view: DataView, at: number, little: boolean): Map<number, number> {
  const count = Math.min(view.getUint16(at, little), MOST_ENTRIES);
  const entries = new Map<number, number>();
  for (let n = 0; n < count; n += 1) {
    const entry = at + 2 + n * 12;
    entries.set(view.getUint16(entry, little), entry);
  }
  return entries;
}

/** Degrees, minutes and seconds as fractions. */
function degrees(view: DataView, entry: number | undefined, little: boolean): number | null {
  if (entry === undefined || view.getUint32(entry + 4, little) !== 3) return null;
  const at = view.getUint32(entry + 8, little);
  let sum = 0;
  for (const [n, weight] of [1, 60, 3600].entries()) {
    const below = view.getUint32(at + n * 8 + 4, little);
    if (below === 0) return null;
    sum += view.getUint32(at + n * 8, little) / below / weight;
  }
  return Number.isFinite(sum) ? sum : null;
}

function letter(view: DataView, entry: number | undefined): string {
  return entry === undefined ? '' : String.fromCharCode(view.getUint8(entry + 8));
}
