package se.kotte.server.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that was rejected is counted; the first of each file are kept to be shown. */
final class Rejections {
    static final int SHOWN = 200;

    private final List<Rejection> shown = new ArrayList<>();
    private long count;

    void add(Rejection rejection) {
        count++;
        if (shown.size() < SHOWN) shown.add(rejection);
    }

    /** Adds rejections of one rule, of which only the first were fetched. */
    void add(List<Rejection> first, long all) {
        first.forEach(this::add);
        count += all - first.size();
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    List<Rejection> shown() {
        var sorted = new ArrayList<>(shown);
        sorted.sort(Comparator.comparing(Rejection::file).thenComparingLong(Rejection::line));
        return List.copyOf(sorted);
    }
}
