package se.kotte.plugins.media.render;

import java.io.IOException;

/** The photo cannot be rendered, for a reason that has a code. */
final class RefusedException extends IOException {
    private final RenderError error;

    RefusedException(RenderError error, Throwable cause) {
        super(error.code(), cause);
        this.error = error;
    }

    RefusedException(RenderError error) {
        this(error, null);
    }

    RenderError error() {
        return error;
    }
}
