/** Height of a signature's field in thousandths of its width, in which its points are given. */
export const SIGNATURE_HEIGHT = 300;

/** What whoever cannot draw signs with. */
export const SIGNED_CROSS = [
  [420, 70, 580, 230],
  [580, 70, 420, 230],
];

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Where a pointer stands within a field on the screen, in thousandths of its width; at the edge where it left it. */
export function pointIn(
  box: Box | undefined,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): [number, number] {
  if (box === undefined || box.width === 0) return [0, 0];
  const clip = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return [
    clip(((clientX - box.left) / box.width) * 1000, 1000),
    clip(((clientY - box.top) / box.width) * 1000, SIGNATURE_HEIGHT),
  ];
}

/** A stroke as the points of a `polyline`. */
export const polylineOf = (stroke: readonly number[]): string =>
  stroke.map((value, index) => (index % 2 === 0 ? `${value},` : `${value} `)).join('');
