package se.kotte.server.roster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The central directory of a ZIP archive (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16), read before anything else is:
 * {@code java.util.zip} hides duplicate names, symbolic links and encryption, and would read a directory of any size.
 */
final class ZipDirectory {
    /** @param size bytes when unpacked, as declared */
    record Entry(String name, long compressed, long size) {}

    /** OneRoster 1.2 has 21 files and a manifest. */
    static final int MAX_ENTRIES = 32;

    static final long MAX_ARCHIVE = 256L << 20;
    static final long MAX_UNPACKED = 1L << 30;
    static final int MAX_RATIO = 100;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int MAX_DIRECTORY = 64 << 10;

    private ZipDirectory() {}

    static List<Entry> read(Path archive) throws IOException, BadBundle {
        try (var file = new RandomAccessFile(archive.toFile(), "r")) {
            if (file.length() > MAX_ARCHIVE)
                throw bad(
                        "too-large", "It is larger than " + (MAX_ARCHIVE >> 20) + " MB. Export one municipality only.");
            var tail = tail(file);
            int end = endRecord(tail);
            if (end < 0) throw bad("not-a-zip", "It is not a ZIP archive, or it is cut off. Fetch it again.");
            int count = tail.getShort(end + 10) & 0xffff;
            long length = tail.getInt(end + 12) & 0xffffffffL;
            long offset = tail.getInt(end + 16) & 0xffffffffL;
            if (count == 0xffff || length == 0xffffffffL || offset == 0xffffffffL || tail.getInt(end + 4) != 0)
                throw bad("zip64", "It is a ZIP64 or split archive. Pack it again as one plain ZIP.");
            if (count > MAX_ENTRIES || length > MAX_DIRECTORY)
                throw bad("too-many-entries", "It holds " + count + " entries. A bundle has 22 at most.");
            long at = file.length() - tail.capacity() + end;
            if (offset + length != at)
                throw bad("not-a-zip", "Something stands before or between its parts. Pack it again as one plain ZIP.");
            file.seek(offset);
            var directory = new byte[(int) length];
            file.readFully(directory);
            return entries(little(directory), count);
        }
    }

    private static ByteBuffer tail(RandomAccessFile file) throws IOException {
        var bytes = new byte[(int) Math.min(file.length(), END_LENGTH + 0xffff)];
        file.seek(file.length() - bytes.length);
        file.readFully(bytes);
        return little(bytes);
    }

    /** The place of the end record, whose comment reaches exactly to the end of the file; or -1. */
    private static int endRecord(ByteBuffer tail) {
        for (int at = tail.capacity() - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && (tail.getShort(at + 20) & 0xffff) == tail.capacity() - END_LENGTH - at)
                return at;
        }
        return -1;
    }

    private static List<Entry> entries(ByteBuffer directory, int count) throws BadBundle {
        var entries = new ArrayList<Entry>();
        long unpacked = 0;
        int at = 0;
        while (directory.capacity() - at >= HEADER_LENGTH && directory.getInt(at) == HEADER) {
            int flags = directory.getShort(at + 8);
            int method = directory.getShort(at + 10);
            long compressed = directory.getInt(at + 20) & 0xffffffffL;
            long size = directory.getInt(at + 24) & 0xffffffffL;
            int nameLength = directory.getShort(at + 28) & 0xffff;
            int next = at
                    + HEADER_LENGTH
                    + nameLength
                    + (directory.getShort(at + 30) & 0xffff)
                    + (directory.getShort(at + 32) & 0xffff);
            if (next > directory.capacity()) break;
            var name = new String(directory.array(), at + HEADER_LENGTH, nameLength, StandardCharsets.UTF_8);
            checkName(name);
            if ((directory.getInt(at + 38) >>> 16 & 0xf000) == 0xa000)
                throw bad("symlink", name + " is a symbolic link. Pack the file itself.");
            if ((flags & 1) != 0) throw bad("encrypted", name + " is encrypted. Pack it without a password.");
            if (method != 0 && method != 8)
                throw bad("unknown-compression", name + " is packed in an unusual way. Pack it as a plain ZIP.");
            if (entries.stream().anyMatch(entry -> entry.name().equals(name)))
                throw bad("duplicate-name", name + " is in the archive twice. Keep one.");
            unpacked += size;
            if (size > (1 << 20) && size / MAX_RATIO > compressed)
                throw bad("bomb", name + " unpacks to more than " + MAX_RATIO + " times its size. Pack it again.");
            if (unpacked > MAX_UNPACKED)
                throw bad(
                        "bomb",
                        "It unpacks to more than " + (MAX_UNPACKED >> 20) + " MB. Export one municipality only.");
            entries.add(new Entry(name, compressed, size));
            at = next;
        }
        if (entries.size() != count || at != directory.capacity())
            throw bad("not-a-zip", "Its directory is damaged. Fetch it again.");
        return entries;
    }

    private static void checkName(String name) throws BadBundle {
        if (name.indexOf('\\') >= 0) throw bad("backslash", "An entry has a backslash in its name. " + TOP);
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*"))
            throw bad("absolute-path", "An entry has an absolute path. " + TOP);
        if (List.of(name.split("/", -1)).contains(".."))
            throw bad("path-traversal", "An entry leads out with ../. " + TOP);
        if (name.indexOf('/') >= 0) throw bad("folder", "The archive has folders. " + TOP);
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(".*\\.(zip|gz|tgz|7z|rar|tar|jar|bz2|xz)"))
            throw bad("nested-archive", "An archive lies in the archive. Pack the CSV files themselves.");
        if (!RosterFile.isKnown(name))
            throw bad(
                    "unknown-file",
                    "An entry is no file of OneRoster 1.2 (such as users.csv, in this spelling). Remove it.");
    }

    private static final String TOP = "The CSV files must lie at the top of the archive, without folders.";

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static BadBundle bad(String code, String detail) {
        return new BadBundle("", code, detail);
    }
}
