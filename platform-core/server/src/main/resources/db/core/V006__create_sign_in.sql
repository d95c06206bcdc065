-- Platform: which client of which issuer signs whom in. No secrets: secret_ref is a name that the node resolves.
create table core.tenant_identity (
    tenant_id             int  not null,
    population            text not null,
    issuer                text not null,
    client_id             text not null,
    secret_ref            text not null,
    required_organization text null,
    idp_alias             text null,
    constraint tenant_identity_pk primary key (tenant_id, population),
    constraint tenant_identity_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint tenant_identity_client_uk unique (issuer, client_id),
    constraint tenant_identity_population_ck check (population in ('staff', 'guardian'))
);
comment on column core.tenant_identity.idp_alias is 'The identity provider asked for by kc_idp_hint; a token that names another is refused. Null: local accounts of the realm.';

-- Platform: sessions that were signed out before their end, read in the statement that loads the viewer.
create table core.signed_out (
    issuer     text        not null,
    kind       text        not null,
    value      text        not null,
    expires_at timestamptz not null,
    before     timestamptz not null default now(),
    constraint signed_out_pk primary key (issuer, kind, value),
    constraint signed_out_kind_ck check (kind in ('sid', 'sub'))
);
create index signed_out_expires_ix on core.signed_out (expires_at);
comment on column core.signed_out.before is 'Sessions begun before this moment are refused, later ones are not; infinity: the issuer''s session is over for good.';

create table core.sign_in_identifier (
    tenant_id  int  not null,
    population text not null,
    identifier text not null,
    person_id  uuid not null,
    constraint sign_in_identifier_pk primary key (tenant_id, population, identifier, person_id),
    constraint sign_in_identifier_person_fk foreign key (tenant_id, person_id) references core.person (tenant_id, id)
);
create index sign_in_identifier_person_ix on core.sign_in_identifier (tenant_id, person_id);
comment on table core.sign_in_identifier is 'Imported identifiers by which a first sign-in is matched. Two persons may carry one: then nobody is matched.';

create table core.sign_in (
    tenant_id  int         not null,
    population text        not null,
    issuer     text        not null,
    subject    text        not null,
    person_id  uuid        not null,
    bound_at   timestamptz not null,
    constraint sign_in_pk primary key (tenant_id, population, issuer, subject),
    constraint sign_in_person_fk foreign key (tenant_id, person_id) references core.person (tenant_id, id),
    constraint sign_in_person_uk unique (tenant_id, population, person_id)
);
create index sign_in_person_ix on core.sign_in (tenant_id, person_id);
comment on table core.sign_in is 'A person bound to (issuer, subject) for good at their first sign-in; never re-bound silently.';

alter table core.sign_in_identifier enable row level security;
create policy tenant on core.sign_in_identifier using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.sign_in enable row level security;
create policy tenant on core.sign_in using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

grant select on core.tenant_identity to kotte_app;
grant select, insert, update, delete on core.signed_out to kotte_app;
grant select, insert, delete on core.sign_in_identifier to kotte_app;
grant select, insert on core.sign_in to kotte_app;
