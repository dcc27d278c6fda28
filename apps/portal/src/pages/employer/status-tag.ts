import type { VacancyStatus } from '@yizhan/domain';

/** The colour that goes with a state's words. */
export function statusTag(status: VacancyStatus): string {
  switch (status) {
    case 'published':
      return 'tag-good';
    case 'in_review':
      return 'tag-link';
    case 'draft':
      return 'tag-warn';
    case 'filled':
    case 'expired':
    case 'withdrawn':
      return '';
  }
}
