COMMENT ON TABLE second_factor IS 'Authenticator apps of staff; moved from account.';
COMMENT ON TABLE recovery_code IS 'Codes for the day the phone is gone; moved from account.';
COMMENT ON TABLE sign_in_delay IS 'How long the next try waits, per person and network; moved from account.';
COMMENT ON TABLE staff_session IS 'Where staff are signed in; moved from account.';
COMMENT ON TABLE passkey IS 'Public keys of passkeys; moved from account.';
