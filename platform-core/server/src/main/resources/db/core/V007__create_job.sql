-- Platform: claimed across tenants. Ids only; what they stand for is read inside the tenant when the job runs.
create table core.job (
    id           uuid        not null,
    tenant_id    int         not null,
    kind         text        not null,
    plugin_id    text        null,
    subject_id   uuid        not null,
    run_at       timestamptz not null default now(),
    attempts     int         not null default 0,
    leased_until timestamptz null,
    lease        uuid        null,
    dead_at      timestamptz null,
    constraint job_pk primary key (id),
    constraint job_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint job_lease_ck check ((leased_until is null) = (lease is null))
);
create index job_due_ix on core.job (run_at) where dead_at is null;
create index job_tenant_ix on core.job (tenant_id);
comment on column core.job.plugin_id is 'The plugin whose work it is: the gate is asked before it runs.';

create table core.event (
    tenant_id   int         not null,
    id          uuid        not null,
    type        text        not null,
    version     int         not null,
    subject_id  uuid        not null,
    occurred_at timestamptz not null,
    constraint event_pk primary key (tenant_id, id),
    constraint event_tenant_fk foreign key (tenant_id) references core.tenant (id)
);
alter table core.event enable row level security;
create policy tenant on core.event using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

grant select, insert, update, delete on core.job to kotte_app;
grant select, insert on core.event to kotte_app;
