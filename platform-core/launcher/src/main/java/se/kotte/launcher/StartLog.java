package se.kotte.launcher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Reads the serving process's log for what its health does not tell: after a failed deployment Payara Micro stays alive
 * and says that it is ready. Written by the thread that reads the output, read by the one that waits.
 */
final class StartLog {

    private static final String FAILED = "Exception while loading the app";
    private static final String READY = " ready in ";
    private static final int CAUSES = 4;
    private static final int LAST = 15;

    private final Set<String> causes = new LinkedHashSet<>();
    private final Deque<String> last = new ArrayDeque<>();
    private boolean failed;
    private boolean ready;

    synchronized void add(String line) {
        if (ready) return;
        if (line.startsWith("Caused by: ")) {
            // The innermost cause of the latest failure is the one to read first.
            causes.remove(line);
            causes.add(line);
        }
        if (line.contains(FAILED)) {
            failed = true;
            String told = line.substring(line.indexOf(FAILED) + FAILED.length()).strip();
            if (!told.isEmpty()) causes.add(told);
        }
        if (line.contains(READY) && line.contains("Payara Micro")) ready = true;
        last.addLast(line);
        if (last.size() > LAST) last.removeFirst();
    }

    /** The application did not deploy. */
    synchronized boolean failed() {
        return failed;
    }

    /** The container says that it is done, deployed or not. */
    synchronized boolean ready() {
        return ready;
    }

    /** What went wrong, the innermost cause last; the last lines when no cause was logged. */
    synchronized String reason() {
        if (causes.isEmpty()) return "  " + String.join("\n  ", last);
        return "  "
                + String.join(
                        "\n  ",
                        causes.stream()
                                .skip(Math.max(0, causes.size() - CAUSES))
                                .toList());
    }
}
