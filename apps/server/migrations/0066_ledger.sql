-- Books of money: entries that balance, never changed, closed by month (docs/rules.md, "Money").

create table ledger_books (
  prefecture text not null,
  book text not null,
  closed_through date,
  primary key (prefecture, book),
  constraint ledger_books_close_months check (closed_through = date_trunc('month', closed_through::timestamp)::date)
);
comment on column ledger_books.closed_through is 'First day of the last closed month; nothing is posted into it or before';

create table ledger_entries (
  prefecture text not null,
  book text not null,
  key text not null,
  day date not null,
  period date not null,
  reverses text,
  digest text not null,
  posted_at timestamptz not null,
  posted_by_kind text not null,
  posted_by_id text,
  posted_by_name text not null default '',
  primary key (prefecture, book, key)
);
comment on table ledger_entries is 'Append-only: corrected by further entries alone';
comment on column ledger_entries.digest is 'Of day, lines and what it reverses: shows what somebody changed past the program';
comment on column ledger_entries.key is 'Chosen by whoever posts, so that the same thing is posted once';
comment on column ledger_entries.day is 'When it happened; its period is a later one where that month was closed';
create unique index ledger_entries_reversed_once on ledger_entries (prefecture, book, reverses) where reverses is not null;

create table ledger_lines (
  prefecture text not null,
  book text not null,
  key text not null,
  line smallint not null,
  account text not null,
  period date not null,
  fen bigint not null check (fen <> 0),
  primary key (prefecture, book, key, line)
);
comment on column ledger_lines.fen is 'Lines of an entry come to nothing together';
create index ledger_lines_by_account on ledger_lines (prefecture, book, account, period);
