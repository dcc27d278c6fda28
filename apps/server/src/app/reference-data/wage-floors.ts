/**
 * Minimum wages that are shipped. A bureau adds its own rows; a region without one takes that of the division above it,
 * and where there is none at all the check reports that it could not run.
 */
export interface WageFloor {
  readonly region: string;
  readonly from: string;
  readonly monthlyYuan: number;
  readonly hourlyYuan: number;
  readonly source: string;
}

const HUNAN_2024 = '湖南省人力资源和社会保障厅关于调整湖南省最低工资标准的通知（2024年12月1日起）';

/** Hunan has three classes; the counties of the demonstration prefectures are listed where the class differs. */
export const WAGE_FLOORS: readonly WageFloor[] = [
  { region: '43', from: '2024-12-01', monthlyYuan: 1700, hourlyYuan: 17, source: HUNAN_2024 },
  { region: '4301', from: '2024-12-01', monthlyYuan: 2100, hourlyYuan: 21, source: HUNAN_2024 },
  { region: '4302', from: '2024-12-01', monthlyYuan: 2100, hourlyYuan: 21, source: HUNAN_2024 },
  { region: '4303', from: '2024-12-01', monthlyYuan: 1900, hourlyYuan: 19, source: HUNAN_2024 },
  { region: '4312', from: '2024-12-01', monthlyYuan: 1700, hourlyYuan: 17, source: HUNAN_2024 },
  { region: '4331', from: '2024-12-01', monthlyYuan: 1700, hourlyYuan: 17, source: HUNAN_2024 },
];
