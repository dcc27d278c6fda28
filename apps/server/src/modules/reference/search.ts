import { ChineseSearch, SearchVocabulary } from '../../app/search/index.ts';
import type { OccupationsHolder } from './occupations.ts';
import type { Regions } from './regions.ts';

/** The Chinese search with the divisions and occupations of this database. */
export function openSearch(regions: Regions, occupations: OccupationsHolder): ChineseSearch {
  const entries = [...regions.all()].map(({ code, name, pinyin, initials }) => ({
    code,
    name,
    shortName: regions.index.shortName(code) ?? name,
    pinyin,
    initials,
  }));
  return new ChineseSearch(new SearchVocabulary(entries, () => occupations.current.index));
}
