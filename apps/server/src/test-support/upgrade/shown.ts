/** What a list shows of each of its records that an upgrade must not change. */
export const SHOWN = {
  seekers: ['id', 'name', 'sex', 'age', 'phoneMask', 'education', 'status', 'serviceStep', 'openPlacements'],
  employers: [
    'id',
    'name',
    'creditCode',
    'verification',
    'blacklisted',
    'openVacancies',
    'openHeadcount',
    'hires',
  ],
  vacancies: [
    'id',
    'title',
    'status',
    'places',
    'hired',
    'payText',
    'openPlacements',
    'publishedAt',
    'confirmedAt',
  ],
  placements: [
    'id',
    'status',
    'origin',
    'seekerId',
    'vacancyId',
    'stopReason',
    'startDate',
    'interviewAt',
    'score',
  ],
  followUps: ['id', 'placementId', 'day', 'dueOn', 'outcome', 'note', 'doneAt'],
  callBacks: ['id', 'name', 'phoneMask', 'note', 'status', 'seekerId', 'createdAt', 'handledBy'],
} as const;

/** The records as lines, in the order of their ids. */
export function linesOf(list: keyof typeof SHOWN, items: readonly object[]): string[] {
  return items.map((item) => SHOWN[list].map((field) => String(Reflect.get(item, field))).join(' | ')).sort();
}
