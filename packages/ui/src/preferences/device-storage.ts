/** localStorage that never throws: private windows forbid it, and a full device refuses it. */
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
  /** False when it was not kept. */
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
      // Nothing was kept, so nothing is left behind.
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
