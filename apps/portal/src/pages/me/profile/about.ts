import type { Sex } from '@yizhan/domain';
import type { MyRecord } from '@yizhan/contract';

export const OWN_STATUSES = ['active', 'employed', 'paused'] as const;

/** Who the person is, as opposed to what they can do and want. */
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
    // The person never sees a merged or erased record; any other status counts as looking.
    status: OWN_STATUSES.find((one) => one === record.status) ?? 'active',
  };
}
