package se.kotte.launcher.configuration;

/**
 * Something wrong in a file.
 *
 * @param file below the configuration's folder
 * @param pointer to the place in it (JSON pointer, RFC 6901); empty for the file as a whole
 * @param message what is wrong and how to mend it; never quotes a value that could be a secret
 */
public record Finding(String file, String pointer, String message) {

    @Override
    public String toString() {
        return file + (pointer.isEmpty() ? "" : " " + pointer) + ": " + message;
    }
}
