package se.kotte.launcher.configuration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The parts, in the order in which they are written. */
final class Parts {

    static final List<Part> ALL =
            List.of(new Municipality(), new Hosts(), new Plugins(), new Identities(), new Roles(), new Curricula());

    private Parts() {}

    private static Map<String, String> map(Query query) {
        Map<String, String> values = new TreeMap<>();
        query.map((row, context) -> Map.entry(row.getString("name"), Objects.toString(row.getString("value"), "")))
                .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        return values;
    }

    private static final class Municipality implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            return map(database.createQuery("""
                            select v.name, v.value
                              from core.tenant t
                              cross join lateral (values
                                  ('name', t.name), ('state', t.state), ('origin', t.origin), ('zone', t.zone),
                                  ('language', t.language), ('hue', t.hue), ('crest', t.crest), ('picture', t.picture),
                                  ('guardianGraceDays', t.guardian_grace_days::text)) v (name, value)
                             where t.id = :tenant""").bind("tenant", c.id()));
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>(Map.of(
                    "name", c.name(),
                    "state", c.state(),
                    "origin", c.origin(),
                    "zone", c.zone(),
                    "language", c.language(),
                    "hue", c.hue(),
                    "guardianGraceDays", Integer.toString(c.guardianGraceDays())));
            wanted.put("crest", Objects.toString(hash(c.crest()), ""));
            wanted.put("picture", Objects.toString(hash(c.picture()), ""));
            return wanted;
        }

        private static String hash(Configuration.Image image) {
            return image == null ? null : image.hash();
        }

        /** Under the hash that pages are kept with: a picture that was replaced stays for those. */
        private static void keep(Handle database, int tenant, Configuration.Image image) {
            if (image == null) return;
            database.createUpdate("""
                            insert into core.tenant_image (tenant_id, hash, media_type, content)
                            values (:tenant, :hash, :type, :content) on conflict do nothing""")
                    .bind("tenant", tenant)
                    .bind("hash", image.hash())
                    .bind("type", image.mediaType())
                    .bind("content", image.content())
                    .execute();
        }

        @Override
        public void write(Handle database, Configuration c) {
            database.createUpdate("""
                            insert into core.tenant
                                (id, slug, name, state, origin, zone, language, hue, crest, picture, guardian_grace_days)
                            values (:id, :slug, :name, :state, :origin, :zone, :language, :hue, :crest, :picture, :grace)
                                on conflict (id) do update
                               set name = excluded.name, state = excluded.state, origin = excluded.origin,
                                   zone = excluded.zone, language = excluded.language, hue = excluded.hue,
                                   crest = excluded.crest, picture = excluded.picture,
                                   guardian_grace_days = excluded.guardian_grace_days""")
                    .bind("id", c.id())
                    .bind("slug", c.slug())
                    .bind("name", c.name())
                    .bind("state", c.state())
                    .bind("origin", c.origin())
                    .bind("zone", c.zone())
                    .bind("language", c.language())
                    .bind("hue", c.hue())
                    .bind("crest", hash(c.crest()))
                    .bind("picture", hash(c.picture()))
                    .bind("grace", c.guardianGraceDays())
                    .execute();
            keep(database, c.id(), c.crest());
            keep(database, c.id(), c.picture());
        }
    }

    private static final class Hosts implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            return map(database.createQuery(
                            "select 'host ' || name as name, '' as value from core.host where tenant_id = :tenant")
                    .bind("tenant", c.id()));
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>();
            for (String host : c.hosts()) wanted.put("host " + host, "");
            return wanted;
        }

        @Override
        public void write(Handle database, Configuration c) {
            replace(database, "core.host", "name", c.id(), c.hosts());
        }
    }

    private static final class Plugins implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            return map(database.createQuery("select 'plugin ' || plugin_id as name, '' as value"
                            + " from core.tenant_plugin where tenant_id = :tenant")
                    .bind("tenant", c.id()));
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>();
            for (String plugin : c.plugins()) wanted.put("plugin " + plugin, "");
            return wanted;
        }

        @Override
        public void write(Handle database, Configuration c) {
            replace(database, "core.tenant_plugin", "plugin_id", c.id(), c.plugins());
        }
    }

    /** Brings the rows of a table that is a set of words to this set. */
    private static void replace(Handle database, String table, String column, int tenant, List<String> words) {
        database.createUpdate(
                        "delete from %s where tenant_id = :tenant and %s <> all (:words)".formatted(table, column))
                .bind("tenant", tenant)
                .bindArray("words", String.class, words)
                .execute();
        database.createUpdate(
                        "insert into %1$s (tenant_id, %2$s) select :tenant, w from unnest(:words) w where not exists"
                                        .formatted(table, column)
                                + " (select 1 from %1$s t where t.tenant_id = :tenant and t.%2$s = w)"
                                        .formatted(table, column))
                .bind("tenant", tenant)
                .bindArray("words", String.class, words)
                .execute();
    }

    private static final class Identities implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            return map(database.createQuery("""
                            select 'identity ' || population as name,
                                   concat_ws(' ', issuer, client_id, secret_ref, required_organization, idp_alias) as value
                              from core.tenant_identity where tenant_id = :tenant""").bind("tenant", c.id()));
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>();
            c.identities().forEach((population, i) -> {
                StringBuilder value = new StringBuilder(i.issuer() + " " + i.clientId() + " " + i.secretRef());
                if (i.requiredOrganization() != null) value.append(' ').append(i.requiredOrganization());
                if (i.idpAlias() != null) value.append(' ').append(i.idpAlias());
                wanted.put("identity " + population, value.toString());
            });
            return wanted;
        }

        @Override
        public void write(Handle database, Configuration c) {
            database.createUpdate("delete from core.tenant_identity where tenant_id = :tenant")
                    .bind("tenant", c.id())
                    .execute();
            c.identities()
                    .forEach((population, identity) -> database.createUpdate("""
                            insert into core.tenant_identity
                                (tenant_id, population, issuer, client_id, secret_ref, required_organization, idp_alias)
                            values (:tenant, :population, :issuer, :client, :secret, :organization, :alias)""")
                            .bind("tenant", c.id())
                            .bind("population", population)
                            .bind("issuer", identity.issuer())
                            .bind("client", identity.clientId())
                            .bind("secret", identity.secretRef())
                            .bind("organization", identity.requiredOrganization())
                            .bind("alias", identity.idpAlias())
                            .execute());
        }
    }

    private static final class Roles implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            return map(database.createQuery("""
                            select 'role ' || r.id as name, r.population as value
                              from core.role r
                             where r.tenant_id = :tenant
                               and (r.id = any (:wanted)
                                    or exists (select 1 from core.role_capability c
                                                where c.tenant_id = r.tenant_id and c.role_id = r.id))
                            union all
                            select 'capability ' || role_id || ' ' || capability, ''
                              from core.role_capability where tenant_id = :tenant""")
                    .bind("tenant", c.id())
                    .bindArray("wanted", String.class, c.roles().keySet()));
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>();
            c.roles().forEach((id, role) -> {
                wanted.put("role " + id, role.population());
                for (String capability : role.capabilities()) wanted.put("capability " + id + " " + capability, "");
            });
            return wanted;
        }

        /** A role that somebody may hold or have held does not go: it stays as a name without a capability. */
        @Override
        public void write(Handle database, Configuration c) {
            database.createUpdate("delete from core.role_capability where tenant_id = :tenant")
                    .bind("tenant", c.id())
                    .execute();
            c.roles().forEach((id, role) -> {
                database.createUpdate("""
                                insert into core.role (tenant_id, id, population) values (:tenant, :id, :population)
                                    on conflict (tenant_id, id) do update set population = excluded.population""")
                        .bind("tenant", c.id())
                        .bind("id", id)
                        .bind("population", role.population())
                        .execute();
                database.createUpdate("""
                                insert into core.role_capability (tenant_id, role_id, capability)
                                select :tenant, :id, w from unnest(:capabilities) w""")
                        .bind("tenant", c.id())
                        .bind("id", id)
                        .bindArray("capabilities", String.class, role.capabilities())
                        .execute();
            });
        }
    }

    private static final class Curricula implements Part {

        @Override
        public Map<String, String> stored(Handle database, Configuration c) {
            Map<String, String> stored = map(database.createQuery("""
                            select 'curriculum ' || id as name, concat_ws(' | ', sort, name, revision, language) as value
                              from core.curriculum where tenant_id = :tenant""").bind("tenant", c.id()));
            database.createQuery("""
                            select curriculum_id, id, section, section_title, cluster, cluster_title, label, sort
                              from core.curriculum_goal where tenant_id = :tenant""")
                    .bind("tenant", c.id())
                    .map((row, context) -> Map.entry(
                            "goal " + row.getString("curriculum_id") + " " + row.getString("id"),
                            goal(
                                    row.getInt("sort"),
                                    row.getString("section"),
                                    row.getString("section_title"),
                                    row.getString("cluster"),
                                    row.getString("cluster_title"),
                                    label(row.getString("label")))))
                    .forEach(goal -> stored.put(goal.getKey(), goal.getValue()));
            return stored;
        }

        @Override
        public Map<String, String> wanted(Configuration c) {
            Map<String, String> wanted = new TreeMap<>();
            for (int i = 0; i < c.curricula().size(); i++) {
                var curriculum = c.curricula().get(i);
                wanted.put(
                        "curriculum " + curriculum.id(),
                        i + " | " + curriculum.name() + " | " + curriculum.revision() + " | " + curriculum.language());
                for (int g = 0; g < curriculum.goals().size(); g++) {
                    var goal = curriculum.goals().get(g);
                    wanted.put(
                            "goal " + curriculum.id() + " " + goal.id(),
                            goal(
                                    g,
                                    goal.section(),
                                    goal.sectionTitle(),
                                    goal.cluster(),
                                    goal.clusterTitle(),
                                    new TreeMap<>(goal.label())));
                }
            }
            return wanted;
        }

        private static String goal(
                int sort,
                String section,
                String title,
                String cluster,
                String clusterTitle,
                Map<String, String> label) {
            return sort + " | " + section + " | " + title + " | " + cluster + " | " + clusterTitle + " | " + label;
        }

        private static Map<String, String> label(String json) {
            try (var reader = Json.createReader(new StringReader(json))) {
                JsonObject object = reader.readObject();
                Map<String, String> label = new TreeMap<>();
                object.forEach((language, text) -> label.put(language, ((JsonString) text).getString()));
                return label;
            }
        }

        @Override
        public void write(Handle database, Configuration c) {
            var wanted =
                    c.curricula().stream().map(Configuration.Curriculum::id).toList();
            for (String rows : List.of("core.curriculum_goal where curriculum_id", "core.curriculum where id"))
                database.createUpdate("delete from " + rows + " <> all (:wanted) and tenant_id = :tenant")
                        .bind("tenant", c.id())
                        .bindArray("wanted", String.class, wanted)
                        .execute();
            for (int i = 0; i < c.curricula().size(); i++) {
                var curriculum = c.curricula().get(i);
                database.createUpdate("""
                                insert into core.curriculum (tenant_id, id, name, revision, language, sort)
                                values (:tenant, :id, :name, :revision, :language, :sort)
                                    on conflict (tenant_id, id) do update
                                   set name = excluded.name, revision = excluded.revision,
                                       language = excluded.language, sort = excluded.sort""")
                        .bind("tenant", c.id())
                        .bind("id", curriculum.id())
                        .bind("name", curriculum.name())
                        .bind("revision", curriculum.revision())
                        .bind("language", curriculum.language())
                        .bind("sort", i)
                        .execute();
                var goals = database.prepareBatch("""
                                insert into core.curriculum_goal
                                    (tenant_id, curriculum_id, id, section, section_title, cluster, cluster_title, label, sort)
                                values (:tenant, :curriculum, :id, :section, :title, :cluster, :clusterTitle,
                                        cast(:label as jsonb), :sort)
                                    on conflict (tenant_id, curriculum_id, id) do update
                                   set section = excluded.section, section_title = excluded.section_title,
                                       cluster = excluded.cluster, cluster_title = excluded.cluster_title,
                                       label = excluded.label, sort = excluded.sort""");
                for (int g = 0; g < curriculum.goals().size(); g++) {
                    var goal = curriculum.goals().get(g);
                    goals.bind("tenant", c.id())
                            .bind("curriculum", curriculum.id())
                            .bind("id", goal.id())
                            .bind("section", goal.section())
                            .bind("title", goal.sectionTitle())
                            .bind("cluster", goal.cluster())
                            .bind("clusterTitle", goal.clusterTitle())
                            .bind("label", json(goal.label()))
                            .bind("sort", g)
                            .add();
                }
                goals.execute();
            }
        }

        private static String json(Map<String, String> label) {
            var object = Json.createObjectBuilder();
            label.forEach(object::add);
            return object.build().toString();
        }
    }
}
