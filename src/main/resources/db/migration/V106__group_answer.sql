-- Within how many days a group answers visitors who write; 0: as the whole site says.
alter table working_group add column answer_days int not null default 0 check (answer_days between 0 and 60);
