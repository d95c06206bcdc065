create table core.file (
    tenant_id  int         not null,
    id         uuid        not null,
    owner_id   uuid        not null,
    media_type text        not null,
    bytes      bigint      not null,
    state      text        not null default 'pending',
    failure    text        null,
    created_at timestamptz not null,
    constraint file_pk primary key (tenant_id, id),
    constraint file_owner_fk foreign key (tenant_id, owner_id) references core.person (tenant_id, id),
    constraint file_state_ck check (state in ('pending', 'ready', 'failed')),
    constraint file_failure_ck check ((state = 'failed') = (failure is not null))
);
create index file_owner_ix on core.file (tenant_id, owner_id);

create table core.file_rendition (
    tenant_id  int    not null,
    file_id    uuid   not null,
    name       text   not null,
    media_type text   not null,
    width      int    not null,
    height     int    not null,
    bytes      bigint not null,
    sha256     text   not null,
    constraint file_rendition_pk primary key (tenant_id, file_id, name),
    constraint file_rendition_file_fk foreign key (tenant_id, file_id) references core.file (tenant_id, id)
);

alter table core.file enable row level security;
create policy tenant on core.file using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.file_rendition enable row level security;
create policy tenant on core.file_rendition using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
grant select, insert, update on core.file to kotte_app;
grant select, insert, delete on core.file_rendition to kotte_app;

create view core_api.file as
    select tenant_id, id, owner_id, media_type, state, failure, created_at from core.file;
create view core_api.file_rendition as
    select tenant_id, file_id, name, width, height from core.file_rendition;
grant select on core.file, core.file_rendition to kotte_view;
alter view core_api.file owner to kotte_view;
alter view core_api.file_rendition owner to kotte_view;
grant select on core_api.file, core_api.file_rendition to kotte_app;
