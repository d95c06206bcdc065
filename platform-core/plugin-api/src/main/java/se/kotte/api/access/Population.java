package se.kotte.api.access;

import org.apiguardian.api.API;

/** In which capacity a person is signed in. One human in both populations has two sessions, never one with both. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Population {
    STAFF,
    GUARDIAN;

    /** The form in the database, in addresses and in cookies: lower case. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Population of(String code) {
        return valueOf(code.toUpperCase(java.util.Locale.ROOT));
    }
}
