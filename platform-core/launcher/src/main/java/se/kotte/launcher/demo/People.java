package se.kotte.launcher.demo;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import se.kotte.launcher.keycloak.Account;

/** Who can sign in to the demo: {@code people.json}. The bundles that are imported know the same {@code kotteId}s. */
public record People(List<Municipality> municipalities, List<Person> guardians) {

    /** The password of all of them. */
    public static final String PASSWORD = "kotte";

    /** A municipality that does not exist. */
    public record Municipality(String slug, String name, List<Person> staff) {

        /** Where it answers. */
        public String origin(int port) {
            return "http://" + slug + ".localhost:" + port;
        }
    }

    /**
     * @param kotteId OneRoster's userMasterIdentifier
     * @param role for whoever reads the list
     * @param at slugs of the municipalities that know this guardian; empty for staff
     */
    public record Person(String username, String kotteId, String given, String family, String role, List<String> at) {

        Account account() {
            return new Account(username, PASSWORD, kotteId, given, family);
        }
    }

    public static People read() {
        InputStream file = People.class.getResourceAsStream("people.json");
        try (JsonReader reader = Json.createReader(file)) {
            JsonObject all = reader.readObject();
            List<Municipality> municipalities = new ArrayList<>();
            for (JsonObject each : all.getJsonArray("municipalities").getValuesAs(JsonObject.class))
                municipalities.add(
                        new Municipality(each.getString("slug"), each.getString("name"), people(each, "staff")));
            return new People(municipalities, people(all, "guardians"));
        }
    }

    private static List<Person> people(JsonObject in, String key) {
        return in.getJsonArray(key).getValuesAs(JsonObject.class).stream()
                .map(each -> new Person(
                        each.getString("username"),
                        each.getString("kotteId"),
                        each.getString("given"),
                        each.getString("family"),
                        each.getString("role"),
                        each.containsKey("at")
                                ? each.getJsonArray("at").getValuesAs(JsonString::getString)
                                : List.of()))
                .toList();
    }

    List<Account> guardianAccounts() {
        return guardians.stream().map(Person::account).toList();
    }

    List<se.kotte.launcher.keycloak.Municipality> atKeycloak(int port) {
        return municipalities.stream()
                .map(each -> new se.kotte.launcher.keycloak.Municipality(
                        each.slug(),
                        each.name(),
                        each.origin(port),
                        each.staff().stream().map(Person::account).toList()))
                .toList();
    }

    /** Of a municipality, the first of each role: staff, then guardians. */
    List<Person> samples(Municipality municipality) {
        List<Person> samples = new ArrayList<>();
        Stream.concat(
                        municipality.staff().stream(),
                        guardians.stream().filter(person -> person.at().contains(municipality.slug())))
                .filter(person ->
                        samples.stream().noneMatch(other -> other.role().equals(person.role())))
                .forEach(samples::add);
        return samples;
    }
}
