package se.kotte.server.roster;

import java.util.List;

/**
 * What an import did or would do.
 *
 * @param municipality its slug
 * @param outcome what came of it
 * @param refusals why nothing was done although no row was rejected, each with the way out; also in a dry run
 * @param rejected how many rejections there are; {@code rejections} holds the first of them
 * @param changes what is added, changed and ended, by kind; empty when something was rejected
 * @param administrators new or changed assignments that grant administration
 * @param identifiers persons who have signed in before and get another identifier
 * @param kept bars and protections that the bundle lacks or would lift
 * @param ignored what in the bundle has no meaning here
 */
public record ImportReport(
        String municipality,
        Outcome outcome,
        List<String> refusals,
        long rejected,
        List<Rejection> rejections,
        List<Change> changes,
        Section administrators,
        Section identifiers,
        Section kept,
        List<String> ignored) {

    /** What came of an import. */
    public enum Outcome {
        /** Something was rejected or not confirmed: nothing was changed. */
        REFUSED,
        /** The bundle says what is there already: nothing was changed. */
        UNCHANGED,
        /** A dry run: nothing was changed. */
        PLANNED,
        APPLIED
    }

    /**
     * What happens to one kind of thing.
     *
     * @param kind units, people, children, placements, guardians, staff assignments, identifiers
     * @param standing how many are in force before
     * @param examples the first of them
     */
    public record Change(String kind, long standing, long added, long changed, long ended, List<Example> examples) {
        public boolean isEmpty() {
            return added + changed + ended == 0;
        }
    }

    /**
     * One thing that happens.
     *
     * @param action add, change or end
     * @param place file:line; empty for what has left the bundle
     * @param sourcedId of what it happens to
     * @param what the properties that change
     */
    public record Example(String action, String place, String sourcedId, String what) {}

    /** Something told apart: how much of it, and the first of it in words. */
    public record Section(long count, List<String> lines) {
        static final Section NONE = new Section(0, List.of());
    }

    public boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    static ImportReport rejected(String municipality, Rejections rejections) {
        return new ImportReport(
                municipality,
                Outcome.REFUSED,
                List.of(),
                rejections.count(),
                rejections.shown(),
                List.of(),
                Section.NONE,
                Section.NONE,
                Section.NONE,
                List.of());
    }
}
