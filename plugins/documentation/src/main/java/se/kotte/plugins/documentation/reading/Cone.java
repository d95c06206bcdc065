package se.kotte.plugins.documentation.reading;

import java.util.ArrayList;
import java.util.List;

/** The goals as the scales of a cone: one scale a goal, stronger the more entries it has. */
final class Cone {
    /** The shape for 33 goals; other numbers keep its proportions. */
    private static final int[] SHAPE = {3, 5, 6, 6, 5, 4, 3, 1};

    private static final int STRONGEST = 4;

    private Cone() {}

    /** 0 for none, else 1 to 4 by the share of the most. */
    static int level(int count, int most) {
        if (count == 0) return 0;
        return 1 + (count * (STRONGEST - 1)) / most;
    }

    /** The scales row by row from the top, in the order given. */
    static List<List<Integer>> rows(List<Integer> levels) {
        int shape = java.util.Arrays.stream(SHAPE).sum();
        var rows = new ArrayList<List<Integer>>();
        int from = 0;
        int before = 0;
        for (int width : SHAPE) {
            before += width;
            int until = Math.round((float) before * levels.size() / shape);
            if (until > from) rows.add(levels.subList(from, until));
            from = until;
        }
        return rows;
    }
}
