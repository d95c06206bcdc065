package se.kotte.server.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.web.Texts;

/** Rule 4 of the shell. */
class SwitcherTest {
    private static final Texts SV = Texts.of(Shell.class, Locale.forLanguageTag("sv"));

    private final Place solrosen = place("Solrosen", "Tallby", true);
    private final Place granen = place("Granen", "Tallby", true);
    private final Place myran = place("Myran", "Solrosen", false);
    private final Place bien = place("Bien", "Solrosen", false);

    private static Place place(String name, String within, boolean held) {
        return new Place(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                within,
                null,
                held);
    }

    private static Switcher of(Population population, String wanted, Place... places) {
        var reader = new Reader(new PersonId(new UUID(0, 1)), "Rut", population, Set.of(), List.of(places));
        return Switcher.of(reader, wanted, "/p/a", SV);
    }

    private static List<String> labels(Switcher switcher) {
        return switcher.choices().stream().map(Switcher.Choice::label).toList();
    }

    @Test
    void whoHasNoPlaceHasNothingToSwitch() {
        assertThat(of(Population.STAFF, null)).isNull();
    }

    @Test
    void aSinglePlaceIsNamedAndNotAskedFor() {
        var switcher = of(Population.GUARDIAN, null, place("Alva", "Myran", true));
        assertThat(switcher.label()).isEqualTo("Alva");
        assertThat(switcher.choices()).isEmpty();
        assertThat(switcher.query()).isEmpty();
    }

    @Test
    void oneUnitStandsForAllThatLiesBelowIt() {
        var switcher = of(Population.STAFF, null, solrosen, bien, myran);
        assertThat(labels(switcher)).containsExactly("Solrosen", "Bien", "Myran");
        assertThat(switcher.choices().get(0).href()).isEqualTo("/p/a");
        assertThat(switcher.choices().get(0).isChosen()).isTrue();
        assertThat(switcher.choices()).as("it would say the same each time").allMatch(c -> c.within() == null);
    }

    @Test
    void severalUnitsHaveAWordForAllOfThem() {
        var switcher = of(Population.STAFF, null, granen, solrosen, myran);
        assertThat(labels(switcher)).containsExactly("Alla dina enheter", "Granen", "Solrosen", "Myran");
        assertThat(switcher.choices().get(3).within()).isEqualTo("Solrosen");
    }

    @Test
    void whatIsChosenStandsInTheAddress() {
        var switcher = of(Population.STAFF, myran.id().toString(), solrosen, bien, myran);
        assertThat(switcher.label()).isEqualTo("Myran");
        assertThat(switcher.query()).isEqualTo("?unit=" + myran.id());
        assertThat(switcher.choices())
                .filteredOn(Switcher.Choice::isChosen)
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.place()).isEqualTo(myran);
                    assertThat(choice.href()).isEqualTo("/p/a?unit=" + myran.id());
                });
    }

    @Test
    void guardiansSwitchBetweenChildren() {
        var alva = place("Alva", "Myran", true);
        var bo = place("Bo", "Bien", true);
        assertThat(labels(of(Population.GUARDIAN, null, alva, bo))).containsExactly("Båda barnen", "Alva", "Bo");
        var three = of(Population.GUARDIAN, bo.id().toString(), alva, bo, place("Cid", "Bien", true));
        assertThat(labels(three)).startsWith("Alla 3 barnen");
        assertThat(three.query()).isEqualTo("?child=" + bo.id());
    }

    @Test
    void anIdOfSomethingElseIsIgnoredAndNotRepeated() {
        for (var wanted : List.of("nonsense", UUID.randomUUID().toString(), "\"><script>")) {
            var switcher = of(Population.STAFF, wanted, solrosen, bien, myran);
            assertThat(switcher.chosen()).isNull();
            assertThat(switcher.query()).isEmpty();
        }
    }
}
