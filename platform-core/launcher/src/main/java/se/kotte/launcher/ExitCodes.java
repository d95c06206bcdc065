package se.kotte.launcher;

/** How the commands that take input of others end: an operator's script tells a refusal from a failure. */
final class ExitCodes {

    /** Something else went wrong: the database, a file that cannot be read. */
    static final int FAILED = 1;

    /** The input was judged and not taken; nothing was changed. */
    static final int REFUSED = 2;

    /** The command was not written as its --help says (sysexits.h, EX_USAGE). */
    static final int USAGE = 64;

    private ExitCodes() {}
}
