-- Platform tables: read before a tenant is known, so they have no tenant policy. The list is closed (docs/architecture.md)
-- and compared with the live schema by SchemaConventionsTest and by the start-up check.

create schema if not exists core_api;
grant usage on schema core, core_api to kotte_app;
grant usage on schema core to kotte_view;
grant usage, create on schema core_api to kotte_view;

create table core.tenant (
    id                  int         not null,
    slug                text        not null,
    name                text        not null,
    origin              text        not null,
    state               text        not null default 'active',
    zone                text        not null default 'Europe/Stockholm',
    language            text        not null default 'sv',
    hue                 text        not null default '#1f6f5c',
    crest               text        null,
    guardian_grace_days int         not null default 30,
    constraint tenant_pk primary key (id),
    constraint tenant_slug_uk unique (slug),
    constraint tenant_slug_ck check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
    constraint tenant_state_ck check (state in ('active', 'suspended', 'offboarding')),
    constraint tenant_grace_ck check (guardian_grace_days between 0 and 400)
);
comment on table core.tenant is 'A municipality. origin is its canonical address, of which every absolute address is built.';

create table core.host (
    name      text not null,
    tenant_id int  not null,
    constraint host_pk primary key (name),
    constraint host_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint host_lower_ck check (name = lower(name) and name !~ '[:/@, ]' and name !~ '\.$')
);
create index host_tenant_ix on core.host (tenant_id);

create table core.tenant_plugin (
    tenant_id int  not null,
    plugin_id text not null,
    constraint tenant_plugin_pk primary key (tenant_id, plugin_id),
    constraint tenant_plugin_tenant_fk foreign key (tenant_id) references core.tenant (id)
);
comment on table core.tenant_plugin is 'A row: the plugin is on for the municipality.';

grant select on core.tenant, core.host, core.tenant_plugin to kotte_app;

-- The tenant of the transaction. After a local set_config ends, the setting is '' and not null: both are no tenant.
create function core_api.current_tenant() returns int
    language sql stable parallel safe
    return nullif(current_setting('app.tenant', true), '')::int;
