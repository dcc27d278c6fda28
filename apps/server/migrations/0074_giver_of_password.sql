-- Who gave a password is compared with who asks for an approval, and never shown: an id alone, under a name that says so.

alter table staff rename column password_set_by to password_giver_id;
