-- what somebody was known by before; kept so that whoever asks what is kept, or to be erased, is answered about all of it
create table former_address (
    subscriber_id uuid        not null references subscriber (id),
    address       text        not null,
    address_key   text        not null,
    left_at       timestamptz not null,
    primary key (subscriber_id, address_key)
);

create index former_address_key on former_address (address_key);
