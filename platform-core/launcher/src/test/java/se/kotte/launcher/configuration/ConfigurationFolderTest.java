package se.kotte.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules 1 to 3; A07 and M06 of the abuse catalogue. */
class ConfigurationFolderTest {

    private static final Path REAL = Path.of("../../tenant-config");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("KOTTE_HTTP_PORT", "8080", "KOTTE_KEYCLOAK_URL", "http://127.0.0.1:8180", "HOME", "/root");

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(REAL)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(REAL.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String before = Files.readString(path);
        assertThat(before).contains(from);
        Files.writeString(path, before.replace(from, to));
    }

    private ConfigurationFolder.Read read() {
        return ConfigurationFolder.read(folder, ENVIRONMENT);
    }

    private List<String> good() {
        return read().municipalities().stream().map(Configuration::slug).toList();
    }

    @Test
    void what_comes_with_Kotte_is_right() {
        var read = read();

        assertThat(read.findings()).isEmpty();
        assertThat(read.slugs()).containsExactly("bjorkvik", "tallby");
        var tallby = read.municipalities().get(1);
        assertThat(tallby.origin()).isEqualTo("http://tallby.localhost:8080");
        assertThat(tallby.identities().get("staff").issuer()).isEqualTo("http://127.0.0.1:8180/realms/staff");
        assertThat(tallby.curricula().get(0).goals()).hasSize(33);
    }

