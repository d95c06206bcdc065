-- Run by a superuser in Kotte's database, before the first migration and whenever this file changes. Repeatable.
-- Passwords of those who log in are set apart.

-- Roles belong to the whole server, so another database may have them already.
do $$
declare
    name text;
begin
    foreach name in array array['kotte_owner', 'kotte_view', 'kotte_app', 'kotte_operator', 'kotte_migrator'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I', name);
        end if;
    end loop;
end
$$;
alter role kotte_owner nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role kotte_view nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role kotte_app login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role kotte_operator login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role kotte_migrator login nosuperuser nocreatedb nocreaterole noreplication nobypassrls;

-- The migrator may nothing itself: it has to become the owner.
grant kotte_owner to kotte_migrator with inherit false, set true;
-- A migration creates a view as the owner and hands it over, and may replace it later.
grant kotte_view to kotte_owner with inherit true, set true;

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to kotte_app, kotte_operator, kotte_migrator', current_database());
    -- An import compares a bundle with what is there in temporary tables.
    execute format('grant temporary on database %I to kotte_app', current_database());
    execute format('grant create on database %I to kotte_owner', current_database());
end
$$;
revoke all on schema public from public;

-- A new function can be executed by PUBLIC unless this is said before it is made.
alter default privileges for role kotte_owner revoke execute on functions from public;
alter default privileges for role kotte_owner grant execute on functions to kotte_app, kotte_view;
alter default privileges for role kotte_owner revoke usage on types from public;
alter default privileges for role kotte_owner grant usage on types to kotte_app, kotte_view;

-- tsvector @@ tsquery tells nothing of a row that it does not match, but PostgreSQL does not say so itself: without this,
-- a full-text index is of no use under row level security.
alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof;
