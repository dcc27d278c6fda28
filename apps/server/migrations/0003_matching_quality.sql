-- What became of matches, and the weights that follow from it.

create table match_features (
  prefecture text not null,
  placement_id uuid not null,
  found_by text not null check (found_by in ('recommended', 'self_found', 'picked')),
  features jsonb not null,
  at timestamptz not null,
  primary key (prefecture, placement_id),
  constraint match_features_placement foreign key (prefecture, placement_id) references placements (prefecture, id)
);
comment on table match_features is 'Values of the named rules at the moment a placement began; outcomes are learned from these, never from later ones';
comment on column match_features.found_by is 'On a list of recommendations, found by the person alone, or picked by staff from a search';
create index match_features_by_time on match_features (at desc);

create table matching_policies (
  id uuid primary key,
  version integer not null unique,
  source text not null check (source in ('default', 'declared', 'learned')),
  weights_source text not null check (weights_source in ('default', 'declared', 'learned')),
  state text not null check (state in ('proposed', 'active', 'retired', 'rejected')),
  weights jsonb not null,
  group_bonus jsonb not null,
  report jsonb,
  note text not null default '',
  created_at timestamptz not null,
  created_by text not null,
  activated_at timestamptz,
  activated_by text
);
comment on table matching_policies is 'Every set of weights and bonuses there ever was; none is changed or deleted, only its state moves';
comment on column matching_policies.weights_source is 'Where the weights come from; a version that only changes the bonuses keeps that of its forerunner';
create unique index matching_policies_one_active on matching_policies ((true)) where state = 'active';
