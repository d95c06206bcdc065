package se.kotte.api.web;

import java.time.Instant;
import java.time.LocalDate;
import org.apiguardian.api.API;

/** Dates as people say them: "i dag 11.40", "fredag", "3 november". */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface When {
    String moment(Instant instant);

    String day(LocalDate day);
}
