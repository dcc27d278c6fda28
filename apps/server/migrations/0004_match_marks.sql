-- What people say about a suggested pair: kept on top, or taken off with a reason; and what they answered when the
-- platform proposed to change a wish because of it.

create table match_marks (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  vacancy_prefecture text not null,
  vacancy_id uuid not null,
  list text not null check (list in ('seeker', 'vacancy')),
  kind text not null check (kind in ('pin', 'hide')),
  reason text,
  note text not null default '',
  features jsonb not null default '{}',
  by_kind text not null,
  by_name text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by text,
  primary key (prefecture, id),
  constraint match_marks_seeker foreign key (prefecture, seeker_id) references seekers (prefecture, id),
  constraint match_marks_hidden_with_reason check (kind = 'pin' or reason is not null)
);
comment on table match_marks is 'Pins and hides of one person and one vacancy; lies with the person';
comment on column match_marks.list is 'Whose list it changes: the vacancies of the person, or the people of the vacancy';
comment on column match_marks.features is 'How the pair was judged at that moment, for learning from the reason';
create unique index match_marks_one_standing on match_marks (prefecture, seeker_id, vacancy_prefecture, vacancy_id, list)
  where undone_at is null;
create index match_marks_by_vacancy on match_marks (vacancy_prefecture, vacancy_id) where undone_at is null;
create index match_marks_by_time on match_marks (at) where kind = 'hide';

create table match_proposal_answers (
  prefecture text not null,
  id uuid not null,
  seeker_id uuid not null,
  kind text not null,
  proposal text not null,
  accepted boolean not null,
  by_kind text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (prefecture, id),
  constraint match_proposal_answers_seeker foreign key (prefecture, seeker_id) references seekers (prefecture, id)
);
comment on table match_proposal_answers is 'What was answered to a proposed change of a wish; reasons given before it are not counted again';
create index match_proposal_answers_by_seeker on match_proposal_answers (prefecture, seeker_id);
