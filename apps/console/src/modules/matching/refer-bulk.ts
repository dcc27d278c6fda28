import type { BulkResult } from '../../components/BulkDialog.vue';
import { api } from '../../app/api.ts';

export interface NamedPair {
  readonly seekerId: string;
  readonly vacancyId: string;
  /** Name of the row on the screen. */
  readonly name: string;
}

/**
 * Refers (or previews) many pairs; each succeeds or fails separately with a reason. `via` records whether the pairs
 * were on a list, which measures the lists.
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
      actionId: result.actionId,
    };
  });
}
