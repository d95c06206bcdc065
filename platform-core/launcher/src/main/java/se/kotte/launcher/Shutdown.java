package se.kotte.launcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is done when this process ends, by itself or by SIGINT or SIGTERM: children are ended, the last
 * started first; then what stays is tidied. One hook runs it, since the JVM runs hooks side by side in no order.
 */
final class Shutdown {

    private static final Deque<Child> CHILDREN = new ArrayDeque<>();
    private static final List<Runnable> AFTERWARDS = new ArrayList<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "shutdown"));
    }

    private Shutdown() {}

    /** Ends this child when this process ends; at once if it is ending already. */
    static void end(Child child) {
        synchronized (CHILDREN) {
            if (!ending) {
                CHILDREN.push(child);
                return;
            }
        }
        child.close();
    }

    /** Runs this after all children are gone. */
    static void afterwards(Runnable action) {
        synchronized (CHILDREN) {
            AFTERWARDS.add(action);
        }
    }

    private static void run() {
        List<Child> children;
        synchronized (CHILDREN) {
            ending = true;
            children = List.copyOf(CHILDREN);
        }
        children.forEach(Child::close);
        AFTERWARDS.forEach(Runnable::run);
    }
}
