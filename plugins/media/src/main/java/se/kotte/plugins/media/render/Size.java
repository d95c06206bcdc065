package se.kotte.plugins.media.render;

import java.util.Locale;

/** The sizes a photo is rendered in, largest first: each is made from the one before. */
public enum Size {
    LARGE(2048),
    MEDIUM(960),
    SMALL(480);

    private final int longestSide;

    Size(int longestSide) {
        this.longestSide = longestSide;
    }

    /** In pixels; a smaller photo keeps its own size. */
    public int longestSide() {
        return longestSide;
    }

    /** The rendition's name, known to who shows it. */
    public String rendition() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fileName() {
        return rendition() + ".jpg";
    }
}
