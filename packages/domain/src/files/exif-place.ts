/** A place in a picture's hidden data, WGS-84 degrees. */
export interface PicturePlace {
  readonly lng: number;
  readonly lat: number;
}

const GPS_POINTER = 0x8825;
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
  try {
    return readPlace(exif);
  } catch (error) {
    // A DataView throws where a length points out of the block.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readPlace(exif: Uint8Array): PicturePlace | null {
  const start = exif[0] === 0x45 && exif[1] === 0x78 ? 6 : 0;
  const view = new DataView(exif.buffer, exif.byteOffset + start, Math.max(0, exif.byteLength - start));
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const little = order === 0x4949;
  const pointer = entriesAt(view, view.getUint32(4, little), little).get(GPS_POINTER);
  if (pointer === undefined) return null;
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
