import type { Sharp, SharpOptions } from 'sharp';
import { placeOfExif, timeOfExif, type FileRefusal, type PicturePlace } from '@yizhan/domain';

/** A picture made anew, without anything hidden in it. */
export interface MadePicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Buffer;
  /** Where it was taken, where it says so. */
  readonly place: PicturePlace | null;
  readonly takenAt: Date | null;
}

/** Phones make pictures of up to 50 million pixels; each takes 3 bytes while it is opened. */
const MOST_PIXELS = 64_000_000;
/** Pixels of the longer side: letters of a certificate can be read, and a page of them is quick on a phone. */
const LONGER_SIDE = 2_560;
const THUMBNAIL_SIDE = 480;
const QUALITY = 82;
const SECONDS = 30;

type Open = (bytes: Buffer, options: SharpOptions) => Sharp;

let opened: Promise<Open> | null = null;

/** Loaded when the first picture comes; of all loaders only those of the three kinds that are taken stay. */
async function opener(): Promise<Open> {
  opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
    sharp.cache(false);
    return (bytes, options) => sharp(bytes, options);
  });
  return opened;
}

/** One picture at a time: a large one takes some 200 MB while it is opened. */
let last: Promise<unknown> = Promise.resolve();
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}

/** Makes a picture anew: turned upright, no larger than needed, in plain colours, without any of its hidden data. */
export async function makePicture(bytes: Buffer): Promise<MadePicture | { refused: FileRefusal }> {
  return inTurn(() => make(bytes));
}

async function make(bytes: Buffer): Promise<MadePicture | { refused: FileRefusal }> {
  const open = await opener();
  try {
    // Reads the head alone: nothing is unpacked before the size is known.
    const { width, height, exif } = await open(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) return { refused: 'too_many_pixels' };
    const options: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true };
    const fit = (side: number) =>
      open(bytes, options)
        .timeout({ seconds: SECONDS })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: QUALITY });
    const whole = await fit(LONGER_SIDE).toBuffer({ resolveWithObject: true });
    const thumbnail = await fit(THUMBNAIL_SIDE).toBuffer();
    return {
      bytes: whole.data,
      width: whole.info.width,
      height: whole.info.height,
      thumbnail,
      place: exif === undefined ? null : placeOfExif(exif),
      takenAt: exif === undefined ? null : timeOfExif(exif),
    };
  } catch {
    // Whatever the library says of a broken picture, its sender can only make another one.
    return { refused: 'unreadable' };
  }
}
