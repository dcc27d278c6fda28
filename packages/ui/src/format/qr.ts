/** The square of dark and light modules that a QR encoder produces. */
export interface QrModules {
  readonly size: number;
  get(row: number, column: number): number | boolean;
}

/** White modules around a code, as ISO/IEC 18004 requires. */
const QUIET = 4;

/** A QR code as one SVG path, with the side of its view box in modules, quiet zone included. */
export function drawQr(modules: QrModules): { readonly path: string; readonly size: number } {
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
    }
  }
  return { path, size: modules.size + QUIET * 2 };
}
