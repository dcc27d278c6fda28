import { create } from 'qrcode';

/** Draws the QR of a text as squares, so that it is sharp at any size. */
export function drawQr(
  doc: PDFKit.PDFDocument,
  text: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = size / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      // Neighbours overlap by a hair, or viewers show white lines between them.
      doc.rect(x + column * side, y + row * side, side * 1.02, side * 1.02);
    }
  }
  doc.fill('#000000');
}
