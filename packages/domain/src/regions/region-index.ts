import { parentCodeOf } from './codes.ts';
import { nameForms, shortName } from './names.ts';
import type { FormKind } from './names.ts';
import { supersededCounties } from './superseded.ts';
import type { Region } from './types.ts';
import { zones } from './zones.ts';

/** A division that a piece of text may mean. */
export interface NameHit {
  readonly code: string;
  readonly kind: FormKind | 'zone' | 'zone-in-context' | 'old';
}

/** Divisions by code and by name. Build it once; it holds some 45,000 divisions and about 170,000 spellings. */
export class RegionIndex {
  readonly #byCode = new Map<string, Region>();
  readonly #children = new Map<string, Region[]>();
  readonly #hits = new Map<string, NameHit[]>();
  /** First two characters of a form → lengths of the forms that start with them, longest first. */
  readonly #lengths = new Map<string, number[]>();

  constructor(regions: Iterable<Region>) {
    for (const region of regions) this.#byCode.set(region.code, region);
    for (const region of this.#byCode.values()) {
      if (region.parent !== null) {
        const siblings = this.#children.get(region.parent);
        if (siblings === undefined) this.#children.set(region.parent, [region]);
        else siblings.push(region);
      }
      if (region.level === 'village') continue;
      const prefecture = this.#byCode.get(region.code.slice(0, 4))?.name ?? '';
      for (const form of nameForms(region, prefecture)) this.#add(form.text, region.code, form.kind);
    }
    for (const zone of zones())
      this.#addKnown(zone.name, zone.code, zone.needsContext ? 'zone-in-context' : 'zone');
    for (const [name, code] of supersededCounties()) this.#addKnown(name, code, 'old');
    for (const lengths of this.#lengths.values()) lengths.sort((a, b) => b - a);
  }

  /** Number of divisions. */
  get size(): number {
    return this.#byCode.size;
  }

  /** The division with this code, or undefined. */
  find(code: string): Region | undefined {
    return this.#byCode.get(code);
  }

  /** Divisions directly below `code` (`null`: the provinces), in the order of the given rows. */
  children(code: string | null): readonly Region[] {
    if (code === null) return [...this.#byCode.values()].filter((region) => region.parent === null);
    return this.#children.get(code) ?? [];
  }

  /** From the province down to the division itself; empty for an unknown code. */
  path(code: string): Region[] {
    const path: Region[] = [];
    let current = this.#byCode.get(code);
    while (current !== undefined) {
      path.unshift(current);
      current = current.parent === null ? undefined : this.#byCode.get(current.parent);
    }
    return path;
  }

  /** 湖南省湘潭市雨湖区; virtual rows are left out. Null for an unknown code. */
  fullName(code: string): string | null {
    const names = this.path(code)
      .filter((region) => region.virtual !== true)
      .map((region) => region.name);
    return names.length === 0 ? null : names.join('');
  }

  /** 湖南, 湘潭, 雨湖. Null for an unknown code. */
  shortName(code: string): string | null {
    const region = this.#byCode.get(code);
    return region === undefined ? null : shortName(region);
  }

  /** Forms that start at `at`: [length, divisions], longest first. */
  *formsAt(text: string, at: number): Generator<readonly [number, readonly NameHit[]]> {
    const lengths = this.#lengths.get(text.slice(at, at + 2));
    if (lengths === undefined) return;
    for (const length of lengths) {
      if (at + length > text.length) continue;
      const hits = this.#hits.get(text.slice(at, at + length));
      if (hits !== undefined) yield [length, hits];
    }
  }

  #addKnown(text: string, code: string, kind: NameHit['kind']): void {
    let known: string | null = code;
    while (known !== null && !this.#byCode.has(known)) known = parentCodeOf(known);
    if (known !== null) this.#add(text, known, kind);
  }

  #add(text: string, code: string, kind: NameHit['kind']): void {
    const hits = this.#hits.get(text);
    if (hits !== undefined) {
      hits.push({ code, kind });
      return;
    }
    this.#hits.set(text, [{ code, kind }]);
    const key = text.slice(0, 2);
    const lengths = this.#lengths.get(key);
    if (lengths === undefined) this.#lengths.set(key, [text.length]);
    else if (!lengths.includes(text.length)) lengths.push(text.length);
  }
}
