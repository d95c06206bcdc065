create table core.person (
    tenant_id   int         not null,
    id          uuid        not null,
    source_id   text        null,
    given_name  text        not null,
    family_name text        not null,
    email       text        null,
    phone       text        null,
    language    text        null,
    protection  text        not null default 'none',
    ended_at    timestamptz null,
    constraint person_pk primary key (tenant_id, id),
    constraint person_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint person_source_uk unique (tenant_id, source_id),
    constraint person_protection_ck check (protection in ('none', 'confidential', 'protected_registration'))
);
create index person_protected_ix on core.person (tenant_id, id) where protection <> 'none';
comment on table core.person is 'A human: child, guardian, staff; the roles are rows elsewhere. ended_at: no longer in the source.';

create table core.child (
    tenant_id  int  not null,
    id         uuid not null,
    birth_date date null,
    constraint child_pk primary key (tenant_id, id),
    constraint child_person_fk foreign key (tenant_id, id) references core.person (tenant_id, id)
);

create table core.placement (
    tenant_id   int  not null,
    id          uuid not null,
    child_id    uuid not null,
    unit_id     uuid not null,
    valid_from  date not null,
    valid_until date null,
    source_id   text null,
    constraint placement_pk primary key (tenant_id, id),
    constraint placement_child_fk foreign key (tenant_id, child_id) references core.child (tenant_id, id),
    constraint placement_unit_fk foreign key (tenant_id, unit_id) references core.unit (tenant_id, id),
    constraint placement_source_uk unique (tenant_id, source_id),
    constraint placement_valid_ck check (valid_until >= valid_from)
);
create index placement_child_ix on core.placement (tenant_id, child_id, valid_from);
create index placement_unit_ix on core.placement (tenant_id, unit_id, valid_from);
comment on column core.placement.valid_until is 'Exclusive: the first day without the placement.';

create table core.guardian (
    tenant_id   int         not null,
    guardian_id uuid        not null,
    child_id    uuid        not null,
    valid_from  date        not null,
    valid_until date        null,
    barred_at   timestamptz null,
    barred_by   uuid        null,
    bar_reason  text        null,
    constraint guardian_pk primary key (tenant_id, guardian_id, child_id),
    constraint guardian_person_fk foreign key (tenant_id, guardian_id) references core.person (tenant_id, id),
    constraint guardian_child_fk foreign key (tenant_id, child_id) references core.child (tenant_id, id),
    constraint guardian_barred_by_fk foreign key (tenant_id, barred_by) references core.person (tenant_id, id),
    constraint guardian_self_ck check (guardian_id <> child_id),
    constraint guardian_valid_ck check (valid_until >= valid_from),
    constraint guardian_bar_ck check ((barred_at is null) = (bar_reason is null))
);
create index guardian_child_ix on core.guardian (tenant_id, child_id);
create index guardian_barred_by_ix on core.guardian (tenant_id, barred_by) where barred_by is not null;
comment on table core.guardian is 'A person''s dated relation to a child. A bar outlives the relation and every import.';

alter table core.person enable row level security;
create policy tenant on core.person using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.child enable row level security;
create policy tenant on core.child using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.placement enable row level security;
create policy tenant on core.placement using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.guardian enable row level security;
create policy tenant on core.guardian using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

grant select, insert, update on core.person, core.child, core.placement, core.guardian to kotte_app;
