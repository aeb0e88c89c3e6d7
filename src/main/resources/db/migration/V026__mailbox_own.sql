-- The mailbox page has become a module of its own: this table is its, though delivery made it.
comment on table caught_mail is 'What would have been sent, where there is no relay.';
