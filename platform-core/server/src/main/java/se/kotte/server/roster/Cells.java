package se.kotte.server.roster;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cells of one record, by column name. What cannot be taken is rejected and read as null, so that one mistake is not
 * told as several.
 */
final class Cells {
    private static final Pattern SOURCED_ID = Pattern.compile("[^\\s\\p{Cntrl},]{1,255}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]");
    private static final int MAX_TEXT = 500;

    private final String file;
    private final Map<String, Integer> columns;
    private final Rejections rejections;
    private CsvRecord record;

    Cells(RosterFile file, Map<String, Integer> columns, Rejections rejections) {
        this.file = file.file();
        this.columns = columns;
        this.rejections = rejections;
    }

    Cells of(CsvRecord next) {
        record = next;
        return this;
    }

    long line() {
        return record.getStartingLineNumber();
    }

    /** Text as it stands, without spaces around it; null when the cell is empty or there is no such column. */
    String text(String column) {
        var index = columns.get(column);
        if (index == null) return null;
        var text = record.getField(index).strip();
        if (text.isEmpty()) return null;
        if (CONTROL.matcher(text).find())
            return reject("control-character", column + " holds a control character such as NUL. Remove it.");
        return text;
    }

    /** Text that goes into the database. */
    String stored(String column) {
        var text = text(column);
        if (text != null && text.length() > MAX_TEXT)
            return reject("too-long", column + " is longer than " + MAX_TEXT + " characters. Shorten it.");
        return text;
    }

    String required(String column) {
        var text = stored(column);
        if (text == null && isBlank(column)) reject("missing", column + " is empty. Fill it in.");
        return text;
    }

    String id(String column) {
        return checkId(column, required(column));
    }

    String idOrNull(String column) {
        return checkId(column, text(column));
    }

    /** A list of sourcedIds with commas between, or null. */
    String ids(String column) {
        var text = text(column);
        if (text == null) return null;
        for (var id : text.split(",", -1)) if (checkId(column, id.strip()) == null) return null;
        return text;
    }

    LocalDate date(String column) {
        var text = text(column);
        if (text == null) return null;
        try {
            if (text.length() != 10) throw new DateTimeException("not of ten characters");
            var date = LocalDate.parse(text);
            if (date.getYear() < 1900 || date.getYear() > 2200) throw new DateTimeException("far away");
            return date;
        } catch (DateTimeException e) {
            return reject("wrong-date", column + " is not a date such as 2026-08-17.");
        }
    }

    Boolean flag(String column) {
        var text = required(column);
        if (text == null) return null;
        if (text.equalsIgnoreCase("true")) return true;
        if (text.equalsIgnoreCase("false")) return false;
        return reject("wrong-value", column + " must be true or false.");
    }

    /** One of {@code allowed}. */
    String word(String column, String text, Set<String> allowed) {
        if (text == null || allowed.contains(text)) return text;
        return reject("wrong-value", column + " must be one of " + String.join(", ", allowed) + ".");
    }

    /** A language tag (BCP 47) such as {@code sv} or {@code pt-BR}. */
    String language(String column) {
        var text = text(column);
        if (text == null) return null;
        if (!text.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}"))
            return reject("wrong-value", column + " must be a language such as sv or pt-BR.");
        return Locale.forLanguageTag(text).toLanguageTag();
    }

    /** Bulk files leave status blank. */
    void checkStatus() {
        var status = text("status");
        if (status != null && !status.equals("active"))
            reject("wrong-value", "status must be blank in a bulk file. Leave out what is gone.");
    }

    void checkPeriod(LocalDate begin, LocalDate end) {
        if (begin != null && end != null && end.isBefore(begin)) reject("wrong-period", "endDate is before beginDate.");
    }

    <T> T reject(String code, String detail) {
        rejections.add(new Rejection(file, line(), code, detail));
        return null;
    }

    private boolean isBlank(String column) {
        return record.getField(columns.get(column)).isBlank();
    }

    private String checkId(String column, String id) {
        if (id == null || SOURCED_ID.matcher(id).matches()) return id;
        return reject("wrong-value", column + " holds an id with spaces, or of more than 255 characters.");
    }
}
