package se.kotte.server.web;

import java.util.List;

/** The languages that pages are in. */
public final class Languages {
    public static final List<Language> ALL = List.of(new Language("sv", "Svenska"), new Language("en", "English"));

    /** @param ownName as its readers call it */
    public record Language(String code, String ownName) {}

    private Languages() {}

    static boolean has(String code) {
        return ALL.stream().anyMatch(language -> language.code().equals(code));
    }
}
