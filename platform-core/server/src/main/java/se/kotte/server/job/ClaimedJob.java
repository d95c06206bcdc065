package se.kotte.server.job;

import java.util.UUID;
import se.kotte.api.job.Job;

/** One run of a claim, as its handler sees it. Used by one thread. */
public final class ClaimedJob implements Job {
    private final Claim claim;
    private final Ending ending;
    private boolean tried;
    private boolean completed;

    ClaimedJob(Claim claim, Ending ending) {
        this.claim = claim;
        this.ending = ending;
    }

    @Override
    public UUID subject() {
        return claim.subject();
    }

    @Override
    public int attempt() {
        return claim.attempt();
    }

    @Override
    public boolean lastAttempt() {
        return claim.attempt() >= Claim.LAST_ATTEMPT;
    }

    /** The plugin whose work this is, or {@code core}: of an event's delivery, the one that is told. */
    public String plugin() {
        return claim.plugin();
    }

    @Override
    public void complete(Runnable effects) {
        if (completed) throw new IllegalStateException("this job has ended already");
        tried = true;
        ending.complete(claim, effects);
        completed = true;
    }

    boolean completed() {
        return completed;
    }

    /** The handler tried to complete, failed, and kept quiet about it. */
    boolean gaveUp() {
        return tried && !completed;
    }
}
