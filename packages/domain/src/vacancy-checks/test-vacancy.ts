import type { CheckContext, CheckedVacancy } from './types.ts';

/** A vacancy without any finding, for tests to break in one place. */
export function soundVacancy(change: Partial<CheckedVacancy> = {}): CheckedVacancy {
  return {
    id: 'v1',
    kind: 'full_time',
    title: '包装工',
    description:
      '负责产品的包装和入库，按计划完成任务，每天八小时，每周休息两天，购买社会保险，提供工作餐和宿舍。',
    pay: { min: 4000_00, max: 6000_00, unit: 'month', months: null, negotiable: false },
    regionCode: '430302',
    address: '湘潭市雨湖区韶山路1号',
    lng: 112.9,
    lat: 27.85,
    occupationCode: '6-31-05-00',
    education: 'junior',
    employerId: 'e1',
    ...change,
  };
}

export function soundContext(change: Partial<CheckContext> = {}): CheckContext {
  return {
    today: '2026-11-22',
    minimumWage: { monthlyFen: 1900_00, hourlyFen: 19_00 },
    employer: { verification: 'verified', verifiedUntil: '2027-05-01', blacklisted: null },
    candidates: [],
    ...change,
  };
}
