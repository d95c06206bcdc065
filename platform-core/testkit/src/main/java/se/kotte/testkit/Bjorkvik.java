package se.kotte.testkit;

import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.UnitId;

/**
 * Björkvik and the people that the abuse catalogue names: preschool Havet with Havi, whose guardian is Tove (of Tallby as
 * well, with one account), and Bea, administrator.
 */
public record Bjorkvik(Municipality municipality, UnitId havet, ChildId havi, PersonId tove, PersonId bea) {

    public int tenant() {
        return municipality.tenant();
    }

    public UnitId root() {
        return municipality.root();
    }

    static Bjorkvik in(Municipality m) {
        var havet = m.preschool("Havet");
        var bea = m.staff("Bea", "administrator", m.root());
        var havi = m.child("Havi", havet);
        var tove = m.guardianOf("Tove", havi);
        return new Bjorkvik(m, havet, havi, tove, bea);
    }
}
