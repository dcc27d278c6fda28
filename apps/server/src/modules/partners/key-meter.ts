const MINUTE_MS = 60_000;

/**
 * Counts the requests of each key within the minutes of the clock. Each process counts by itself; the limit of requests
 * from one address comes on top and also holds for keys that do not exist.
 */
export class KeyMeter {
  #minute = -1;
  readonly #calls = new Map<string, number>();

  /** Counts a call; false when the key has made `most` within this minute already. */
  mayCall(keyId: string, most: number, now: Date): boolean {
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#calls.clear();
      this.#minute = minute;
    }
    const made = this.#calls.get(keyId) ?? 0;
    if (made >= most) return false;
    this.#calls.set(keyId, made + 1);
    return true;
  }
}
