-- What erasing a person must be able to find, and traces of people that need not have been kept.

-- Rejected rows and files that wait hold numbers and names sealed; these lead to them.
alter table import_rejections
  add column number_hmacs bytea[] not null default '{}',
  add column name_hmac bytea;
comment on column import_rejections.number_hmacs is 'Of every phone and ID number in the row';
comment on column import_rejections.name_hmac is 'Of the name in a row of people; tells whose it is where no number does';
create index import_rejections_by_number on import_rejections using gin (number_hmacs);
create index import_rejections_by_name on import_rejections (name_hmac) where name_hmac is not null;
alter table imports add column number_hmacs bytea[] not null default '{}';
comment on column imports.number_hmacs is 'Of every phone and ID number in the file; emptied with it';

create index import_sources_by_record on import_sources (prefecture, record_id);
create index timeline_by_placement on timeline_entries (placement_prefecture, placement_id)
  where placement_id is not null;

-- People stood in histories with the ends of their phone as a name.
update timeline_entries set actor_name = '' where actor_kind = 'seeker' and actor_name <> '';
update record_actions set actor_name = '' where actor_kind = 'seeker' and actor_name <> '';
update events set actor_name = '' where actor_kind = 'seeker' and actor_name <> '';

-- Requests of people who were erased already.
delete from help_requests h using seekers s
where s.prefecture = h.prefecture and s.id = h.seeker_id and s.status = 'erased';

-- Words about people stood on the audit trail as well as with what they were said about; there they stay.
do $$
declare
  partition regclass;
begin
  for partition in select inhrelid::regclass from pg_inherits where inhparent = 'audit_entries'::regclass loop
    execute format('alter table %s disable trigger audit_entries_are_append_only', partition);
    execute format('update %s set summary = summary - ''reason'' where summary ->> ''reason'' !~ ''^[a-z_]+$''
      and entity_kind in (''seeker'', ''placement'', ''follow_up'', ''interview'', ''help_request'')', partition);
    execute format('update %s set summary = summary - ''place'' - ''siteName'' where entity_kind = ''placement''
      and summary ?| array[''place'', ''siteName'']', partition);
    execute format('update %s set summary = summary - ''name'' where action = ''employer.created''
      and summary ->> ''kind'' = ''person''', partition);
    execute format('alter table %s enable trigger audit_entries_are_append_only', partition);
  end loop;
end $$;
