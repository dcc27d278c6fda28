-- Every status is one of those its noun knows; the generated types of the query builder follow from these checks.

alter table seekers
  add constraint seekers_status_is_known check (status in ('active', 'employed', 'paused', 'merged', 'erased')),
  add constraint seekers_service_step_is_known check (service_step in ('find_need', 'serve', 'follow_up'));

alter table employers
  add constraint employers_verification_is_known
    check (verification in ('unverified', 'verified', 'rejected', 'expired'));

alter table vacancies
  add constraint vacancies_status_is_known
    check (status in ('draft', 'in_review', 'published', 'filled', 'expired', 'withdrawn'));

alter table placements
  add constraint placements_status_is_known check (status in ('applied', 'referred', 'accepted', 'interview_booked',
    'interviewed', 'intention', 'hired', 'settled', 'stopped')),
  add constraint placements_stop_reason_is_known check (stop_reason in ('seeker_declined_pay',
    'seeker_declined_distance', 'seeker_declined_hours', 'seeker_declined_work', 'seeker_found_other',
    'seeker_unreachable', 'seeker_no_show', 'employer_declined_skills', 'employer_declined_experience',
    'employer_declined_other', 'employer_no_answer', 'vacancy_filled', 'vacancy_withdrawn', 'left_after_hire',
    'recorded_by_mistake'));

alter table interviews
  add constraint interviews_result_is_known
    check (result in ('booked', 'passed', 'failed', 'no_show', 'moved', 'called_off'));

alter table help_requests
  add constraint help_requests_status_is_known check (status in ('open', 'done', 'unreachable'));

alter table imports
  add constraint imports_status_is_known
    check (status in ('uploaded', 'queued', 'running', 'done', 'failed', 'cancelled'));

alter table sites
  add constraint sites_status_is_known check (status in ('planned', 'under_construction', 'acceptance', 'trial',
    'open', 'suspended', 'closed'));
