package se.kotte.api.web;

import gg.jte.html.escape.Escape;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The small parts of pages that more than one feature shows. Templates cannot call templates of another JAR, so these are
 * methods: {@code ${Components.icon(page.ui(), "home")}}. What they are given is escaped, whoever wrote it.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Components {
    private static final List<String> HUES = List.of("sun", "clay", "berry", "plum", "sky", "lake", "leaf");

    private Components() {}

    /**
     * An icon of the core's sprite, 22 px, silent for screen readers: a word always goes with it.
     *
     * @param name a symbol of {@code icons.svg}
     */
    public static Html icon(Ui ui, String name) {
        return svg("i", ui, name);
    }

    /** The same at 17 px, for lines of text. */
    public static Html smallIcon(Ui ui, String name) {
        return svg("i-s", ui, name);
    }

    private static Html svg(String cssClass, Ui ui, String name) {
        return out -> {
            out.writeContent("<svg class=\"" + cssClass + "\" aria-hidden=\"true\"><use href=\"");
            Escape.htmlAttribute(ui.asset(Components.class, "icons.svg") + "#" + name, out);
            out.writeContent("\"/></svg>");
        };
    }

    /** A scale with the person's initials in the person's hue, silent for screen readers: the name goes beside it. */
    public static Html avatar(UUID person, String name) {
        return avatar("avatar", person, name);
    }

    /** The same at 28 px, for menus and pills. */
    public static Html smallAvatar(UUID person, String name) {
        return avatar("avatar s", person, name);
    }

    private static Html avatar(String cssClass, UUID person, String name) {
        return out -> {
            out.writeContent("<span class=\"" + cssClass + "\" data-hue=\"" + hue(person) + "\" aria-hidden=\"true\">");
            Escape.htmlContent(initials(name), out);
            out.writeContent("</span>");
        };
    }

    /** Which of the seven hues of the look stands for this person or unit: always the same one. */
    public static String hue(UUID id) {
        return HUES.get(Math.floorMod(id.hashCode(), HUES.size()));
    }

    /** "KL" of Karin Lindqvist, "El" of Elsa; empty for an empty name. */
    public static String initials(String name) {
        var words = name.strip().split("\\s+");
        if (words.length == 1) return capital(words[0]) + from(words[0], 1);
        return capital(words[0]) + capital(words[words.length - 1]);
    }

    private static String capital(String word) {
        return from(word, 0).toUpperCase(Locale.ROOT);
    }

    private static String from(String word, int position) {
        return word.codePoints()
                .skip(position)
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
