CREATE INDEX audit_entry_staff ON audit_entry (staff, id);
CREATE INDEX audit_entry_object ON audit_entry (object, id);
CREATE INDEX audit_entry_at ON audit_entry (at);
