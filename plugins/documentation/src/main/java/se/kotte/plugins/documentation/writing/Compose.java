package se.kotte.plugins.documentation.writing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.plugins.documentation.Page;
import se.kotte.plugins.documentation.reading.Goals;

/** The page on which an entry is written: everything to choose from, and what was typed so far. */
@Dependent
class Compose {
    /**
     * @param entry null until it is first saved
     * @param key identifies the entry until then: sending the form twice makes one
     * @param notice key of a text to show first, or null
     * @param script address of the page's module
     */
    record Model(
            Page p,
            UUID entry,
            int version,
            String key,
            boolean published,
            Tagging.Place place,
            Draft draft,
            List<Picker.Child> children,
            Set<UUID> last,
            List<Goals.Goal> often,
            List<Group> groups,
            List<Photos.Photo> photos,
            List<Option> audiences,
            List<Draft.Fault> faults,
            String notice,
            String script) {

        boolean has(Draft.Fault fault) {
            return faults.contains(fault);
        }

        boolean picked(Picker.Child child) {
            return draft.children().contains(child.id());
        }

        boolean picked(Goals.Goal goal) {
            return draft.goals().contains(goal.key());
        }

        String action() {
            var entries = se.kotte.plugins.documentation.Documentation.PAGES + "/entries";
            return entry == null ? entries : entries + "/" + entry;
        }
    }

    record Group(String title, String hue, List<Goals.Goal> goals) {}

    /** @param children how many children's guardians it reaches; for {@code CHILDREN} those that are tagged */
    record Option(Audience audience, String unit, int children, boolean chosen) {
        String code() {
            return audience.code();
        }
    }

    /** What has happened to an entry that is being written. */
    record State(UUID entry, int version, boolean published) {
        static final State NEW = new State(null, 0, false);

        static State of(Entry entry) {
            return new State(entry.id(), entry.version(), entry.isPublished());
        }
    }

    private final Picker picker;
    private final Tagging tagging;
    private final Goals goals;
    private final Photos photos;
    private final Ui ui;

    @Inject
    Compose(Picker picker, Tagging tagging, Goals goals, Photos photos, Ui ui) {
        this.picker = picker;
        this.tagging = tagging;
        this.goals = goals;
        this.photos = photos;
        this.ui = ui;
    }

    View page(Viewer viewer, UUID unit, State state, String key, Draft draft, List<Draft.Fault> faults, String notice) {
        var p = Page.of(ui);
        var place = tagging.place(unit);
        var all = goals.all();
        var often = picker.often(unit);
        var chosen = all.stream()
                .filter(goal -> often.contains(goal.key()) || draft.goals().contains(goal.key()))
                .toList();
        var model = new Model(
                p,
                state.entry(),
                state.version(),
                key,
                state.published(),
                place,
                draft,
                picker.children(viewer, unit, state.entry()),
                picker.last(viewer, unit),
                chosen,
                groups(all, chosen),
                state.entry() == null ? List.of() : photos.of(state.entry()),
                audiences(viewer, place, draft),
                faults,
                notice,
                ui.asset(Compose.class, "compose.js"));
        return View.task(
                p.t(state.published() ? "compose.edit" : "compose.title"),
                out -> JtecomposeGenerated.render(out, null, model));
    }

    private static List<Group> groups(List<Goals.Goal> all, List<Goals.Goal> shown) {
        Map<String, List<Goals.Goal>> byTitle = new LinkedHashMap<>();
        all.stream()
                .filter(goal -> !shown.contains(goal))
                .forEach(goal -> byTitle.computeIfAbsent(goal.title(), title -> new ArrayList<>())
                        .add(goal));
        return byTitle.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue().get(0).hue(), group.getValue()))
                .toList();
    }

    private List<Option> audiences(Viewer viewer, Tagging.Place place, Draft draft) {
        return place.audiences().stream()
                .map(audience -> switch (audience) {
                    case CHILDREN -> new Option(audience, null, draft.children().size(), audience == draft.audience());
                    case DEPARTMENT ->
                        new Option(
                                audience,
                                place.departmentName(),
                                picker.childCount(viewer, place.department()),
                                audience == draft.audience());
                    case PRESCHOOL -> new Option(audience, place.preschoolName(), 0, audience == draft.audience());
                    case STAFF -> new Option(audience, null, 0, audience == draft.audience());
                })
                .toList();
    }
}
