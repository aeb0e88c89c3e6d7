alter table subscription drop constraint subscription_ended_reason_check;
alter table subscription add constraint subscription_ended_reason_check
    check (ended_reason in ('LEFT', 'REMOVED', 'DECLINED', 'SUPPRESSED', 'COMPLAINED'));
