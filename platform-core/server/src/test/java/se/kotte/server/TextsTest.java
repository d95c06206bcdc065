package se.kotte.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.server.web.Languages;

/** Every feature says the same things in every language. */
class TextsTest {
    @Test
    void everyFeatureHasItsTextsInEachLanguageUnderTheSameKeys() throws Exception {
        var classes = Path.of(Languages.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var swedish = files(classes, "texts_sv.properties");
        assertThat(swedish).as("features with texts").hasSizeGreaterThan(2);
        assertThat(findings(swedish)).isEmpty();
        for (var language : Languages.ALL)
            assertThat(files(classes, "texts_" + language.code() + ".properties"))
                    .as(language.ownName())
                    .hasSameSizeAs(swedish);
    }

    @Test
    void aMissingAndAnEmptyTextAreFound(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("texts_sv.properties"), "a=Ett\nb=Två\n");
        Files.writeString(folder.resolve("texts_en.properties"), "a=\n");
        assertThat(findings(files(folder, "texts_sv.properties"))).hasSize(2);
    }

    private static List<Path> files(Path root, String name) throws IOException {
        try (var all = Files.walk(root)) {
            return all.filter(file -> file.endsWith(name)).sorted().toList();
        }
    }

    private static List<String> findings(List<Path> swedish) throws IOException {
        var findings = new java.util.ArrayList<String>();
        for (var file : swedish) {
            var expected = read(file);
            for (var language : Languages.ALL) {
                var other = file.resolveSibling("texts_" + language.code() + ".properties");
                var found = read(other);
                if (!found.stringPropertyNames().equals(expected.stringPropertyNames()))
                    findings.add(other + " has other keys than " + file);
                found.forEach((key, text) -> {
                    if (text.toString().isBlank()) findings.add(other + " says nothing for " + key);
                });
            }
        }
        return findings;
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(file)));
        return properties;
    }
}
