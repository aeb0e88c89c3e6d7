-- The list has become a module of its own: this table is its, though delivery made it.
comment on table suppression is 'Whom nobody writes to any more. The hash stays when the address has to be forgotten.';
