import type { SeekerMatch, VacancyMatch } from '@yizhan/contract';

/** One pair of a list, as the comparison steps through them. */
export interface Neighbour {
  readonly seekerId: string;
  readonly vacancyId: string;
  readonly placementId: string | null;
  /** Why it ranks below the previous one. */
  readonly below: readonly string[];
}

export function vacancyNeighbours(seekerId: string, items: readonly VacancyMatch[]): Neighbour[] {
  return items.map(({ vacancy, placementId, below }) => ({
    seekerId,
    vacancyId: vacancy.id,
    placementId,
    below,
  }));
}

export function seekerNeighbours(vacancyId: string, items: readonly SeekerMatch[]): Neighbour[] {
  return items.map(({ seeker, placementId, below }) => ({
    seekerId: seeker.id,
    vacancyId,
    placementId,
    below,
  }));
}
