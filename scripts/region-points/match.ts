import {
  distanceMetres,
  nameForms,
  pinyinKeys,
  type FormKind,
  type LngLat,
  type Region,
} from '@yizhan/domain';
import type { Feature, Place } from './geonames.ts';

/**
 * How a point was found. `seat`: a place that GeoNames calls the division's seat, or that has the division's name.
 * `town`: the place of one of its towns, used for a county without a known seat.
 */
export interface Found {
  readonly point: LngLat;
  readonly by: string;
}

const SEATS: readonly Feature[] = ['PPLC', 'PPLA', 'PPLA2', 'PPLG', 'PPLA3'];
const UPPER_SEATS: readonly Feature[] = ['PPLC', 'PPLA', 'PPLA2', 'PPLG'];
const ORDER: readonly Feature[] = ['PPLC', 'PPLA', 'PPLA2', 'PPLG', 'PPLA3', 'PPL', 'PPLA4', 'other'];
/** Places of one name further apart than this are different places. */
const ONE_PLACE = 10_000;
/**
 * The furthest a town lies from the seat of its county, metres; in the wide provinces of the north and west,
 * FARTHEST_WIDE.
 */
const FARTHEST_TOWN = 80_000;
const FARTHEST_WIDE = 250_000;
const WIDE: ReadonlySet<string> = new Set(['15', '54', '62', '63', '65']);

export class Matcher {
  readonly found = new Map<string, Found>();
  /** Places already assigned as the seat of a county, by county. */
  readonly #used = new Map<Place, string>();
  readonly #byCode: ReadonlyMap<string, Region>;
  readonly #places: readonly Place[];
  readonly #prefectures: readonly Region[];
  readonly #counties: ReadonlyMap<string, readonly Region[]>;
  readonly #ofProvince: ReadonlyMap<string, readonly Region[]>;
  readonly #towns: ReadonlyMap<string, readonly Region[]>;
  readonly #forms = new Map<string, ReadonlyArray<{ text: string; kind: FormKind; latin: string }>>();

