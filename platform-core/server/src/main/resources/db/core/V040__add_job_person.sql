-- On whose behalf a job runs: their rights are judged when it runs, not when it was asked for. Null: the platform's own.
alter table core.job
    add column person_id  uuid null,
    add column population text null,
    add constraint job_person_ck check ((person_id is null) = (population is null)),
    add constraint job_population_ck check (population in ('staff', 'guardian'));
