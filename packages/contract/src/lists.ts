import { ApprovalList } from './approvals.ts';
import { BookingList } from './bookings.ts';
import { CallBackList } from './call-backs.ts';
import { EmployerList } from './employers.ts';
import { EmployerFormList, SeekerFormList } from './form-answers.ts';
import { StaffList } from './identity.ts';
import { ImportList } from './imports.ts';
import type { AnyList } from './list.ts';
import { MessageList } from './notifications.ts';
import { PaperList } from './papers.ts';
import { PartnerList } from './partners.ts';
import { FollowUpList, PlacementList } from './placements.ts';
import { RoundList } from './rounds.ts';
import { SeekerList } from './seekers.ts';
import { SiteList } from './sites.ts';
import { AuditList } from './system.ts';
import { VacancyList } from './vacancies.ts';

/** Every list of the API, by name. */
export const lists = {
  vacancies: VacancyList,
  employers: EmployerList,
  seekers: SeekerList,
  placements: PlacementList,
  'follow-ups': FollowUpList,
  'call-backs': CallBackList,
  bookings: BookingList,
  sites: SiteList,
  staff: StaffList,
  partners: PartnerList,
  imports: ImportList,
  messages: MessageList,
  papers: PaperList,
  'employer-forms': EmployerFormList,
  'seeker-forms': SeekerFormList,
  audit: AuditList,
  rounds: RoundList,
  approvals: ApprovalList,
} as const satisfies Record<string, AnyList>;
