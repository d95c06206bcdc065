package se.kotte.server.job;

import java.util.UUID;

/**
 * A job that this node may do until its lease is over.
 *
 * @param plugin whose work it is, or {@code core}
 * @param attempt which try this is, from 1
 * @param lease names this claim: a job claimed again has another
 */
record Claim(UUID id, int tenant, String kind, String plugin, UUID subject, int attempt, UUID lease) {
    static final int LAST_ATTEMPT = 8;

    /** For the log: ids and no content. */
    @Override
    public String toString() {
        return "job %s %s of tenant %d, attempt %d".formatted(kind, id, tenant, attempt);
    }
}
