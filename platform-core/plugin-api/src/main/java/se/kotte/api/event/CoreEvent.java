package se.kotte.api.event;

import java.time.Instant;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * Something that happened. It carries ids; what they stand for is read when the event is handled.
 *
 * @param type {@code noun.verb} in the past tense, e.g. {@code file.stored}
 * @param version of the event's meaning; observers name the version they know
 * @param subject the id of what it happened to
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CoreEvent(UUID id, String type, int version, UUID subject, Instant at) {}
