package se.kotte.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who may what, in each municipality of tenant-config: a change of rights is a change of the file below docs, which
 * somebody reads. After an intended change, copy target/permission-matrix.csv over it.
 */
class MatrixTest {

    private static final Path GOLDEN = Path.of("../docs/permission-matrix.csv");

    private static List<Configuration> municipalities() {
        var read = ConfigurationFolder.read(
                Path.of("../../tenant-config"),
                Map.of("KOTTE_HTTP_PORT", "8080", "KOTTE_KEYCLOAK_URL", "http://127.0.0.1:8180"));
        assertThat(read.findings()).isEmpty();
        return read.municipalities();
    }

    @Test
    void the_permission_matrix_is_the_one_that_was_reviewed() throws IOException {
        String matrix = PermissionMatrix.csv(municipalities());
        Files.writeString(Path.of("target/permission-matrix.csv"), matrix);

        assertThat(matrix.lines().toList()).containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void it_has_every_municipality_and_role() {
        assertThat(PermissionMatrix.csv(municipalities()).lines().skip(1).map(line -> line.replaceAll(",[^,]*$", "")))
                .hasSizeGreaterThan(40)
                .contains("tallby,staff,pedagogue", "bjorkvik,guardian,guardian", "tallby,staff,protected-reader");
    }

    @Test
    void a_right_more_or_less_is_another_matrix() throws IOException {
        var tallby = municipalities().get(1);
        tallby.roles().put("pedagogue", new Configuration.Role("staff", List.of("child.read", "child.protected")));

        assertThat(PermissionMatrix.csv(List.of(tallby)).lines())
                .contains("tallby,staff,pedagogue,child.protected")
                .doesNotContain("tallby,staff,pedagogue,documentation.write");
        assertThat(Files.readAllLines(GOLDEN)).doesNotContain("tallby,staff,pedagogue,child.protected");
    }

    @Test
    void by_archetype_nobody_but_one_role_reads_of_protected_people_and_it_reads_nothing_else() {
        for (var municipality : municipalities())
            municipality.roles().forEach((id, role) -> {
                if (id.equals("protected-reader"))
                    assertThat(role.capabilities()).containsExactly("child.protected");
                else assertThat(role.capabilities()).as(id).doesNotContain("child.protected");
            });
    }
}
