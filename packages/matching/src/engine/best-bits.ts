/** The best value among the kinds of work a person names, looked up by the bits of their signature. */
import { SIGNATURE_BITS } from './columns/signatures.ts';

const BYTES = SIGNATURE_BITS / 8;

export class BestBits {
  /** Indexed by the byte's position in a signature and its value. */
  readonly #ofByte = new Uint16Array(256 * BYTES);

  /** @param bestByBit the most each bit can be worth: nearness, or points */
  take(bestByBit: Uint16Array): void {
    for (let byte = 0; byte < BYTES; byte++) {
      const table = this.#ofByte.subarray(256 * byte, 256 * (byte + 1));
      for (let value = 1; value < 256; value++) {
        const bit = 31 - Math.clz32(value);
        table[value] = Math.max(bestByBit[8 * byte + bit]!, table[value & ~(1 << bit)]!);
      }
    }
  }

  of(signature: number): number {
    const ofByte = this.#ofByte;
    return Math.max(
      ofByte[signature & 255]!,
      ofByte[256 | ((signature >>> 8) & 255)]!,
      ofByte[512 | ((signature >>> 16) & 255)]!,
      ofByte[768 | (signature >>> 24)]!,
    );
  }
}
