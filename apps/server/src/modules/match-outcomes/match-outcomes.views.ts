import type { QualityCell, QualityRate, QUALITY_MEASURES } from '@yizhan/contract';
import { EDUCATIONS, FEWEST_PEOPLE, FOUND_BY } from '@yizhan/contract';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { wilson } from '@yizhan/matching';
import type { ProgressCounts } from './outcome-figures.repository.ts';

function rate(count: number, of: number): QualityRate {
  const share = wilson(count, of);
  if (share === null) return { state: 'none' };
  return of < FEWEST_PEOPLE ? { state: 'few' } : { state: 'shown', ...share };
}

function cell(
  foundBy: QualityCell['foundBy'],
  counts: ProgressCounts | undefined,
  isHidden: boolean,
): QualityCell {
  const of = (measure: (typeof QUALITY_MEASURES)[number]): QualityRate => {
    if (counts === undefined) return { state: 'none' };
    return isHidden ? { state: 'few' } : rate(counts[measure], counts[`${measure}_known`]);
  };
  return {
    foundBy,
    started: isHidden ? null : (counts?.started ?? 0),
    rates: {
      accepted: of('accepted'),
      interviewed: of('interviewed'),
      hired: of('hired'),
      kept_30: of('kept_30'),
      kept_90: of('kept_90'),
    },
  };
}

/**
 * Rows of the table, with counts of fewer than five people hidden. Where that hides a single row of a column, the next
 * smallest is hidden too, because the column's total would reveal the first.
 */
export function progressRows(
  counts: readonly ProgressCounts[],
): Array<{ key: string; cells: QualityCell[] }> {
  const keys = [...new Set(counts.map(({ key }) => key))].sort(
    (a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1),
  );
  const hidden = new Set(
    FOUND_BY.flatMap((foundBy) => hiddenOf(counts.filter((row) => row.found_by === foundBy))),
  );
  return keys.map((key) => ({
    key,
    cells: FOUND_BY.map((foundBy) => {
      const found = counts.find((row) => row.key === key && row.found_by === foundBy);
      return cell(foundBy, found, found !== undefined && hidden.has(found));
    }),
  }));
}

/** Groups and educations in their usual order, then the rest; divisions by code. */
const ORDER: readonly string[] = [...PRIORITY_GROUPS, ...EDUCATIONS];
function placeOf(key: string): number {
  const at = ORDER.indexOf(key);
  return at < 0 ? ORDER.length : at;
}

function hiddenOf(column: readonly ProgressCounts[]): ProgressCounts[] {
  const bySize = [...column].sort((a, b) => a.people - b.people || (a.key < b.key ? -1 : 1));
  const few = bySize.filter(({ people }) => people < FEWEST_PEOPLE);
  return few.length === 1 ? bySize.slice(0, 2) : few;
}
