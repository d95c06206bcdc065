package se.kotte.server.file;

import java.util.regex.Pattern;

/**
 * The part of some bytes that a Range header asks for.
 *
 * @param first offset of the first byte
 * @param length how many; 0 stands for a range that cannot be satisfied
 */
record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=[ \\t]*(\\d{0,18})-(\\d{0,18})[ \\t]*");

    static ByteRange all(long size) {
        return new ByteRange(0, size);
    }

    /**
     * What to answer to this header; null when it has to be ignored: another unit, malformed, or several ranges, which a
     * server need not take apart.
     *
     * @param header or null
     * @param size of the whole
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.2">RFC 9110, section 14.2</a>
     */
    static ByteRange of(String header, long size) {
        if (header == null) return null;
        var single = SINGLE.matcher(header);
        if (!single.matches()) return null;
        var from = single.group(1);
        var to = single.group(2);
        if (from.isEmpty()) return to.isEmpty() ? null : last(Long.parseLong(to), size);
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        if (last < first) return null;
        if (first >= size) return new ByteRange(0, 0);
        return new ByteRange(first, Math.min(last, size - 1) - first + 1);
    }

    private static ByteRange last(long suffix, long size) {
        long length = Math.min(suffix, size);
        return new ByteRange(size - length, length);
    }

    boolean isSatisfiable() {
        return length > 0;
    }

    String contentRange(long size) {
        return isSatisfiable() ? "bytes " + first + "-" + (first + length - 1) + "/" + size : "bytes */" + size;
    }
}
