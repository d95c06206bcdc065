-- Who applies the configuration of municipalities: exactly the tables that configuration fills. Row level security holds
-- for it as for the application, so it sets the tenant, too. It reads no person.
grant usage on schema core, core_api to kotte_operator;
grant execute on function core_api.current_tenant() to kotte_operator;
grant select, insert, update on core.tenant, core.role to kotte_operator;
grant select, insert, delete on core.host, core.tenant_plugin to kotte_operator;
grant select, insert, update, delete on core.tenant_identity, core.curriculum, core.curriculum_goal to kotte_operator;
grant select, insert, delete on core.role_capability to kotte_operator;
