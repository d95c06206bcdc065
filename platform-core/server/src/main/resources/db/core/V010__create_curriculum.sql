create table core.curriculum (
    tenant_id int  not null,
    id        text not null,
    name      text not null,
    revision  text not null,
    language  text not null,
    sort      int  not null,
    constraint curriculum_pk primary key (tenant_id, id),
    constraint curriculum_tenant_fk foreign key (tenant_id) references core.tenant (id)
);

create table core.curriculum_goal (
    tenant_id     int  not null,
    curriculum_id text not null,
    id            text not null,
    section       text not null,
    section_title text not null,
    cluster       text null,
    cluster_title text null,
    label         jsonb not null,
    sort          int  not null,
    constraint curriculum_goal_pk primary key (tenant_id, curriculum_id, id),
    constraint curriculum_goal_curriculum_fk foreign key (tenant_id, curriculum_id) references core.curriculum (tenant_id, id)
);
comment on column core.curriculum_goal.label is 'Our own short wording by language: {"sv": …, "en": …}.';
comment on column core.curriculum_goal.id is 'A stable slug: what is tagged with it today is found by it in ten years.';

alter table core.curriculum enable row level security;
create policy tenant on core.curriculum using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
alter table core.curriculum_goal enable row level security;
create policy tenant on core.curriculum_goal using (tenant_id = core_api.current_tenant()) with check (tenant_id = core_api.current_tenant());
grant select on core.curriculum, core.curriculum_goal to kotte_app;

create view core_api.curriculum as select tenant_id, id, name, revision, language, sort from core.curriculum;
create view core_api.curriculum_goal as
    select tenant_id, curriculum_id, id, section, section_title, cluster, cluster_title, label, sort from core.curriculum_goal;
grant select on core.curriculum, core.curriculum_goal to kotte_view;
alter view core_api.curriculum owner to kotte_view;
alter view core_api.curriculum_goal owner to kotte_view;
grant select on core_api.curriculum, core_api.curriculum_goal to kotte_app;
