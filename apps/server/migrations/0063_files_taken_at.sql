-- A photo that keeps its place keeps the time it was taken, too: both say where and when somebody stood there.

alter table files add column taken_at timestamptz;
comment on column files.taken_at is 'When a picture was taken by its own account, read as Shanghai time; kept with its place';
