create table core.unit (
    tenant_id   int  not null,
    id          uuid not null,
    parent_id   uuid null,
    kind        text not null,
    name        text not null,
    hue         text null,
    source_id   text null,
    valid_from  date not null default '2000-01-01',
    valid_until date null,
    constraint unit_pk primary key (tenant_id, id),
    constraint unit_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint unit_parent_fk foreign key (tenant_id, parent_id) references core.unit (tenant_id, id),
    constraint unit_source_uk unique (tenant_id, source_id),
    constraint unit_kind_ck check (kind in ('municipality', 'area', 'preschool', 'department', 'group')),
    constraint unit_root_ck check ((kind = 'municipality') = (parent_id is null)),
    constraint unit_valid_ck check (valid_until > valid_from)
);
create index unit_parent_ix on core.unit (tenant_id, parent_id);
create unique index unit_root_uk on core.unit (tenant_id) where parent_id is null;

create table core.unit_closure (
    tenant_id     int  not null,
    ancestor_id   uuid not null,
    descendant_id uuid not null,
    depth         int  not null,
    constraint unit_closure_pk primary key (tenant_id, ancestor_id, descendant_id),
    constraint unit_closure_ancestor_fk foreign key (tenant_id, ancestor_id) references core.unit (tenant_id, id),
    constraint unit_closure_descendant_fk foreign key (tenant_id, descendant_id) references core.unit (tenant_id, id)
);
create index unit_closure_up_ix on core.unit_closure (tenant_id, descendant_id, depth, ancestor_id);
comment on table core.unit_closure is 'Every unit with each unit above it and with itself (depth 0).';

alter table core.unit enable row level security;
create policy tenant on core.unit using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.unit_closure enable row level security;
create policy tenant on core.unit_closure using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

grant select, insert, update on core.unit to kotte_app;
grant select, insert, delete on core.unit_closure to kotte_app;
