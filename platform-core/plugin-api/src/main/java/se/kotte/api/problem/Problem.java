package se.kotte.api.problem;

import java.util.List;
import org.apiguardian.api.API;

/**
 * An answer other than success. Thrown from anywhere below a resource; the platform answers it as
 * {@code application/problem+json}, or as a page where a browser asked for one. The transaction is rolled back.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Problem extends RuntimeException {
    /** One field that was not accepted: a JSON pointer (RFC 6901) or form field name, and what to do. */
    public record Field(String pointer, String detail) {}

    private final transient Type type;
    private final transient List<Field> fields;

    /** The kinds of problem; the name in lower case with hyphens ends the type URI and never changes. */
    public enum Type {
        NOT_FOUND(404),
        SIGN_IN_NEEDED(401),
        INVALID(400),
        CONFLICT(409),
        CHANGED_MEANWHILE(412),
        TOO_LARGE(413),
        UNSUPPORTED_TYPE(415),
        REPEATED_DIFFERENTLY(422),
        CROSS_SITE(403),
        TRY_LATER(503);

        private final int status;

        Type(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private Problem(Type type, String detail, List<Field> fields) {
        super(detail, null, false, false);
        this.type = type;
        this.fields = List.copyOf(fields);
    }

    public static Problem notFound() {
        return new Problem(Type.NOT_FOUND, "There is nothing here for you.", List.of());
    }

    /** @param detail what is wrong and what to do, in English, for developers and logs */
    public static Problem of(Type type, String detail) {
        return new Problem(type, detail, List.of());
    }

    public static Problem invalid(String detail, Field... fields) {
        return new Problem(Type.INVALID, detail, List.of(fields));
    }

    public Type type() {
        return type;
    }

    public List<Field> fields() {
        return fields;
    }
}
