/** localStorage that never throws: private windows forbid it, and a full device rejects writes. */
function storage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

export const deviceStorage = {
  read(key: string): string | null {
    try {
      return storage()?.getItem(key) ?? null;
    } catch {
      return null;
    }
  },
  /** False when it was not saved. */
  write(key: string, value: string): boolean {
    try {
      const at = storage();
      at?.setItem(key, value);
      return at !== null;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      storage()?.removeItem(key);
    } catch {
      // Nothing was saved, so nothing is left behind.
    }
  },
  keys(): string[] {
    try {
      return Object.keys(storage() ?? {});
    } catch {
      return [];
    }
  },
};
