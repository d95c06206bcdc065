package se.kotte.api.web;

import java.util.Locale;
import org.apiguardian.api.API;

/** What a page needs to know of the request. Injected. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Ui {
    Locale locale();

    /** The texts beside {@code feature}, in the reader's language. */
    Texts texts(Class<?> feature);

    /** The versioned address of a file below {@code META-INF/kotte/assets} of the JAR that {@code owner} comes from. */
    String asset(Class<?> owner, String file);

    /** Dates and times as people say them, in the tenant's zone and the reader's language. */
    When when();
}
