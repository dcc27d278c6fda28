-- A form filled in without a network is handed in when the line is back, perhaps more than once: the device gives it an id.

alter table form_answers add column client_id text;
alter table form_answers add constraint form_answers_client_id_is_short check (client_id ~ '^[0-9a-f-]{32,36}$');
comment on column form_answers.client_id is 'Given by the device that the form was filled in on; handed in once however often it is sent';
create unique index form_answers_sent_once on form_answers (prefecture, client_id) where client_id is not null;
