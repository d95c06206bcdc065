-- What staff write. Units, persons, children, goals and files belong to the core and are referred to by id alone.
grant usage on schema p_documentation to kotte_app;

create table p_documentation.entry (
    tenant_id        int         not null,
    id               uuid        not null,
    unit_id          uuid        not null,
    preschool_id     uuid        not null,
    author_id        uuid        not null,
    title            text        not null default '',
    body             text        not null default '',
    audience         text        not null default 'children',
    audience_unit_id uuid        null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    published_at     timestamptz null,
    withdrawn_at     timestamptz null,
    withdrawn_by     uuid        null,
    version          int         not null default 1,
    request_key      text        null,
    request_hash     text        null,
    constraint entry_pk primary key (tenant_id, id),
    constraint entry_request_uk unique (tenant_id, author_id, request_key),
    constraint entry_audience_ck check (audience in ('children', 'department', 'preschool', 'staff')),
    constraint entry_audience_unit_ck check ((audience in ('department', 'preschool')) = (audience_unit_id is not null)),
    constraint entry_withdrawn_ck check ((withdrawn_at is null) = (withdrawn_by is null)),
    constraint entry_withdrawn_published_ck check (withdrawn_at is null or published_at is not null),
    constraint entry_request_ck check ((request_key is null) = (request_hash is null)),
    constraint entry_title_ck check (length(title) <= 200),
    constraint entry_body_ck check (length(body) <= 20000)
);
-- One index for each width of a role: municipality, area and preschool, department and group. And one for guardians,
-- by whom the entry is for.
create index entry_tenant_feed_ix on p_documentation.entry (tenant_id, published_at, id)
    where published_at is not null and withdrawn_at is null;
create index entry_preschool_feed_ix on p_documentation.entry (tenant_id, preschool_id, published_at, id)
    where published_at is not null and withdrawn_at is null;
create index entry_unit_feed_ix on p_documentation.entry (tenant_id, unit_id, published_at, id)
    where published_at is not null and withdrawn_at is null;
create index entry_audience_feed_ix on p_documentation.entry (tenant_id, audience_unit_id, published_at, id)
    where published_at is not null and withdrawn_at is null and audience_unit_id is not null;
create index entry_draft_ix on p_documentation.entry (tenant_id, author_id, changed_at) where published_at is null;
comment on table p_documentation.entry is 'Documentation: a draft until published_at, taken back from withdrawn_at.';
comment on column p_documentation.entry.preschool_id is 'The preschool it was written in: history stays there when units move.';
comment on column p_documentation.entry.audience_unit_id is 'The department or preschool whose guardians may read it.';
comment on column p_documentation.entry.request_key is 'The Idempotency-Key it was created with.';

-- published_at below is the entry's while it can be read, and null while it is a draft or withdrawn.
create table p_documentation.entry_child (
    tenant_id    int         not null,
    entry_id     uuid        not null,
    child_id     uuid        not null,
    published_at timestamptz null,
    constraint entry_child_pk primary key (tenant_id, entry_id, child_id),
    constraint entry_child_entry_fk foreign key (tenant_id, entry_id) references p_documentation.entry (tenant_id, id) on delete cascade
);
create index entry_child_feed_ix on p_documentation.entry_child (tenant_id, child_id, published_at, entry_id);

create table p_documentation.entry_goal (
    tenant_id     int         not null,
    entry_id      uuid        not null,
    curriculum_id text        not null,
    goal_id       text        not null,
    published_at  timestamptz null,
    constraint entry_goal_pk primary key (tenant_id, entry_id, curriculum_id, goal_id),
    constraint entry_goal_entry_fk foreign key (tenant_id, entry_id) references p_documentation.entry (tenant_id, id) on delete cascade
);
create index entry_goal_feed_ix on p_documentation.entry_goal (tenant_id, curriculum_id, goal_id, published_at, entry_id);

create table p_documentation.entry_photo (
    tenant_id int  not null,
    file_id   uuid not null,
    entry_id  uuid not null,
    position  int  not null,
    caption   text not null default '',
    alt_text  text not null default '',
    constraint entry_photo_pk primary key (tenant_id, file_id),
    constraint entry_photo_entry_fk foreign key (tenant_id, entry_id) references p_documentation.entry (tenant_id, id) on delete cascade,
    constraint entry_photo_caption_ck check (length(caption) <= 300),
    constraint entry_photo_alt_ck check (length(alt_text) <= 300)
);
create index entry_photo_entry_ix on p_documentation.entry_photo (tenant_id, entry_id, position, file_id);

alter table p_documentation.entry enable row level security;
create policy tenant on p_documentation.entry using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table p_documentation.entry_child enable row level security;
create policy tenant on p_documentation.entry_child using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table p_documentation.entry_goal enable row level security;
create policy tenant on p_documentation.entry_goal using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table p_documentation.entry_photo enable row level security;
create policy tenant on p_documentation.entry_photo using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());

grant select, insert, update, delete
    on p_documentation.entry, p_documentation.entry_child, p_documentation.entry_goal, p_documentation.entry_photo
    to kotte_app;
