-- What a municipality looks like: a colour, a crest, a picture for the page where people sign in. All of it is public.

create table core.tenant_image (
    tenant_id  int   not null,
    hash       text  not null,
    media_type text  not null,
    content    bytea not null,
    constraint tenant_image_pk primary key (tenant_id, hash),
    constraint tenant_image_tenant_fk foreign key (tenant_id) references core.tenant (id),
    constraint tenant_image_hash_ck check (hash = left(encode(sha256(content), 'hex'), 16)),
    constraint tenant_image_type_ck check (media_type in ('image/svg+xml', 'image/webp', 'image/png', 'image/jpeg')),
    constraint tenant_image_size_ck check (octet_length(content) <= 300000)
);
comment on table core.tenant_image is 'Named by its content, so that browsers keep it for ever. tenant.crest and tenant.picture say which one is shown.';

alter table core.tenant_image enable row level security;
create policy tenant on core.tenant_image using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
grant select on core.tenant_image to kotte_app;
grant select, insert, delete on core.tenant_image to kotte_operator;

alter table core.tenant add column picture text null;
alter table core.tenant add column idle_lock_minutes int not null default 10;
alter table core.tenant add constraint tenant_hue_ck check (hue ~ '^#[0-9a-f]{6}$');
alter table core.tenant add constraint tenant_idle_lock_ck check (idle_lock_minutes between 1 and 120);
comment on column core.tenant.hue is 'The colour from which the accents of every page are derived.';
comment on column core.tenant.crest is 'Hash of the tenant_image beside the name; null: Kotte''s own mark.';
comment on column core.tenant.picture is 'Hash of the tenant_image on the sign-in page; null: none.';
comment on column core.tenant.idle_lock_minutes is 'After how long without a touch a shared tablet signs staff out.';
