package se.kotte.server.roster;

/** The bundle, or one file of it, cannot be read on. Says what is wrong and how to mend it. */
final class BadBundle extends Exception {
    private static final long serialVersionUID = 1;

    private final String file;
    private final long line;
    private final String code;

    BadBundle(String file, String code, String detail) {
        this(file, 0, code, detail);
    }

    BadBundle(String file, long line, String code, String detail) {
        super(detail, null, false, false);
        this.file = file;
        this.line = line;
        this.code = code;
    }

    Rejection rejection() {
        return new Rejection(file, line, code, getMessage());
    }
}
