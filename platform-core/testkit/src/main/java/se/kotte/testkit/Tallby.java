package se.kotte.testkit;

import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.UnitId;

/**
 * Tallby and the people that the abuse catalogue names.
 *
 * <p>Preschool Solrosen with the departments Myran and Bien, preschool Granen. Alva and Bo (siblings) and Cid, who is
 * protected, go to Myran, Disa to Bien, Elin to Granen itself. Gun is guardian of Alva and Bo; Rolf of both, and barred
 * from Alva; Petra, protected herself, of Cid; Dan of Disa; Tove of Elin here and of Havi in Björkvik, with one account.
 * Pia is pedagogue at Myran, Sam substitute there today only, Ulf pedagogue at Granen, Rut principal of Solrosen, Mona
 * administrator.
 */
public record Tallby(
        Municipality municipality,
        UnitId solrosen,
        UnitId myran,
        UnitId bien,
        UnitId granen,
        ChildId alva,
        ChildId bo,
        ChildId cid,
        ChildId disa,
        ChildId elin,
        PersonId gun,
        PersonId rolf,
        PersonId petra,
        PersonId dan,
        PersonId tove,
        PersonId pia,
        PersonId sam,
        PersonId ulf,
        PersonId rut,
        PersonId mona) {

    public int tenant() {
        return municipality.tenant();
    }

    public UnitId root() {
        return municipality.root();
    }

    static Tallby in(Municipality m) {
        var today = m.today();
        var solrosen = m.preschool("Solrosen");
        var myran = m.department("Myran", solrosen);
        var bien = m.department("Bien", solrosen);
        var granen = m.preschool("Granen");

        var mona = m.staff("Mona", "administrator", m.root());
        var rut = m.staff("Rut", "principal", solrosen);
        var pia = m.staff("Pia", "pedagogue", myran);
        var ulf = m.staff("Ulf", "pedagogue", granen);
        var sam = m.person("Sam");
        m.assignment(sam, "substitute", myran, today, today.plusDays(1));
        m.identifier(sam, Population.STAFF, m.identifierOf("Sam"));

        var alva = m.child("Alva", myran);
        var bo = m.child("Bo", myran);
        var cid = m.child("Cid", myran);
        m.protect(cid);
        var disa = m.child("Disa", bien);
        var elin = m.child("Elin", granen);

        var gun = m.guardianOf("Gun", alva, bo);
        var rolf = m.guardianOf("Rolf", alva, bo);
        m.bar(rolf, alva, mona);
        var petra = m.guardianOf("Petra", cid);
        m.protect(petra, "confidential");
        var dan = m.guardianOf("Dan", disa);
        var tove = m.guardianOf("Tove", elin);
        return new Tallby(
                m, solrosen, myran, bien, granen, alva, bo, cid, disa, elin, gun, rolf, petra, dan, tove, pia, sam, ulf,
                rut, mona);
    }
}
