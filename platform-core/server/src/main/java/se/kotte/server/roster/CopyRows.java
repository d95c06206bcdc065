package se.kotte.server.roster;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Sends rows to {@code COPY … FROM STDIN} in the text format (PostgreSQL manual, COPY, File Formats), a block at a time. */
final class CopyRows implements AutoCloseable {
    private static final int BLOCK = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder block = new StringBuilder(BLOCK * 2);

    CopyRows(Connection connection, String table) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy pg_temp." + table + " from stdin");
    }

    /** One row; each value in its text form, null as null. */
    void row(Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) block.append('\t');
            if (values[i] == null) block.append("\\N");
            else append(values[i].toString());
        }
        block.append('\n');
        if (block.length() >= BLOCK) send();
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> block.append("\\\\");
                case '\t' -> block.append("\\t");
                case '\n' -> block.append("\\n");
                case '\r' -> block.append("\\r");
                default -> block.append(c);
            }
        }
    }

    private void send() throws SQLException {
        var bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        block.setLength(0);
    }

    /** Ends the copy with what was sent: cancelling would spoil the transaction, in which the report is still made. */
    @Override
    public void close() throws SQLException {
        if (!copy.isActive()) return;
        send();
        copy.endCopy();
    }
}