    @Test
    void every_curriculum_that_comes_with_Kotte_is_right() throws IOException {
        change(
                "tallby/tenant.json",
                "[\"lpfo18\"]",
                "[\"lpfo18\", \"eyfs2021\", \"fi-vasu2022\", \"no-rammeplan2017\"]");

        var read = read();

        assertThat(read.findings()).isEmpty();
        assertThat(read.municipalities().get(1).curricula())
                .extracting(Configuration.Curriculum::id)
                .containsExactly("se.lpfo18", "en.eyfs2021", "fi.vasu2022", "no.rammeplan2017");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            "id": 1                        | "id": 0                              | tallby/tenant.json /id
            "slug": "tallby"               | "slug": "talby"                      | tallby/tenant.json /slug
            "hue": "#1f6f5c"               | "hue": "green"                       | tallby/tenant.json /hue
            "zone": "Europe/Stockholm"     | "zone": "Europe/Tallby"              | tallby/tenant.json /zone
            "language": "sv"               | "language": "de"                     | tallby/tenant.json /language
            "guardianGraceDays": 60        | "guardianGraceDays": 4000            | tallby/tenant.json /guardianGraceDays
            "hosts": ["tallby.localhost"]  | "hosts": []                          | tallby/tenant.json /hosts
            "hosts": ["tallby.localhost"]  | "hosts": ["tallby.localhost:80"]     | tallby/tenant.json /hosts/0
            "hosts": ["tallby.localhost"]  | "hosts": ["tallby.localhost", "TALLBY.localhost."] | tallby/tenant.json /hosts/1
            "hosts": ["tallby.localhost"]  | "hosts": ["a_b.localhost"]           | tallby/tenant.json /hosts/0
            "hosts": ["tallby.localhost"]  | "hosts": ["other.localhost"]         | tallby/tenant.json /origin
            ${KOTTE_HTTP_PORT}             | ${HOME}                              | tallby/tenant.json /origin
            ${KOTTE_HTTP_PORT}             | 80/path                              | tallby/tenant.json /origin
            ["lpfo18"]                     | ["../../etc/passwd"]                 | tallby/tenant.json /curricula/0
            ["lpfo18"]                     | ["lpfo98"]                           | tallby/tenant.json /curricula
            "secretRef": "tallby-staff"    | "secretRef": "bjorkvik-staff"        | tallby/tenant.json /identity/staff/secretRef
            "secretRef": "tallby-staff"    | "secretRef": "tallby-norra-staff"    | tallby/tenant.json /identity/staff/secretRef
            "secretRef": "tallby-staff"    | "secretRef": "env:PATH"              | tallby/tenant.json /identity/staff/secretRef
            "secretRef": "tallby-staff"    | "secretRef": "file:/proc/self/environ" | tallby/tenant.json /identity/staff/secretRef
            "secretRef": "tallby-staff"    | "secretRef": "../bjorkvik/staff"     | tallby/tenant.json /identity/staff/secretRef
            "population": "guardian"       | "population": "staff"                | tallby/tenant.json /roles/guardian/population
            "child.protected"              | "child.protect"                      | tallby/tenant.json /roles/protected-reader
            "documentation.manage"         | "documentations.manage"              | tallby/tenant.json /roles/principal
            "crest": "crest.svg"            | "crest": "../../x"                   | tallby/tenant.json /crest
            "crest": "crest.svg"            | "secret": "hunter2"                  | tallby/tenant.json /secret
            """)
    void a_wrong_value_is_told_with_its_place(String from, String to, String place) throws IOException {
        change("tallby/tenant.json", from, to);

        var read = read();

        assertThat(read.findings())
                .extracting(finding -> finding.file() + " " + finding.pointer())
                .contains(place);
        assertThat(read.findings())
                .allMatch(finding ->
                        finding.file().startsWith("tallby/") || finding.file().contains("lpfo98"));
        assertThat(good()).as("the others are not held up").containsExactly("bjorkvik");
    }

    @ParameterizedTest
    @CsvSource({"hunter2", "s3cr3t-In-Clear"})
    void a_literal_secret_is_refused_and_not_repeated(String secret) throws IOException {
        change("tallby/tenant.json", "\"secretRef\": \"tallby-staff\"", "\"secretRef\": \"" + secret + "\"");

        assertThat(read().findings())
                .isNotEmpty()
                .noneMatch(finding -> finding.toString().contains(secret));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"id\": 1,| \"id\": 1, \"id\": 3,",
                "\"id\": 1,| \"id\": 1",
                "\"id\": 1,| \"id\": 1, // comment",
            })
    void what_is_not_plain_JSON_with_each_name_once_is_refused(String from, String to) throws IOException {
        change("tallby/tenant.json", from, to);

        assertThat(read().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "tallby/tenant.json: it is not a JSON object in UTF-8 with each name once, or too deep");
        assertThat(good()).containsExactly("bjorkvik");
    }

    @Test
    void nesting_without_end_is_refused() throws IOException {
        change("tallby/tenant.json", "\"id\": 1", "\"id\": " + "[".repeat(5000) + "]".repeat(5000));

        assertThat(good()).containsExactly("bjorkvik");
    }

    @Test
    void a_folder_without_its_file_is_told() throws IOException {
        Files.createDirectory(folder.resolve("nyby"));

        assertThat(read().findings())
                .extracting(Finding::toString)
                .containsExactly("nyby/tenant.json: there is no such file");
        assertThat(read().slugs()).contains("nyby");
    }

    @ParameterizedTest
    @CsvSource({"tallby.localhost", "TALLBY.Localhost", "tallby.localhost.", "ｔａｌｌｂｙ.localhost"})
    void a_host_of_two_municipalities_is_refused_for_both_naming_both_files(String host) throws IOException {
        change("bjorkvik/tenant.json", "[\"bjorkvik.localhost\"]", "[\"bjorkvik.localhost\", \"" + host + "\"]");

        assertThat(read().findings())
                .extracting(Finding::toString)
                .containsExactlyInAnyOrder(
                        "tallby/tenant.json /hosts: the host tallby.localhost is claimed by bjorkvik/tenant.json as well",
                        "bjorkvik/tenant.json /hosts: the host tallby.localhost is claimed by tallby/tenant.json as well");
        assertThat(good()).isEmpty();
    }

    @Test
    void a_host_in_punycode_is_the_same_host() throws IOException {
        change("tallby/tenant.json", "[\"tallby.localhost\"]", "[\"tallby.localhost\", \"tällby.se\"]");
        change("bjorkvik/tenant.json", "[\"bjorkvik.localhost\"]", "[\"bjorkvik.localhost\", \"xn--tllby-gra.se\"]");

        assertThat(read().findings())
                .hasSize(2)
                .allMatch(finding -> finding.message().contains("xn--tllby-gra.se"));
    }

    @Test
    void an_id_a_client_or_an_organization_of_two_is_refused() throws IOException {
        change("bjorkvik/tenant.json", "\"id\": 2", "\"id\": 1");
        assertThat(read().findings())
                .hasSize(2)
                .allMatch(finding -> finding.pointer().equals("/id"));
        change("bjorkvik/tenant.json", "\"id\": 1", "\"id\": 2");

        change("bjorkvik/tenant.json", "\"clientId\": \"bjorkvik-staff\"", "\"clientId\": \"tallby-staff\"");
        assertThat(read().findings())
                .hasSize(2)
                .allMatch(finding -> finding.message().contains("client tallby-staff"));
        change("bjorkvik/tenant.json", "\"clientId\": \"tallby-staff\"", "\"clientId\": \"bjorkvik-staff\"");

        change(
                "bjorkvik/tenant.json",
                "\"requiredOrganization\": \"bjorkvik\"",
                "\"requiredOrganization\": \"tallby\"");
        assertThat(read().findings())
                .hasSize(2)
                .allMatch(finding -> finding.message().contains("organization tallby"));
    }

    @Test
    void staff_of_two_municipalities_who_share_an_issuer_are_told_apart_by_organization() throws IOException {
        change("bjorkvik/tenant.json", "\"requiredOrganization\": \"bjorkvik\",", "");

        assertThat(read().findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "bjorkvik/tenant.json /identity/staff: shares its issuer with [tallby/tenant.json] and needs requiredOrganization");
    }

    @Test
    void a_curriculum_that_is_wrong_is_told_once_and_stops_all_who_chose_it() throws IOException {
        change("curricula/lpfo18.json", "\"id\": \"ethical-questions\"", "\"id\": \"empathy-helping\"");

        assertThat(read().findings())
                .extracting(Finding::file)
                .containsExactly("curricula/lpfo18.json", "bjorkvik/tenant.json", "tallby/tenant.json");
        assertThat(good()).isEmpty();
    }

    @Test
    void a_placeholder_that_is_not_set_is_named() {
        var read = ConfigurationFolder.read(folder, Map.of("KOTTE_HTTP_PORT", "8080"));

        assertThat(read.findings()).extracting(Finding::message).contains("KOTTE_KEYCLOAK_URL is not set");
        assertThat(read.municipalities()).isEmpty();
    }
}
