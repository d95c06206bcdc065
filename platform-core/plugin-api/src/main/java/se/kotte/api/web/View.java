package se.kotte.api.web;

import org.apiguardian.api.API;

/**
 * A page without its frame. Returned by a resource method that produces {@code text/html}; the shell wraps it.
 *
 * @param title what the page is, as the heading says it; the shell adds the municipality
 * @param content from a template; never from text of a user
 * @param frame how much of the shell goes around it
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record View(String title, Html content, Frame frame) {
    public enum Frame {
        /** Header and navigation. */
        PAGE,
        /** Header, but the page's own action bar in place of the bottom navigation: for writing something. */
        TASK,
        /** The municipality's name and nothing to navigate: errors. */
        BARE,
        /** The municipality's picture beside the content, and the choice of language: where people come in. */
        DOOR
    }

    public static View page(String title, Html content) {
        return new View(title, content, Frame.PAGE);
    }

    public static View task(String title, Html content) {
        return new View(title, content, Frame.TASK);
    }

    public static View bare(String title, Html content) {
        return new View(title, content, Frame.BARE);
    }

    public static View door(String title, Html content) {
        return new View(title, content, Frame.DOOR);
    }
}
