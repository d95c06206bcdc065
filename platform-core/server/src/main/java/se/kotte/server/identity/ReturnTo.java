package se.kotte.server.identity;

import java.util.regex.Pattern;

/** Where to go after signing in: a path of this origin, else the start page. The address is anyone's to write. */
final class ReturnTo {
    static final String START = "/";

    private static final int LONGEST = 1_000;
    /** A path and query of RFC 3986, without {@code ;}, backslash, white space and control characters. */
    private static final Pattern PATH =
            Pattern.compile("/[A-Za-z0-9._~!$&'()*+,=:@%/-]*(\\?[A-Za-z0-9._~!$&'()*+,=:@%/?-]*)?");
    /** What a browser, a proxy or the container may read as another path. */
    private static final Pattern AMBIGUOUS =
            Pattern.compile("//|/\\.{1,2}(/|$)|%2[ef5]|%5c|%[01][0-9a-f]|%7f|%3b", Pattern.CASE_INSENSITIVE);

    private ReturnTo() {}

    /** {@code wanted} if it is a path of this origin that can be returned to; else the start page. */
    static String of(String wanted) {
        if (wanted == null || wanted.length() > LONGEST || !PATH.matcher(wanted).matches()) return START;
        var path = wanted.split("\\?", 2)[0];
        if (AMBIGUOUS.matcher(path).find()) return START;
        // Back to the sign-in would be a loop; the address that signs out takes no GET.
        if (path.startsWith("/sign-in") || path.startsWith("/sign-out")) return START;
        return wanted;
    }
}
