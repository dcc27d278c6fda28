import type { PlacementStatus, PriorityGroup, StopReason, VacancyKind, VacancyStatus } from '@yizhan/domain';
import type { Work } from '../content/work.ts';

export interface PlannedPlace {
  readonly region: string;
  readonly county: string;
  readonly address: string;
  readonly point: { lng: number; lat: number } | null;
}

export interface PlannedEmployer extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly kind: 'organisation' | 'person';
  readonly business: Work['employer'];
  readonly name: string;
  readonly creditCode: string | null;
  readonly phone: string;
  readonly contact: string;
  readonly industry: string;
  readonly verified: boolean;
}

export interface PlannedVacancy extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly employer: PlannedEmployer;
  readonly work: Work;
  readonly kind: VacancyKind;
  readonly title: string;
  readonly description: string;
  readonly headcount: number;
  readonly pay: { min: number | null; max: number | null; unit: 'month' | 'day'; negotiable: boolean };
  readonly lodging: boolean;
  readonly meals: boolean;
  readonly status: VacancyStatus;
  readonly confirmedAt: Date;
  hired: number;
}

export interface PlannedPerson extends PlannedPlace {
  readonly id: string;
  readonly at: Date;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly birthDate: string;
  readonly phone: string;
  readonly idNumber: string | null;
  readonly channel: 'self' | 'assisted' | 'fair' | 'kiosk';
  readonly work: Work;
  readonly wanted: readonly string[];
  readonly years: number;
  readonly education: 'primary' | 'junior' | 'senior' | 'college' | 'bachelor';
  readonly certificates: readonly string[];
  readonly cannot: readonly string[];
  readonly payMin: number | null;
  readonly payUnit: 'month' | 'day';
  readonly gig: boolean;
  readonly commute: number | null;
  readonly dispatch: boolean;
  readonly groups: readonly PriorityGroup[];
  readonly step: 'find_need' | 'serve' | 'follow_up';
  status: 'active' | 'employed';
}

export interface PlannedStep {
  readonly action: string;
  readonly to: PlacementStatus;
  readonly at: Date;
}

export interface PlannedPlacement {
  readonly id: string;
  readonly person: PlannedPerson;
  readonly vacancy: PlannedVacancy;
  readonly origin: 'application' | 'referral';
  readonly steps: readonly PlannedStep[];
  readonly stopReason: StopReason | null;
  readonly interviewAt: Date | null;
  readonly startDate: string | null;
  readonly score: number;
}

export interface DemoPlan {
  readonly employers: readonly PlannedEmployer[];
  readonly vacancies: readonly PlannedVacancy[];
  readonly people: readonly PlannedPerson[];
  readonly placements: readonly PlannedPlacement[];
}
