-- Both numbers of a person stand on the copy that is handed over at the counter: a purpose of its own.

alter table reveals drop constraint reveals_purpose_check;
alter table reveals add constraint reveals_purpose_check
  check (purpose in ('call', 'call_back', 'follow_up', 'verify', 'form', 'own_copy', 'other'));
