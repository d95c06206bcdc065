package se.kotte.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a test has rendered every template of its folder. */
public final class Templates {
    private Templates() {}

    /**
     * @param folder below src/main/jte
     * @param marks by the name of each template: something that only it writes
     * @param pages all that were rendered
     */
    public static void areAllRendered(String folder, Map<String, String> marks, Collection<String> pages) {
        assertThat(marks.keySet())
                .as("templates of " + folder + " with a mark in this test")
                .isEqualTo(names(folder));
        assertThat(marks)
                .allSatisfy((template, mark) ->
                        assertThat(pages).as("pages with " + template).anyMatch(page -> page.contains(mark)));
    }

    private static Set<String> names(String folder) {
        try (var files = Files.list(Path.of("src/main/jte", folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jte"))
                    .map(name -> name.substring(0, name.length() - ".jte".length()))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
