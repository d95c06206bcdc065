create table core.role (
    tenant_id  int  not null,
    id         text not null,
    population text not null,
    constraint role_pk primary key (tenant_id, id),
    constraint role_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint role_population_ck check (population in ('staff', 'guardian')),
    constraint role_guardian_ck check ((id = 'guardian') = (population = 'guardian'))
);
comment on table core.role is 'Roles as this municipality has them. The role guardian, and no other, is held by each guardian over their children.';

create table core.role_capability (
    tenant_id  int  not null,
    role_id    text not null,
    capability text not null,
    constraint role_capability_pk primary key (tenant_id, role_id, capability),
    constraint role_capability_role_fk foreign key (tenant_id, role_id) references core.role (tenant_id, id)
);

create table core.assignment (
    tenant_id   int  not null,
    id          uuid not null,
    person_id   uuid not null,
    role_id     text not null,
    unit_id     uuid not null,
    valid_from  date not null,
    valid_until date null,
    source_id   text null,
    constraint assignment_pk primary key (tenant_id, id),
    constraint assignment_person_fk foreign key (tenant_id, person_id) references core.person (tenant_id, id),
    constraint assignment_role_fk foreign key (tenant_id, role_id) references core.role (tenant_id, id),
    constraint assignment_unit_fk foreign key (tenant_id, unit_id) references core.unit (tenant_id, id),
    constraint assignment_source_uk unique (tenant_id, source_id),
    constraint assignment_staff_ck check (role_id <> 'guardian'),
    constraint assignment_valid_ck check (valid_until >= valid_from)
);
create index assignment_person_ix on core.assignment (tenant_id, person_id, valid_from);
create index assignment_unit_ix on core.assignment (tenant_id, unit_id);
create index assignment_role_ix on core.assignment (tenant_id, role_id);
comment on table core.assignment is 'A role held at a unit for a period; it flows down only. A substitute is one of a single day.';

alter table core.role enable row level security;
create policy tenant on core.role using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.role_capability enable row level security;
create policy tenant on core.role_capability using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.assignment enable row level security;
create policy tenant on core.assignment using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

-- What roles there are and what they may is configuration: the application reads it, so nobody raises a role through it.
grant select on core.role, core.role_capability to kotte_app;
grant select, insert, update on core.assignment to kotte_app;
