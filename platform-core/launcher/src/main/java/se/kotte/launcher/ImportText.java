package se.kotte.launcher;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import se.kotte.server.roster.ImportReport;
import se.kotte.server.roster.ImportReport.Change;
import se.kotte.server.roster.ImportReport.Example;
import se.kotte.server.roster.ImportReport.Section;

/** An import's report as lines of text. */
final class ImportText {

    private final PrintWriter out;

    ImportText(PrintWriter out) {
        this.out = out;
    }

    void print(ImportReport report) {
        line(report.municipality() + ": "
                + switch (report.outcome()) {
                    case REFUSED -> "refused, nothing was changed";
                    case UNCHANGED -> "nothing to do";
                    case PLANNED -> "would change, nothing was changed";
                    case APPLIED -> "changed";
                });
        rejections(report);
        section("Not done", report.refusals());
        changes(report.changes());
        section("Grants administration", report.administrators());
        section("Other identifiers of people who have signed in", report.identifiers());
        section("Kept although the bundle says otherwise", report.kept());
        section("Ignored", report.ignored());
    }

    private void rejections(ImportReport report) {
        if (report.rejected() == 0) return;
        List<String> lines = report.rejections().stream()
                .map(rejection -> rejection.place() + ": " + rejection.detail() + " [" + rejection.code() + "]")
                .toList();
        section("Rejected", new Section(report.rejected(), lines));
    }

    private void changes(List<Change> changes) {
        if (changes.stream().allMatch(Change::isEmpty)) return;
        out.println();
        out.printf(Locale.ROOT, "%-20s %8s %8s %8s %8s%n", "", "before", "added", "changed", "ended");
        for (Change change : changes)
            out.printf(
                    Locale.ROOT,
                    "%-20s %8d %8d %8d %8d%n",
                    change.kind(),
                    change.standing(),
                    change.added(),
                    change.changed(),
                    change.ended());
        for (Change change : changes) {
            if (change.isEmpty()) continue;
            section(
                    "First of " + change.kind(),
                    change.examples().stream().map(ImportText::text).toList());
        }
    }

    private static String text(Example example) {
        String sign = switch (example.action()) {
            case "add" -> "+ ";
            case "change" -> "~ ";
            default -> "- ";
        };
        return sign
                + example.sourcedId()
                + (example.what().isEmpty() ? "" : ": " + example.what())
                + (example.place().isEmpty() ? "" : " (" + example.place() + ")");
    }

    private void section(String title, Section section) {
        if (section.count() == 0) return;
        int shown = section.lines().size();
        section(
                title + " (" + section.count() + (shown < section.count() ? ", the first " + shown : "") + ")",
                section.lines());
    }

    private void section(String title, Collection<String> lines) {
        if (lines.isEmpty()) return;
        out.println();
        line(title);
        for (String text : lines) line("  " + text);
    }

    private void line(String text) {
        out.println(Printable.of(text));
    }
}
