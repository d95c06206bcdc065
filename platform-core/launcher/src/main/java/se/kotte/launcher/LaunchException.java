package se.kotte.launcher;

/** A start that cannot go on. The message is for the operator: what is wrong, and what to do about it. */
public final class LaunchException extends RuntimeException {

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
