create table core.audit (
    tenant_id  int         not null,
    id         uuid        not null,
    at         timestamptz not null,
    person_id  uuid        not null,
    population text        not null,
    deed       text        not null,
    subject_id uuid        not null,
    constraint audit_pk primary key (tenant_id, id),
    constraint audit_tenant_fk foreign key (tenant_id) references core.tenant (id)
);
create index audit_subject_ix on core.audit (tenant_id, subject_id, id);
create index audit_person_ix on core.audit (tenant_id, person_id, id);
comment on table core.audit is 'Ids only. The application can add and read rows, not alter or remove them.';

alter table core.audit enable row level security;
create policy tenant on core.audit using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
grant select, insert on core.audit to kotte_app;
