package se.kotte.launcher;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the serving process's log for what its health does not tell: after a failed deployment Payara Micro stays alive
 * and says that it is ready. Written by the thread that reads the output, read by the one that waits.
 */
final class StartLog {

    private static final String FAILED = "Exception while loading the app";
    private static final Pattern READY = Pattern.compile("Payara Micro .* ready in ");
    private static final Pattern FINE = Pattern.compile("\\S+ (INFO|CONFIG|FINE\\w*) .*");
    private static final Pattern FRAME =
            Pattern.compile("\\s*|\tat .*|\\s*\\.\\.\\. \\d+ (more|common frames omitted)");
    private static final String CAUSE = "Caused by: ";
    private static final int CAUSES = 3;
    private static final int OTHERS = 12;

    /** What was said since the last line that was no complaint. */
    private final Set<String> told = new LinkedHashSet<>();

    private boolean failed;
    private boolean ready;

    synchronized void add(String line) {
        if (failed || ready) return;
        failed = line.contains(FAILED);
        ready = READY.matcher(line).find();
        if (FINE.matcher(line).matches()) told.clear();
        else if (!FRAME.matcher(line).matches()) told.add(line);
    }

    /** The application did not deploy. */
    synchronized boolean failed() {
        return failed;
    }

    /** The container says that it is done, deployed or not. */
    synchronized boolean ready() {
        return ready;
    }

    /** What went wrong, in the words of the log without the stack frames; of the causes the innermost. */
    synchronized String reason() {
        List<String> causes =
                told.stream().filter(line -> line.startsWith(CAUSE)).toList();
        List<String> lines = new ArrayList<>(told.stream()
                .filter(line -> !line.startsWith(CAUSE))
                .limit(OTHERS)
                .toList());
        lines.addAll(causes.subList(Math.max(0, causes.size() - CAUSES), causes.size()));
        return "  " + String.join("\n  ", lines);
    }
}
