package se.kotte.launcher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is done when this process ends, by itself or by SIGINT or SIGTERM: children are ended, the last
 * started first; then what stays is tidied. One hook runs it, since the JVM runs hooks side by side in no order.
 */
public final class Shutdown {

    private static final Deque<AutoCloseable> CHILDREN = new ArrayDeque<>();
    private static final List<Runnable> AFTERWARDS = new ArrayList<>();
    private static boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "shutdown"));
    }

    private Shutdown() {}

    /**
     * Starts a child that is ended when this process ends. When it is ending already nothing is started any more: nobody
     * would be left to end it.
     */
    static Child start(Supplier<Child> child) {
        synchronized (CHILDREN) {
            if (ending) throw new LaunchException("Not started, since this process is ending");
            Child started = child.get();
            CHILDREN.push(started);
            return started;
        }
    }

    /** This one has ended. */
    static void forget(Child child) {
        synchronized (CHILDREN) {
            CHILDREN.remove(child);
        }
    }

    /** Ends this when this process ends; at once if it is ending already. */
    public static void end(AutoCloseable child) {
        synchronized (CHILDREN) {
            if (!ending) {
                CHILDREN.push(child);
                return;
            }
        }
        close(child);
    }

    /** Runs this after all children are gone. */
    public static void afterwards(Runnable action) {
        synchronized (CHILDREN) {
            AFTERWARDS.add(action);
        }
    }

    /** This process is ending: what fails now fails because of that. */
    public static boolean isUnderWay() {
        synchronized (CHILDREN) {
            return ending;
        }
    }

    private static void close(AutoCloseable child) {
        try {
            child.close();
        } catch (Exception e) {
            // The others have to be ended, too.
            System.err.println("kotte: could not end " + child + ": " + e.getMessage());
        }
    }

    private static void run() {
        List<AutoCloseable> children;
        synchronized (CHILDREN) {
            ending = true;
            children = List.copyOf(CHILDREN);
        }
        children.forEach(Shutdown::close);
        AFTERWARDS.forEach(Runnable::run);
    }
}
