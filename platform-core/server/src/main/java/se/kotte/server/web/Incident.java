package se.kotte.server.web;

import java.util.concurrent.ThreadLocalRandom;

/** A code to read out on the telephone, by which an operator finds the line in the log. */
final class Incident {
    /** Without letters and digits that are taken for one another. */
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Incident() {}

    /** Two times four signs: 2⁴⁰ codes. */
    static String create() {
        return four() + "-" + four();
    }

    private static String four() {
        return ThreadLocalRandom.current()
                .ints(4, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
