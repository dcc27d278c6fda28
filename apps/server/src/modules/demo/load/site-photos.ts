import sharp from 'sharp';
import { steppedContext } from '../../../app/context.ts';
import { shortId } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { addWhole, listOfOwner } from '../../files/index.ts';
import { listEverySite } from '../../sites/index.ts';
import { DEMO } from './actors.ts';

/** Sites that have photos: enough to see what a gallery looks like. */
const SITES_SHOWN = 6;
const WIDTH = 960;
const HEIGHT = 640;

type Colour = readonly [number, number, number];
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
}

const SIGNS: readonly Colour[] = [
  [194, 59, 26],
  [10, 100, 100],
  [30, 107, 58],
];

/** A station at the street, drawn by code: sky, house, sign, door, windows, pavement. */
function front(seed: number): Box[] {
  const sign = SIGNS[seed % SIGNS.length] ?? [194, 59, 26];
  const windows = Array.from({ length: 4 }, (_, n) => n).filter((n) => n !== seed % 4);
  return [
    { x: 0, y: 0, width: WIDTH, height: 430, colour: [196 + (seed % 5) * 6, 220, 236] },
    { x: 0, y: 430, width: WIDTH, height: 210, colour: [178, 172, 163] },
    { x: 0, y: 520, width: WIDTH, height: 120, colour: [122, 118, 112] },
    { x: 90, y: 150, width: 780, height: 330, colour: [236, 228, 214] },
    { x: 90, y: 150, width: 780, height: 90, colour: sign },
    ...windows.map((n) => ({
      x: 130 + n * 185,
      y: 275,
      width: 130,
      height: 130,
      colour: [120, 160, 178] as const,
    })),
    { x: 130 + (seed % 4) * 185, y: 275, width: 130, height: 205, colour: [74, 86, 92] },
  ];
}

/** The counter inside: wall, board with notices, counter, chairs. */
function inside(seed: number): Box[] {
  const sign = SIGNS[(seed + 1) % SIGNS.length] ?? [10, 100, 100];
  return [
    { x: 0, y: 0, width: WIDTH, height: 440, colour: [243, 238, 228] },
    { x: 0, y: 440, width: WIDTH, height: 200, colour: [205, 190, 168] },
    { x: 80, y: 70, width: 360, height: 200, colour: [255, 255, 255] },
    ...Array.from({ length: 6 }, (_, n) => ({
      x: 100 + (n % 3) * 112,
      y: 90 + Math.floor(n / 3) * 86,
      width: 96,
      height: 68,
      colour: n === seed % 6 ? sign : ([226, 219, 206] as const),
    })),
    { x: 520, y: 330, width: 380, height: 190, colour: sign },
    { x: 520, y: 310, width: 380, height: 28, colour: [120, 84, 52] },
    ...[0, 1, 2].map((n) => ({
      x: 90 + n * 120,
      y: 440,
      width: 86,
      height: 90,
      colour: [86, 98, 110] as const,
    })),
  ];
}

async function drawn(boxes: readonly Box[]): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (const { x, y, width, height, colour } of boxes) {
    const line = Buffer.alloc(width * 3);
    for (let at = 0; at < line.length; at += 1) line[at] = colour[at % 3] ?? 0;
    for (let row = y; row < y + height; row += 1) line.copy(pixels, (row * WIDTH + x) * 3);
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .png()
    .toBuffer();
}

/** Photos of some sites; those that have any are left alone, so that an interrupted load goes on. */
export async function addSitePhotos(services: Services, signal: AbortSignal): Promise<void> {
  const ctx = steppedContext(services, { actor: DEMO });
  const sites = (await listEverySite(services.db)).slice(0, SITES_SHOWN);
  for (const [seed, { id, name }] of sites.entries()) {
    if (signal.aborted) return;
    const photos = { purpose: 'site_photo', owner: shortId(id) } as const;
    if ((await listOfOwner(ctx, photos)).items.length > 0) continue;
    await addWhole(ctx, { ...photos, name: `${name} 门口.png` }, await drawn(front(seed)));
    await addWhole(ctx, { ...photos, name: `${name} 大厅.png` }, await drawn(inside(seed)));
  }
}
