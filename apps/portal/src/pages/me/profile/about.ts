import type { Sex } from '@yizhan/domain';
import type { MyRecord } from '@yizhan/contract';

export const OWN_STATUSES = ['active', 'employed', 'paused'] as const;

/** Who the person is, beside what she can and wants. */
export interface About {
  name: string;
  sex: Sex;
  birthDate: string | null;
  status: (typeof OWN_STATUSES)[number];
}

export function aboutOf(record: MyRecord): About {
  return {
    name: record.name,
    sex: record.sex,
    birthDate: record.birthDate,
    // A merged or erased record is not served to its person; anything else counts as looking.
    status: OWN_STATUSES.find((one) => one === record.status) ?? 'active',
  };
}
