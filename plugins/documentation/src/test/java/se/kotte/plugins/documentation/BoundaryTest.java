package se.kotte.plugins.documentation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import se.kotte.plugins.documentation.fixture.ReachesIntoTheCore;

/** The plugin stands on plugin-api, Jakarta EE and the template runtime, and on nothing else. */
class BoundaryTest {
    static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Documentation.class.getPackageName());

    static final ArchRule ONLY_THE_API = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jakarta..", "gg.jte..", "se.kotte.api..", "se.kotte.plugins.documentation..");

    static final ArchRule RESOURCES_ARE_TRANSACTIONAL =
            classes().that().areAnnotatedWith(Path.class).should().beAnnotatedWith(Transactional.class);

    static final ArchRule READING_KNOWS_NOTHING_OF_WRITING = classes()
            .that()
            .resideInAPackage("..documentation.reading..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("..documentation.writing..");

    @Test
    void it_uses_nothing_but_the_api() {
        assertThat(PLUGIN).hasSizeGreaterThan(60);
        ONLY_THE_API.check(PLUGIN);
    }

    @Test
    void and_a_reach_into_the_core_is_noticed() {
        var fixture = new ClassFileImporter().importClasses(ReachesIntoTheCore.class);

        assertThatThrownBy(() -> ONLY_THE_API.check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("se.kotte.server");
    }

    @Test
    void every_resource_is_transactional() {
        RESOURCES_ARE_TRANSACTIONAL.check(PLUGIN);
        assertThat(PLUGIN.stream().filter(type -> type.isAnnotatedWith(Path.class)))
                .hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void reading_knows_nothing_of_writing() {
        READING_KNOWS_NOTHING_OF_WRITING.check(PLUGIN);
    }
}
