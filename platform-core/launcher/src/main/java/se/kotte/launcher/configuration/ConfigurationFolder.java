package se.kotte.launcher.configuration;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import se.kotte.launcher.configuration.Configuration.Curriculum;
import se.kotte.launcher.configuration.Configuration.Goal;
import se.kotte.launcher.configuration.Configuration.Identity;
import se.kotte.launcher.configuration.Configuration.Role;

/** Reads a folder of configuration: one folder per municipality, and {@code curricula}. */
public final class ConfigurationFolder {

    private static final String CURRICULA = "curricula";

    /** What the core itself asks for; the others are a plugin's: its id, a dot and a word. */
    private static final Set<String> CORE_CAPABILITIES = Set.of(
            "child.read",
            "child.protected",
            "person.read",
            "person.manage",
            "unit.manage",
            "role.manage",
            "import.run",
            "audit.read",
            "plugin.manage");

    private final Path folder;
    private final Placeholders placeholders;
    private final JsonFiles files = new JsonFiles();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Curriculum> curricula = new HashMap<>();

    private ConfigurationFolder(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.placeholders = new Placeholders(environment);
    }

    /**
     * What a folder says.
     *
     * @param municipalities those whose files are right, by slug
     * @param slugs every folder of a municipality, right or wrong
     * @param findings what is wrong; none of it concerns {@code municipalities}
     */
    public record Read(List<Configuration> municipalities, Set<String> slugs, List<Finding> findings) {}

    /** @param environment where placeholders are looked up */
    public static Read read(Path folder, Map<String, String> environment) {
        return new ConfigurationFolder(folder, environment).read();
    }

