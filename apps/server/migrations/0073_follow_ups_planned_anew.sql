-- A hire that was taken back leaves its questions as they were planned; hiring again plans them anew.

alter table follow_ups add column is_unplanned boolean not null default false;
comment on column follow_ups.is_unplanned is 'The hire that planned it was taken back: it is never asked again, and another hire plans its own';
update follow_ups f set is_unplanned = true
  from record_actions a
 where a.prefecture = f.prefecture and a.record_id = f.id and a.noun = 'follow_up' and a.move = 'plan'
   and a.undone_by is not null and f.status = 'cancelled';
alter table follow_ups drop constraint follow_ups_one_per_day;
create unique index follow_ups_one_per_day on follow_ups (prefecture, placement_id, day) where not is_unplanned;
