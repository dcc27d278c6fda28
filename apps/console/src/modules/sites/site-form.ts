import type { OpeningHours, Site, SiteInput } from '@yizhan/contract';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type WeekdayKey = (typeof WEEKDAYS)[number];
export type Hours = OpeningHours;

/** The form of a site; numbers are empty strings while nothing is typed. */
export interface SiteForm {
  name: string;
  matrix: SiteInput['matrix'];
  setting: SiteInput['setting'];
  status: SiteInput['status'];
  openedOn: string;
  introduction: string;
  regionCode: string | null;
  address: string;
  lng: string;
  lat: string;
  phoneLines: string[];
  mainSiteId: string | null;
  operator: string;
  guidanceBody: string;
  supervisingBody: string;
  staffCount: string;
  areaSquareMetres: string;
  services: SiteInput['services'] & string[];
  facilities: SiteInput['facilities'] & string[];
  openingHours: Hours;
}

const WORKING_DAY = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:30' },
];

export function emptySiteForm(regionCode: string | null): SiteForm {
  return {
    name: '',
    matrix: 'employment_station',
    setting: 'community',
    status: 'planned',
    openedOn: '',
    introduction: '',
    regionCode,
    address: '',
    lng: '',
    lat: '',
    phoneLines: [],
    mainSiteId: null,
    operator: '',
    guidanceBody: '',
    supervisingBody: '',
    staffCount: '',
    areaSquareMetres: '',
    services: [],
    facilities: [],
    openingHours: {
      weekly: {
        1: WORKING_DAY,
        2: WORKING_DAY,
        3: WORKING_DAY,
        4: WORKING_DAY,
        5: WORKING_DAY,
        6: [],
        7: [],
      },
      holidays: 'closed',
      makeupWorkdays: 'open',
      exceptions: [],
    },
  };
}

export function formOfSite(site: Site): SiteForm {
  return {
    name: site.name,
    matrix: site.matrix,
    setting: site.setting,
    status: site.status,
    openedOn: site.openedOn ?? '',
    introduction: site.introduction,
    regionCode: site.regionCode,
    address: site.address,
    lng: site.lng === null ? '' : String(site.lng),
    lat: site.lat === null ? '' : String(site.lat),
    phoneLines: [...site.phoneLines],
    mainSiteId: site.mainSiteId,
    operator: site.operator,
    guidanceBody: site.guidanceBody,
    supervisingBody: site.supervisingBody,
    staffCount: site.staffCount === null ? '' : String(site.staffCount),
    areaSquareMetres: site.areaSquareMetres === null ? '' : String(site.areaSquareMetres),
    services: [...site.services],
    facilities: [...site.facilities],
    openingHours: copyHours(site.openingHours),
  };
}

/** Copies field by field: the site of an open panel is reactive, and structuredClone rejects such a proxy. */
export function copyHours(hours: Hours): Hours {
  const ranges = (day: ReadonlyArray<{ from: string; to: string }>) =>
    day.map(({ from, to }) => ({ from, to }));
  const { weekly, holidays, makeupWorkdays, exceptions } = hours;
  return {
    weekly: {
      1: ranges(weekly['1']),
      2: ranges(weekly['2']),
      3: ranges(weekly['3']),
      4: ranges(weekly['4']),
      5: ranges(weekly['5']),
      6: ranges(weekly['6']),
      7: ranges(weekly['7']),
    },
    holidays,
    makeupWorkdays,
    exceptions: exceptions.map((day) => ({ ...day, ranges: ranges(day.ranges) })),
  };
}

/** As the API expects it. Text that is not a number is sent as it is, so that the server names the field. */
export function inputOfSite(form: SiteForm): SiteInput {
  return {
    name: form.name,
    matrix: form.matrix,
    setting: form.setting,
    status: form.status,
    openedOn: form.openedOn === '' ? null : form.openedOn,
    introduction: form.introduction,
    regionCode: form.regionCode ?? '',
    address: form.address,
    lng: numberOf(form.lng),
    lat: numberOf(form.lat),
    phoneLines: form.phoneLines,
    mainSiteId: form.mainSiteId,
    operator: form.operator,
    guidanceBody: form.guidanceBody,
    supervisingBody: form.supervisingBody,
    staffCount: numberOf(form.staffCount),
    areaSquareMetres: numberOf(form.areaSquareMetres),
    services: form.services,
    facilities: form.facilities,
    openingHours: {
      ...form.openingHours,
      exceptions: form.openingHours.exceptions.filter(({ date }) => date !== ''),
    },
  };
}

function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** Copies Monday's hours to all five workdays. */
export function copyMonday(hours: Hours): Hours {
  const monday = hours.weekly['1'];
  const copy = () => monday.map((range) => ({ ...range }));
  return { ...hours, weekly: { ...hours.weekly, 2: copy(), 3: copy(), 4: copy(), 5: copy() } };
}

/** A new range after the last one of a day, two hours long, within the day. */
export function nextRange(ranges: ReadonlyArray<{ from: string; to: string }>): { from: string; to: string } {
  const last = ranges.at(-1)?.to ?? '08:30';
  const hour = Math.min(22, Number(last.slice(0, 2)) + (ranges.length === 0 ? 0 : 1));
  const clock = (at: number) => `${String(at).padStart(2, '0')}:${last.slice(3)}`;
  return { from: clock(hour), to: clock(Math.min(23, hour + 2)) };
}
