-- A form about a person can belong to a record of theirs: a rehearsal, a case, a visit.

alter table form_answers
  add column about_noun text,
  add column about_id uuid,
  add constraint form_answers_about_a_whole_record check (
    (about_noun is null) = (about_id is null) and (about_id is null or subject in ('seeker', 'employer'))
  );
comment on column form_answers.about_noun is 'The noun of the record it belongs to, besides the person or employer it is about';
create index form_answers_by_record on form_answers (prefecture, about_id) where about_id is not null;
