import type { BulkResult } from '../../components/BulkDialog.vue';
import { api } from '../../app/api.ts';

export interface NamedPair {
  readonly seekerId: string;
  readonly vacancyId: string;
  /** What the row is called on the screen. */
  readonly name: string;
}

/**
 * Refers (or previews) many pairs; each succeeds or fails by itself and says why. `via` tells the measuring of lists
 * whether the pairs stood on one.
 */
export async function referBulk(
  pairs: readonly NamedPair[],
  preview: boolean,
  via: 'list' | 'search' = 'search',
): Promise<BulkResult[]> {
  const { results } = await api.placements.referBulk({
    body: { pairs: pairs.map(({ seekerId, vacancyId }) => ({ seekerId, vacancyId })), preview, via },
  });
  return results.map((result) => {
    const pair = pairs.find((one) => one.seekerId === result.seekerId && one.vacancyId === result.vacancyId);
    return {
      key: `${result.seekerId}/${result.vacancyId}`,
      name: pair?.name ?? '',
      ok: result.ok,
      text: result.text,
    };
  });
}
