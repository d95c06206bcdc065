package se.kotte.system.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The chart renders into what a cluster reads, passes the linter, and refuses values that it does not know. */
class ChartIT {
    private static final Path CHART = Path.of(System.getProperty("kotte.chart")).normalize();

    @Test
    void theChartPassesTheLinterStrictly() {
        var result = new Helm(CHART).lint().strict().call();
        assertThat(result.isFailed())
                .as(String.join("\n", result.getMessages()))
                .isFalse();
    }

    @Test
    void everyKindIsRenderedAndReadsAsStrictYaml() {
        var objects = rendered(CHART);
        assertThat(objects.stream().map(object -> object.get("kind")))
                .containsExactlyInAnyOrder("ConfigMap", "Service", "Deployment", "Ingress");
        assertThat(objects).allSatisfy(object -> assertThat(object).containsKeys("apiVersion", "metadata"));
    }

    @Test
    void noSecretStandsInTheChartAndTheMigratorsLeastOfAll() {
        var text = new Helm(CHART).template().call();
        assertThat(text).contains("secretKeyRef").doesNotContain("kind: Secret").doesNotContainIgnoringCase("migrator");
    }

    @Test
    void aValueThatTheChartDoesNotKnowIsRefused(@TempDir Path folder) throws IOException {
        var values = folder.resolve("values.yaml");
        Files.writeString(values, "replicaz: 3\n");
        assertThatThrownBy(
                        () -> new Helm(CHART).template().withValuesFile(values).call())
                .hasMessageContaining("replicaz");
    }

    @Test
    void aTemplateWithADuplicateKeyIsFound(@TempDir Path folder) throws IOException {
        var broken = folder.resolve("kotte");
        copy(CHART, broken);
        Files.writeString(broken.resolve("templates/twice.yaml"), "kind: ConfigMap\nkind: Secret\n");
        assertThatThrownBy(() -> rendered(broken)).hasMessageContaining("duplicate key kind");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rendered(Path chart) {
        var load = new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build());
        var documents = load.loadAllFromString(new Helm(chart).template().call());
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(Map.class::isInstance)
                .map(document -> (Map<String, Object>) document)
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
