/** Level of a division in the five-level system of GB/T 2260 and the statistical division codes. */
export type RegionLevel = 'province' | 'prefecture' | 'county' | 'town' | 'village';

/**
 * One administrative division.
 * `code` has 2, 4, 6, 9 or 12 digits (province … village); `parent` is null for a province.
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parent: string | null;
  /**
   * A row that exists only to complete the tree: 市辖区 of a municipality (`1101`), the county group 县 of Chongqing
   * (`5002`), 省直辖县级行政区划 (`4290`). Its name does not appear in addresses.
   */
  readonly virtual?: boolean;
}

/** Answer of the address resolver. */
export interface ResolvedAddress {
  readonly region: string | null;
  readonly level: RegionLevel | null;
  /** 0..1; below {@link ADDRESS_REVIEW_THRESHOLD} a person should look. */
  readonly confidence: number;
  /** The text without the names of divisions. */
  readonly rest: string;
  /** Other divisions that explain the text equally or nearly as well, best first. */
  readonly alternatives: readonly string[];
}

/** Below this the division is a guess among equals (朝阳区 without a city) and goes to a person. */
export const ADDRESS_REVIEW_THRESHOLD = 0.6;