  constructor(regions: readonly Region[], places: readonly Place[]) {
    this.#byCode = new Map(regions.map((region) => [region.code, region]));
    this.#places = places;
    this.#prefectures = regions.filter(({ level }) => level === 'prefecture');
    const counties = regions.filter(({ level }) => level === 'county');
    this.#counties = Map.groupBy(counties, ({ code }) => code.slice(0, 4));
    this.#ofProvince = Map.groupBy(counties, ({ code }) => code.slice(0, 2));
    this.#towns = Map.groupBy(
      regions.filter(({ level }) => level === 'town'),
      ({ code }) => code.slice(0, 4),
    );
  }

  /** Takes known points first, then GeoNames places assigned by number, then matches by name. */
  match(known: ReadonlyMap<string, LngLat>, byNumber: ReadonlyMap<number, string>): void {
    for (const [code, point] of known) this.found.set(code, { point, by: 'known' });
    for (const place of this.#places) {
      const code = place.id === null ? undefined : byNumber.get(place.id);
      if (code !== undefined) this.#take(code, [place], 'number');
    }
    this.#matchPrefectures();
    for (const isLoose of [false, true]) {
      this.#byName('name', SEATS, ['full'], isLoose);
      this.#byTown(isLoose);
      this.#byName(
        'name with 城关',
        ['PPLA3', 'PPLA2', 'PPLA4', 'PPL'],
        ['full', 'stem'],
        isLoose,
        isOldTown,
      );
      this.#byName('name with another suffix', SEATS, ['variant'], isLoose);
      this.#byName('name without suffix', SEATS, ['stem'], isLoose);
      this.#byName('name of a place', ['PPLA4', 'PPL', 'other'], ['full'], isLoose);
    }
    this.#elsewhere();
    for (const isLoose of [false, true]) {
      this.#byLatin('Latin name', ['PPLA3'], isLoose);
      this.#byLatin('Latin name of a place', ['PPL'], isLoose);
      this.#byLatin('Latin name in the younger list', ['other'], isLoose);
      this.#byName('name of a place without suffix', ['PPL'], ['stem', 'variant'], isLoose);
    }
    this.#matchTowns();
  }

  #take(code: string, hits: readonly Place[], by: string): boolean {
    const best = [...hits].sort(
      (a, b) => ORDER.indexOf(a.feature) - ORDER.indexOf(b.feature) || b.population - a.population,
    )[0];
    if (best === undefined || this.found.has(code) || spread(hits) > ONE_PLACE) return false;
    this.found.set(code, { point: { lng: best.lng, lat: best.lat }, by });
    if (code.length === 6) this.#used.set(best, code);
    return true;
  }

  /** Spellings of a division; loose ones are omitted where another division of `among` has the same. */
  #formsOf(region: Region, kinds: readonly FormKind[], among: readonly Region[]) {
    const others = new Set(
      among
        .filter((other) => other !== region)
        .flatMap((other) => this.#allForms(other).flatMap(({ text, latin }) => [text, latin])),
    );
    return this.#allForms(region).filter(
      ({ text, kind, latin }) => kinds.includes(kind) && !others.has(text) && !others.has(latin),
    );
  }

  #allForms(region: Region) {
    let forms = this.#forms.get(region.code);
    if (forms === undefined) {
      const prefecture = this.#byCode.get(region.code.slice(0, 4));
      const above = prefecture?.virtual === true ? '' : (prefecture?.name ?? '');
      forms = nameForms(region, above).map((form) => ({ ...form, latin: pinyinKeys(form.text).full }));
      this.#forms.set(region.code, forms);
    }
    return forms;
  }

  /** Places in a prefecture, or in its province where GeoNames gives no prefecture. */
  #placesIn(prefecture: string, isLoose: boolean, features: readonly Feature[]): Place[] {
    return this.#places.filter(
      (place) =>
        features.includes(place.feature) &&
        !this.#used.has(place) &&
        (isLoose
          ? !this.#byCode.has(place.second) && place.province === prefecture.slice(0, 2)
          : place.second === prefecture),
    );
  }

  #matchPrefectures(): void {
    for (const region of this.#prefectures) {
      if (region.virtual === true) continue;
      const names = this.#allForms(region);
      const isNamed = ({ chinese }: Place): boolean => names.some(({ text }) => chinese.includes(text));
      const isLatin = ({ latin }: Place): boolean =>
        names.some((form) => form.kind === 'stem' && latin.includes(form.latin));
      const seats = this.#placesIn(region.code, false, UPPER_SEATS);
      const places = this.#placesIn(region.code, false, ['PPLA3', 'PPL']);
      const loose = this.#placesIn(region.code, true, [...UPPER_SEATS, 'PPLA3', 'PPL']);
      for (const hits of [
        seats.filter(isNamed),
        seats,
        places.filter(isNamed),
        loose.filter(isNamed),
        places.filter(isLatin),
      ]) {
        if (hits.length > 0 && this.#take(region.code, hits, 'prefecture')) break;
      }
    }
  }

  #byName(
    by: string,
    features: readonly Feature[],
    kinds: readonly FormKind[],
    isLoose: boolean,
    fits: (name: string, form: string) => boolean = (name, form) => name === form,
  ): void {
    this.#each(isLoose, features, (county, among, places) => {
      const forms = this.#formsOf(county, kinds, among);
      const hits = places.filter(
        ({ chinese }) =>
          chinese.some((name) => forms.some(({ text }) => fits(name, text))) &&
          // Where not even the prefecture is known, a town with the name of a county in the same province is not its
          // seat.
          !(isLoose && kinds.includes('stem') && chinese.some((name) => /(?:街道|镇|乡)$/.test(name))),
      );
      this.#take(county.code, hits, by);
    });
  }

  #byLatin(by: string, features: readonly Feature[], isLoose: boolean): void {
    this.#each(isLoose, features, (county, among, places) => {
      const forms = this.#formsOf(county, ['full', 'stem'], among);
      const hits = places.filter((place) =>
        place.chinese.length === 0 || place.feature === 'PPLA3'
          ? forms.some(({ latin }) => place.latin.includes(latin))
          : false,
      );
      this.#take(county.code, hits, by);
    });
  }

  #each(
    isLoose: boolean,
    features: readonly Feature[],
    use: (county: Region, among: readonly Region[], places: readonly Place[]) => void,
  ): void {
    for (const { code } of this.#prefectures) {
      const counties = this.#counties.get(code) ?? [];
      const open = counties.filter((county) => !this.found.has(county.code));
      if (open.length === 0) continue;
      const among = isLoose ? (this.#ofProvince.get(code.slice(0, 2)) ?? []) : counties;
      const places = this.#placesIn(code, isLoose, features);
      for (const county of open)
        use(
          county,
          among,
          places.filter((place) => !this.#used.has(place)),
        );
    }
  }

  /** A seat named after a town lies in the only county that has such a town. */
  #byTown(isLoose: boolean): void {
    for (const { code } of this.#prefectures) {
      const among = isLoose ? code.slice(0, 2) : code;
      const byName = new Map<string, Set<string>>();
      for (const [prefecture, towns] of this.#towns) {
        if (!prefecture.startsWith(among)) continue;
        for (const town of towns) {
          for (const { text } of this.#allForms(town)) {
            byName.set(text, (byName.get(text) ?? new Set()).add(town.code.slice(0, 6)));
          }
        }
      }
      const claims = new Map<string, Place[]>();
      for (const place of this.#placesIn(code, isLoose, ['PPLA3'])) {
        const counties = new Set(place.chinese.flatMap((name) => [...(byName.get(name) ?? [])]));
        const [county] = counties;
        if (counties.size !== 1 || county?.startsWith(code) !== true || !this.#byCode.has(county)) continue;
        claims.set(county, [...(claims.get(county) ?? []), place]);
      }
      for (const [county, hits] of claims) this.#take(county, hits, 'town that is its seat');
    }
  }

  /** A full name that only one county of the province has, listed under its former prefecture. */
  #elsewhere(): void {
    for (const [province, counties] of this.#ofProvince) {
      const seats = this.#places.filter(
        (place) => place.province === province && SEATS.includes(place.feature) && !this.#used.has(place),
      );
      for (const county of counties) {
        if (this.found.has(county.code)) continue;
        const forms = this.#formsOf(county, ['full'], counties);
        this.#take(
          county.code,
          seats.filter(({ chinese }) => forms.some(({ text }) => chinese.includes(text))),
          'name, under a former prefecture',
        );
      }
    }
  }

  #matchTowns(): void {
    for (const region of this.#prefectures) {
      const claims = new Map<string, Place[]>();
      const [byName, byLatin] = this.#townNames(region.code);
      const places = this.#places.filter(
        (place) =>
          place.second === region.code ||
          (region.virtual === true &&
            !this.#byCode.has(place.second) &&
            place.province === region.code.slice(0, 2)),
      );
      for (const place of places) {
        const code = this.#townOf(place, byName, byLatin);
        if (code !== null) claims.set(code, [...(claims.get(code) ?? []), place]);
      }
      for (const [code, hits] of claims) {
        const seats = hits.filter(({ feature }) => feature === 'PPLA4' || feature === 'PPLA3');
        if (!this.#take(code, hits, 'town') && seats.length > 0) this.#take(code, seats, 'town');
      }
    }
  }

  #townNames(prefecture: string): [Map<string, Map<string, number>>, Map<string, string[]>] {
    const byName = new Map<string, Map<string, number>>();
    const byLatin = new Map<string, string[]>();
    for (const town of this.#towns.get(prefecture) ?? []) {
      const forms = this.#allForms(town);
      for (const { text, kind } of forms) {
        if (kind === 'variant') continue;
        const codes = byName.get(text) ?? new Map<string, number>();
        codes.set(town.code, Math.min(codes.get(town.code) ?? 1, kind === 'full' ? 0 : 1));
        byName.set(text, codes);
      }
      for (const { latin } of forms.filter(({ kind }) => kind === 'stem')) {
        byLatin.set(latin, [...(byLatin.get(latin) ?? []), town.code]);
      }
    }
    return [byName, byLatin];
  }

  #townOf(
    place: Place,
    byName: ReadonlyMap<string, ReadonlyMap<string, number>>,
    byLatin: ReadonlyMap<string, readonly string[]>,
  ): string | null {
    let codes: string[];
    if (place.chinese.length > 0) {
      const ranks = new Map<string, number>();
      for (const name of place.chinese) {
        for (const [code, rank] of byName.get(name) ?? [])
          ranks.set(code, Math.min(ranks.get(code) ?? 9, rank));
      }
      const best = Math.min(...ranks.values());
      codes = [...ranks].filter(([, rank]) => rank === best).map(([code]) => code);
    } else {
      codes = this.#used.has(place)
        ? []
        : [...new Set(place.latin.flatMap((name) => byLatin.get(name) ?? []))];
      if (codes.length > 1) return null;
    }
    const away = codes
      .map((code) => ({
        code,
        metres: distanceMetres(place, this.found.get(code.slice(0, 6))?.point ?? null),
      }))
      .sort((a, b) => (a.metres ?? Infinity) - (b.metres ?? Infinity));
    const [first, second] = away;
    const farthest = WIDE.has(first?.code.slice(0, 2) ?? '') ? FARTHEST_WIDE : FARTHEST_TOWN;
    if (first === undefined || (first.metres ?? 0) > farthest) return null;
    if (second === undefined) return first.code;
    // Of two towns with one name in a prefecture, the one whose county is near, if the other one's clearly is not.
    const isClear =
      first.metres !== null &&
      second.metres !== null &&
      first.metres < 40_000 &&
      second.metres > first.metres * 2 &&
      second.metres - first.metres > 10_000;
    return isClear ? first.code : null;
  }
}

const isOldTown = (name: string, form: string): boolean =>
  form.length >= 2 && name.startsWith(form) && /^城(?:关|厢)镇?$/.test(name.slice(form.length));

function spread(places: readonly Place[]): number {
  let most = 0;
  for (const a of places) for (const b of places) most = Math.max(most, distanceMetres(a, b) ?? Infinity);
  return most;
}
