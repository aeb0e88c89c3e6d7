-- Who asked to be erased: the row stays without a name or an address, so that what refers to it stays whole. The keyed
-- fingerprint keeps staff and imports from bringing the person back.
alter table subscriber add column erased_hash bytea, add column erased_at timestamptz;
create index subscriber_erased on subscriber (erased_hash) where erased_hash is not null;
