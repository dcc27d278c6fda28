-- Whoever did something is kept as three columns everywhere: kind, id and name. Names alone could not tell two people
-- of one name apart, and a kind stood among the names.

alter table seekers rename column created_by to created_by_name;
alter table seekers add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update seekers set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update seekers set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table seekers alter column created_by_kind set not null, alter column created_by_name set default '';

alter table seeker_groups rename column added_by to added_by_name;
alter table seeker_groups add column added_by_kind text check (added_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column added_by_id text;
update seeker_groups set added_by_kind = case
    when added_by_name in ('public', 'seeker', 'employer') then added_by_name
    when added_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when added_by_name like '%*%' then 'employer' else 'staff' end;
update seeker_groups set added_by_name = '' where added_by_name in ('public', 'seeker', 'employer');
alter table seeker_groups alter column added_by_kind set not null, alter column added_by_name set default '';

alter table consents rename column recorded_by to recorded_by_name;
alter table consents add column recorded_by_kind text check (recorded_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column recorded_by_id text;
update consents set recorded_by_kind = case
    when recorded_by_name in ('public', 'seeker', 'employer') then recorded_by_name
    when recorded_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when recorded_by_name like '%*%' then 'employer' else 'staff' end;
update consents set recorded_by_name = '' where recorded_by_name in ('public', 'seeker', 'employer');
alter table consents alter column recorded_by_kind set not null, alter column recorded_by_name set default '';

alter table seeker_merges rename column merged_by to merged_by_name;
alter table seeker_merges add column merged_by_kind text check (merged_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column merged_by_id text;
update seeker_merges set merged_by_kind = case
    when merged_by_name in ('public', 'seeker', 'employer') then merged_by_name
    when merged_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when merged_by_name like '%*%' then 'employer' else 'staff' end;
update seeker_merges set merged_by_name = '' where merged_by_name in ('public', 'seeker', 'employer');
alter table seeker_merges alter column merged_by_kind set not null, alter column merged_by_name set default '';

alter table employers rename column created_by to created_by_name;
alter table employers add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update employers set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update employers set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table employers alter column created_by_kind set not null, alter column created_by_name set default '';

alter table vacancies rename column created_by to created_by_name;
alter table vacancies add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update vacancies set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update vacancies set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table vacancies alter column created_by_kind set not null, alter column created_by_name set default '';

alter table placements rename column created_by to created_by_name;
alter table placements add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update placements set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update placements set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table placements alter column created_by_kind set not null, alter column created_by_name set default '';

alter table pair_blocks rename column blocked_by to blocked_by_name;
alter table pair_blocks add column blocked_by_kind text check (blocked_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column blocked_by_id text;
update pair_blocks set blocked_by_kind = case
    when blocked_by_name in ('public', 'seeker', 'employer') then blocked_by_name
    when blocked_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when blocked_by_name like '%*%' then 'employer' else 'staff' end;
update pair_blocks set blocked_by_name = '' where blocked_by_name in ('public', 'seeker', 'employer');
alter table pair_blocks alter column blocked_by_kind set not null, alter column blocked_by_name set default '';

alter table imports rename column created_by to created_by_name;
alter table imports add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system'));
update imports set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update imports set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table imports alter column created_by_kind set not null, alter column created_by_name set default '';

alter table import_mappings rename column created_by to created_by_name;
alter table import_mappings add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update import_mappings set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update import_mappings set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table import_mappings alter column created_by_kind set not null, alter column created_by_name set default '';

alter table matching_rounds rename column started_by to started_by_name;
alter table matching_rounds add column started_by_kind text check (started_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system'));
update matching_rounds set started_by_kind = case
    when started_by_name in ('public', 'seeker', 'employer') then started_by_name
    when started_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when started_by_name like '%*%' then 'employer' else 'staff' end;
update matching_rounds set started_by_name = '' where started_by_name in ('public', 'seeker', 'employer');
alter table matching_rounds alter column started_by_kind set not null, alter column started_by_name set default '';

alter table matching_policies rename column created_by to created_by_name;
alter table matching_policies add column created_by_kind text check (created_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column created_by_id text;
update matching_policies set created_by_kind = case
    when created_by_name in ('public', 'seeker', 'employer') then created_by_name
    when created_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when created_by_name like '%*%' then 'employer' else 'staff' end;
update matching_policies set created_by_name = '' where created_by_name in ('public', 'seeker', 'employer');
alter table matching_policies alter column created_by_kind set not null, alter column created_by_name set default '';

alter table employers rename column verified_by to verified_by_name;
alter table employers add column verified_by_kind text check (verified_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column verified_by_id text;
update employers set verified_by_kind = case
    when verified_by_name in ('public', 'seeker', 'employer') then verified_by_name
    when verified_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when verified_by_name like '%*%' then 'employer' else 'staff' end where verified_by_name is not null;
update employers set verified_by_name = '' where verified_by_name in ('public', 'seeker', 'employer');

alter table vacancy_findings rename column decided_by to decided_by_name;
alter table vacancy_findings add column decided_by_kind text check (decided_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column decided_by_id text;
update vacancy_findings set decided_by_kind = case
    when decided_by_name in ('public', 'seeker', 'employer') then decided_by_name
    when decided_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when decided_by_name like '%*%' then 'employer' else 'staff' end where decided_by_name is not null;
update vacancy_findings set decided_by_name = '' where decided_by_name in ('public', 'seeker', 'employer');

alter table follow_ups rename column done_by to done_by_name;
alter table follow_ups add column done_by_kind text check (done_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column done_by_id text;
update follow_ups set done_by_kind = case
    when done_by_name in ('public', 'seeker', 'employer') then done_by_name
    when done_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when done_by_name like '%*%' then 'employer' else 'staff' end where done_by_name is not null;
update follow_ups set done_by_name = '' where done_by_name in ('public', 'seeker', 'employer');

alter table help_requests rename column handled_by to handled_by_name;
alter table help_requests add column handled_by_kind text check (handled_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column handled_by_id text;
update help_requests set handled_by_kind = case
    when handled_by_name in ('public', 'seeker', 'employer') then handled_by_name
    when handled_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when handled_by_name like '%*%' then 'employer' else 'staff' end where handled_by_name is not null;
update help_requests set handled_by_name = '' where handled_by_name in ('public', 'seeker', 'employer');

alter table matching_policies rename column activated_by to activated_by_name;
alter table matching_policies add column activated_by_kind text check (activated_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column activated_by_id text;
update matching_policies set activated_by_kind = case
    when activated_by_name in ('public', 'seeker', 'employer') then activated_by_name
    when activated_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when activated_by_name like '%*%' then 'employer' else 'staff' end where activated_by_name is not null;
update matching_policies set activated_by_name = '' where activated_by_name in ('public', 'seeker', 'employer');

alter table match_marks rename column undone_by to undone_by_name;
alter table match_marks add column undone_by_kind text check (undone_by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system')), add column undone_by_id text;
update match_marks set undone_by_kind = case
    when undone_by_name in ('public', 'seeker', 'employer') then undone_by_name
    when undone_by_name in ('', 'demo', 'night', 'merge', 'system') then 'system'
    when undone_by_name like '%*%' then 'employer' else 'staff' end where undone_by_name is not null;
update match_marks set undone_by_name = '' where undone_by_name in ('public', 'seeker', 'employer');

alter table match_marks add column by_id text, add check (by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system'));
alter table match_proposal_answers add column by_id text, add check (by_kind in ('public', 'staff', 'seeker', 'employer', 'agent', 'partner', 'system'));
