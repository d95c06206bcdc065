package se.kotte.plugins.media.render;

import java.util.Locale;
import java.util.Optional;

/** Why a photo could not be rendered. The {@link #code} is stored with the file and never changes its meaning. */
public enum RenderError {
    /** Neither JPEG, PNG nor WebP by its bytes. */
    UNSUPPORTED_TYPE(true),
    /** More pixels than we are ready to decode. */
    TOO_MANY_PIXELS(true),
    /** The bytes end before the picture does, as after an upload that was cut off. */
    TRUNCATED(true),
    /** The bytes are not what their type asks for. */
    DAMAGED(true),
    /** Decoding did not fit into the child's memory. */
    OUT_OF_MEMORY(true),
    /** The child was not ready in time; it may be, on a calmer machine. */
    TOO_SLOW(false),
    /** The child died or answered nonsense; it may not, the next time. */
    CRASHED(false);

    private final boolean lasting;

    RenderError(boolean lasting) {
        this.lasting = lasting;
    }

    /** Whether the photo itself is the reason, so that trying again is in vain. */
    public boolean lasting() {
        return lasting;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RenderError> ofCode(String code) {
        for (RenderError error : values()) {
            if (error.code().equals(code)) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
