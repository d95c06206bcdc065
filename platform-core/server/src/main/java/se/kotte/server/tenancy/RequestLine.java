package se.kotte.server.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the request line and Host header may look like (RFC 9112 section 3.2); anything else is refused, not repaired. */
final class RequestLine {
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)\\.?(?::(\\d{1,5}))?");
    private static final Pattern AMBIGUOUS = Pattern.compile(
            "[;\\\\\\x00-\\x20\\x7f]|//|/\\.{1,2}(/|$)|%2[ef5]|%5c|%[01][0-9a-f]|%7f|%3b|%(?![0-9a-f]{2})",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_PATH = 2000;

    private RequestLine() {}

    /** The one host name asked for, in canonical form; null when there is none, more than one, or a malformed one. */
    static String host(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("Host"));
        if (headers.size() != 1) return null;
        var matcher = HOST.matcher(headers.get(0).toLowerCase(Locale.ROOT));
        if (!matcher.matches()) return null;
        var host = matcher.group(1);
        return sameHost(request.getServerName(), host) ? host : null;
    }

    /** An absolute-form request line overrides the server name in this container: it must agree with the header. */
    private static boolean sameHost(String serverName, String host) {
        var name = serverName == null ? "" : serverName.toLowerCase(Locale.ROOT);
        return name.equals(host) || name.equals(host + ".");
    }

    static boolean isPlain(String path) {
        return path != null
                && path.startsWith("/")
                && path.length() <= LONGEST_PATH
                && !AMBIGUOUS.matcher(path).find();
    }
}
