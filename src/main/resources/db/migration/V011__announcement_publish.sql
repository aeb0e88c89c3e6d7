-- Where answers go (empty: nowhere but the sender address), and whether the public feeds may tell it.
alter table announcement add column reply_to text not null default '', add column published boolean not null default true;
