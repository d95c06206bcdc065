package se.kotte.server.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streams the records of one CSV file (RFC 4180, UTF-8 with or without a byte order mark) after judging its header. */
final class CsvFile {
    private static final int MAX_COLUMNS = 64;
    private static final int MAX_CELL = 10_000;

    /** Takes the records, in turn. */
    interface Visitor {
        void visit(CsvRecord record) throws SQLException;
    }

    private final Bundle bundle;
    private final String name;
    private final Rejections rejections;
    private final Map<String, Integer> header = new HashMap<>();

    CsvFile(Bundle bundle, String name, Rejections rejections) {
        this.bundle = bundle;
        this.name = name;
        this.rejections = rejections;
    }

    /** Where each column stands; filled when the header is read. */
    Map<String, Integer> header() {
        return header;
    }

    /**
     * Visits the records that have as many cells as the header; others are rejected.
     *
     * @throws BadBundle when the file cannot be read to its end; records before that were visited
     */
    void read(List<String> columns, Visitor visitor) throws IOException, SQLException, BadBundle {
        long line = 0;
        try (var in = bundle.open(name);
                var csv = CsvReader.builder()
                        .skipEmptyLines(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .allowUnclosedQuote(false)
                        .build(handler(), new InputStreamReader(withoutMark(in), decoder()))) {
            int expected = 0;
            for (var records = csv.iterator(); records.hasNext(); ) {
                var record = records.next();
                line = record.getStartingLineNumber();
                if (expected == 0) {
                    checkHeader(record, columns);
                    expected = record.getFieldCount();
                } else if (record.getFieldCount() != expected) {
                    rejections.add(new Rejection(
                            name,
                            line,
                            "wrong-columns",
                            "The line has " + record.getFieldCount() + " cells, the header has " + expected
                                    + ". Put text with commas or line breaks in quotes."));
                } else {
                    visitor.visit(record);
                }
            }
            if (expected == 0) throw new BadBundle(name, "wrong-header", "It is empty. Keep the header line at least.");
        } catch (CsvParseException e) {
            // The parser's own message may quote the record: it stays out of the report.
            throw new BadBundle(
                    name,
                    line + 1,
                    "not-csv",
                    "From here on it is not CSV: a quote that is not closed, or a cell of more than " + MAX_CELL
                            + " characters.");
        } catch (UncheckedIOException e) {
            throw unreadable(e.getCause());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private void checkHeader(CsvRecord record, List<String> columns) throws BadBundle {
        int at = 0;
        for (var column : columns) {
            if (at < record.getFieldCount() && isOfOlderProfile(record, at)) at++;
            var found = at < record.getFieldCount() ? record.getField(at) : null;
            if (!column.equals(found)) {
                var problem = found == null ? "is missing" : "is '" + found + "'";
                throw wrongHeader("Column " + (at + 1) + " must be '" + column + "' and " + problem
                        + ". The columns and their order are those of OneRoster 1.2.");
            }
            header.put(column, at++);
        }
        for (; at < record.getFieldCount(); at++) {
            var found = record.getField(at);
            if (!found.startsWith("metadata."))
                throw wrongHeader(
                        "Column " + (at + 1) + " is '" + found + "': after the standard columns come metadata.* only.");
            if (header.put(found, at) != null) throw wrongHeader(found + " stands there twice.");
        }
    }

    /** The Japanese profile of 1.2 has this one column more in users.csv. */
    private static boolean isOfOlderProfile(CsvRecord record, int at) {
        return at > 0
                && record.getField(at).equals("resourceSourcedIds")
                && record.getField(at - 1).equals("userMasterIdentifier");
    }

    private BadBundle wrongHeader(String detail) {
        return new BadBundle(name, 1, "wrong-header", detail);
    }

    private static CsvRecordHandler handler() {
        return CsvRecordHandler.of(
                handler -> handler.maxFields(MAX_COLUMNS).maxFieldSize(MAX_CELL).maxRecordSize(MAX_COLUMNS * MAX_CELL));
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        var pushback = new PushbackInputStream(in, 3);
        var first = pushback.readNBytes(3);
        boolean mark = first.length == 3
                && (first[0] & 0xff) == 0xef
                && (first[1] & 0xff) == 0xbb
                && (first[2] & 0xff) == 0xbf;
        if (!mark) pushback.unread(first);
        return pushback;
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private BadBundle unreadable(IOException cause) throws IOException {
        if (cause instanceof CharacterCodingException)
            return new BadBundle(
                    name, lineThatIsNotUtf8(), "not-utf-8", "It is not UTF-8 from this line on. Save it as UTF-8.");
        return new BadBundle(name, "damaged", "It cannot be unpacked (" + cause.getMessage() + "). Pack it again.");
    }

    /** The reader ahead of the parser has lost count; the file is read once more. */
    private long lineThatIsNotUtf8() throws IOException {
        long line = 1;
        var decoder = decoder();
        var bytes = ByteBuffer.allocate(1 << 16);
        var characters = CharBuffer.allocate(1 << 16);
        try (var in = bundle.open(name)) {
            for (boolean end = false; !end; ) {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = count < 0;
                if (!end) bytes.position(bytes.position() + count);
                bytes.flip();
                boolean wrong = decoder.decode(bytes, characters.clear(), end).isError();
                for (int i = 0; i < bytes.position(); i++) if (bytes.get(i) == '\n') line++;
                if (wrong) break;
                bytes.compact();
            }
        }
        return line;
    }
}
