-- Each import that changed something: who asked (null: an operator's command), which bundle, how much of what.
create table core.roster_import (
    tenant_id     int         not null,
    id            uuid        not null,
    imported_at   timestamptz not null,
    person_id     uuid        null,
    bundle_sha256 text        not null,
    changes       jsonb       not null,
    constraint roster_import_pk primary key (tenant_id, id),
    constraint roster_import_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint roster_import_person_fk foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
create index roster_import_person_ix on core.roster_import (tenant_id, person_id) where person_id is not null;

alter table core.roster_import enable row level security;
create policy tenant on core.roster_import using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
grant select, insert on core.roster_import to kotte_app;

alter table core.guardian add column imported boolean not null default false;
comment on column core.guardian.imported is 'Brought by an import, which may end it; the other relations are an administrator''s own.';