    private Read read() {
        Set<String> slugs = new TreeSet<>();
        List<Configuration> read = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && !name.equals(CURRICULA))
                    .forEach(slugs::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String slug : slugs) {
            int before = findings.size();
            Configuration configuration = municipality(slug);
            if (configuration != null && findings.size() == before) read.add(configuration);
        }
        List<Finding> clashes = Clashes.between(read);
        findings.addAll(clashes);
        Set<String> clashing = new HashSet<>();
        clashes.forEach(clash -> clashing.add(clash.file()));
        read.removeIf(configuration -> clashing.contains(configuration.file()));
        return new Read(List.copyOf(read), slugs, List.copyOf(findings));
    }

    private Configuration municipality(String slug) {
        String file = slug + "/tenant.json";
        JsonObject json = files.tenant(folder.resolve(slug).resolve("tenant.json"), file, findings::add);
        if (json == null) return null;
        if (!json.getString("slug").equals(slug)) finding(file, "/slug", "must be the name of its folder, " + slug);
        try {
            ZoneId.of(json.getString("zone"));
        } catch (DateTimeException e) {
            finding(file, "/zone", "there is no such time zone");
        }
        List<String> hosts = hosts(file, json);
        String origin = placeholders.fill(json.getString("origin"), message -> finding(file, "/origin", message));
        String host = origin.replaceFirst("^https?://", "").replaceFirst(":\\d+$", "");
        if (HostName.canonical(host).filter(hosts::contains).isEmpty())
            finding(file, "/origin", "its host must be one of hosts");
        List<String> plugins = strings(json, "plugins");
        List<Curriculum> chosen = new ArrayList<>();
        for (String name : strings(json, "curricula")) {
            if (!curricula.containsKey(name)) curricula.put(name, curriculum(name));
            Curriculum curriculum = curricula.get(name);
            if (curriculum == null) finding(file, "/curricula", "the curriculum " + name + " is missing or wrong");
            else if (chosen.stream().anyMatch(other -> other.id().equals(curriculum.id())))
                finding(file, "/curricula", "two of them have the id " + curriculum.id());
            else chosen.add(curriculum);
        }
        return new Configuration(
                file,
                slug,
                json.getInt("id"),
                json.getString("name"),
                json.getString("state", "active"),
                origin,
                hosts,
                json.getString("zone"),
                json.getString("language"),
                json.getString("hue"),
                image(file, slug, json, "crest"),
                image(file, slug, json, "picture"),
                json.getInt("guardianGraceDays"),
                plugins,
                List.copyOf(chosen),
                roles(file, json.getJsonObject("roles"), plugins),
                identities(file, slug, json.getJsonObject("identity")));
    }

    /** Null where none is named. */
    private Configuration.Image image(String file, String slug, JsonObject json, String property) {
        String name = json.getString(property, null);
        if (name == null) return null;
        try {
            return Images.read(folder.resolve(slug).resolve(name));
        } catch (IOException e) {
            finding(file, "/" + property, "there is no " + slug + "/" + name + " of at most 300,000 bytes");
            return null;
        }
    }

    private List<String> hosts(String file, JsonObject json) {
        List<String> hosts = new ArrayList<>();
        List<String> written = strings(json, "hosts");
        for (int i = 0; i < written.size(); i++) {
            String pointer = "/hosts/" + i;
            HostName.canonical(written.get(i))
                    .ifPresentOrElse(
                            host -> {
                                if (hosts.contains(host))
                                    finding(file, pointer, "the host " + host + " stands here twice");
                                else hosts.add(host);
                            },
                            () -> finding(file, pointer, "is not a host name"));
        }
        return hosts;
    }

    private Map<String, Role> roles(String file, JsonObject json, List<String> plugins) {
        Map<String, Role> roles = new LinkedHashMap<>();
        json.forEach((id, value) -> {
            Role role = new Role(
                    value.asJsonObject().getString("population"), strings(value.asJsonObject(), "capabilities"));
            for (String capability : role.capabilities()) {
                String owner = capability.substring(0, capability.indexOf('.'));
                if (!CORE_CAPABILITIES.contains(capability) && !plugins.contains(owner))
                    finding(
                            file,
                            "/roles/" + id,
                            "the capability " + capability + " is not the core's and of no plugin that is on");
            }
            roles.put(id, role);
        });
        return roles;
    }

    private Map<String, Identity> identities(String file, String slug, JsonObject json) {
        Map<String, Identity> identities = new LinkedHashMap<>();
        json.forEach((population, value) -> {
            JsonObject identity = value.asJsonObject();
            String pointer = "/identity/" + population;
            String issuer = placeholders.fill(
                    identity.getString("issuer"), message -> finding(file, pointer + "/issuer", message));
            // A hyphen in the last word would make tallby's reference one of tallby-norra's.
            if (!identity.getString("secretRef").matches(slug + "-[a-z0-9]+"))
                finding(file, pointer + "/secretRef", "must be " + slug + ", a hyphen and one word of its own");
            identities.put(
                    population,
                    new Identity(
                            issuer,
                            identity.getString("clientId"),
                            identity.getString("secretRef"),
                            identity.getString("requiredOrganization", null),
                            identity.getString("idpAlias", null)));
        });
        return identities;
    }

    /** Null if something is wrong with it. */
    private Curriculum curriculum(String name) {
        int before = findings.size();
        String file = CURRICULA + "/" + name + ".json";
        JsonObject json = files.curriculum(folder.resolve(CURRICULA).resolve(name + ".json"), file, findings::add);
        if (json == null) return null;
        Map<String, String> clusters = new HashMap<>();
        for (JsonObject cluster : objects(json, "clusters"))
            clusters.put(cluster.getString("id"), cluster.getString("title"));
        List<Goal> goals = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonObject section : objects(json, "sections")) {
            for (JsonObject goal : objects(section, "goals")) {
                String id = goal.getString("id");
                String cluster = goal.getString("cluster", null);
                if (!ids.add(id)) finding(file, "", "the goal " + id + " stands here twice");
                if (cluster != null && !clusters.containsKey(cluster))
                    finding(file, "", "the goal " + id + " is of a cluster that is not there");
                Map<String, String> label = new LinkedHashMap<>();
                goal.getJsonObject("label").forEach((language, text) -> label.put(language, text(text)));
                goals.add(new Goal(
                        id,
                        section.getString("id"),
                        section.getString("title"),
                        cluster,
                        cluster == null ? null : clusters.get(cluster),
                        label));
            }
        }
        if (findings.size() > before) return null;
        return new Curriculum(
                json.getString("id"),
                json.getString("name"),
                json.getString("revision"),
                json.getString("language"),
                List.copyOf(goals));
    }

    private void finding(String file, String pointer, String message) {
        findings.add(new Finding(file, pointer, message));
    }

    private static List<String> strings(JsonObject json, String name) {
        return json.getJsonArray(name).stream().map(ConfigurationFolder::text).toList();
    }

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return json.containsKey(name) ? json.getJsonArray(name).getValuesAs(JsonObject.class) : List.of();
    }
}
