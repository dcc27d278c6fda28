-- Grades of claims, and rows that repeat another of their episode (docs/evidence.md).

alter table countables drop constraint countables_void_reason_is_known;
alter table countables add constraint countables_void_reason_is_known
  check (void_reason in ('changed', 'mistake', 'taken_back', 'merged', 'repaired', 'repeat'));
comment on column countables.kind is 'As declared in packages/domain/src/countables/kinds.ts; `kind:B` counts the claims of a kind with grade B or better';
comment on column countables.grade is 'How well a claim is evidenced, 1 is the best; null for kinds that claim nothing, and until the claims of an earlier version are graded';
comment on column countables.void_reason is 'repeat: an earlier row of the same person, kind and employer counts; it counts as soon as that one does not';

-- Rows that repeat another are looked for like those that count.
create index countables_repeats_by_source on countables (prefecture, source_id) where void_reason = 'repeat';
create index countables_repeats_by_action on countables (prefecture, action_id)
  where void_reason = 'repeat' and action_id is not null;
-- Claims of an earlier version wait for their grades.
create index countables_ungraded on countables (kind, prefecture) where voided_at is null and grade is null;

-- Slips are proofs of the referral they belong to.
create index papers_of_placement on papers (prefecture, placement_id) where placement_id is not null;
