package se.kotte.launcher.configuration;

import com.ibm.icu.text.IDNA;
import java.util.Optional;

/** A host name in the one form in which it is stored and looked up. */
final class HostName {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

    private HostName() {}

    /**
     * Lower case, ASCII (UTS 46, as browsers do), without the trailing dot.
     *
     * @return empty if it is not a host name
     */
    static Optional<String> canonical(String text) {
        IDNA.Info info = new IDNA.Info();
        String ascii = UTS46.nameToASCII(text, new StringBuilder(), info).toString();
        if (ascii.endsWith(".")) ascii = ascii.substring(0, ascii.length() - 1);
        boolean wrong =
                info.getErrors().stream().anyMatch(error -> error != IDNA.Error.EMPTY_LABEL || !text.endsWith("."));
        if (wrong || !ascii.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*")) return Optional.empty();
        return Optional.of(ascii);
    }
}
