package se.kotte.launcher.demo;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line for each thing that happens, with the seconds since the start; the same on a terminal and in a file. */
final class Progress {

    private final PrintStream out;
    private final long started = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** May be called from any thread. */
    void say(String what) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
        synchronized (out) {
            out.println(String.format("%4d s  %s", seconds, what));
        }
    }

    /** A line without the time. */
    void tell(String text) {
        synchronized (out) {
            out.println(text);
        }
    }
}
