package se.kotte.launcher.roster;

import java.util.List;
import java.util.Random;

/** Names as they are common in Sweden, drawn by chance. */
final class Names {

    private static final List<String> CHILDREN = List.of(
            "Alice", "Maja", "Vera", "Alma", "Selma", "Elsa", "Lilly", "Astrid", "Wilma", "Freja", "Olivia", "Ellen",
            "Saga", "Signe", "Ebba", "Stella", "Juni", "Leah", "Amira", "Safiya", "Iris", "Tyra", "Ines", "Nova",
            "Hedda", "Noah", "William", "Liam", "Hugo", "Adam", "Oliver", "Walter", "Nils", "Elias", "Arvid", "Oscar",
            "Vincent", "Matteo", "Frans", "Otto", "Theo", "August", "Sam", "Ludvig", "Omar", "Yusuf", "Melvin", "Loke",
            "Ivar", "Milo", "Sigge", "Ture");

    private static final List<String> ADULTS = List.of(
            "Anna", "Emma", "Sara", "Johanna", "Maria", "Elin", "Jenny", "Linda", "Sofia", "Malin", "Hanna", "Fatima",
            "Amina", "Karin", "Ida", "Frida", "Josefin", "Lisa", "Sandra", "Leila", "Erik", "Johan", "Andreas",
            "Daniel", "Fredrik", "Mikael", "Jonas", "Mattias", "Ahmed", "Ali", "Marcus", "David", "Peter", "Henrik",
            "Magnus", "Viktor", "Niklas", "Robin", "Tobias", "Mehmet");

    private static final List<String> FAMILIES = List.of(
            "Andersson",
            "Johansson",
            "Karlsson",
            "Nilsson",
            "Eriksson",
            "Larsson",
            "Olsson",
            "Persson",
            "Svensson",
            "Gustafsson",
            "Pettersson",
            "Jonsson",
            "Jansson",
            "Hansson",
            "Bengtsson",
            "Lindberg",
            "Lindström",
            "Lindqvist",
            "Lundgren",
            "Berglund",
            "Bergström",
            "Sandström",
            "Fredriksson",
            "Mattsson",
            "Forsell",
            "Sjöberg",
            "Wallin",
            "Engström",
            "Eklund",
            "Danielsson",
            "Håkansson",
            "Lundin",
            "Björk",
            "Bergman",
            "Gunnarsson",
            "Holm",
            "Samuelsson",
            "Fransson",
            "Wikström",
            "Isaksson",
            "Nyström",
            "Holmberg",
            "Arvidsson",
            "Löfgren",
            "Söderberg",
            "Nyberg",
            "Blomqvist",
            "Claesson",
            "Mårtensson",
            "Åberg",
            "Öhman",
            "Ali",
            "Mohamed",
            "Hassan",
            "Ahmed",
            "Nguyen",
            "Kovačević",
            "Yılmaz",
            "Korhonen");

    private static final List<String> DEPARTMENTS = List.of(
            "Myran",
            "Bien",
            "Humlan",
            "Fjärilen",
            "Nyckelpigan",
            "Gräshoppan",
            "Trollsländan",
            "Ekorren",
            "Igelkotten",
            "Räven",
            "Ugglan",
            "Haren",
            "Bävern",
            "Uttern",
            "Lodjuret",
            "Älgen",
            "Blåklockan",
            "Smultronet",
            "Lingonet",
            "Kantarellen");

    private static final List<String> PRESCHOOLS = List.of(
            "Tallbacken",
            "Ängsgården",
            "Björkdungen",
            "Lillåns",
            "Skogsgläntan",
            "Stenkulla",
            "Kvarnbäcken",
            "Ekbacken",
            "Sjöstjärnan",
            "Lärkans",
            "Hagtornet",
            "Norrgården",
            "Solgläntan",
            "Trollbäcken",
            "Väderkvarnen",
            "Äppellunden",
            "Klockarängen",
            "Hästhagen",
            "Bergkristallen",
            "Rönnbäret");

    private final Random random;

    Names(Random random) {
        this.random = random;
    }

    String child() {
        return pick(CHILDREN);
    }

    String adult() {
        return pick(ADULTS);
    }

    String family() {
        return pick(FAMILIES);
    }

    /** The names of departments in one preschool differ. */
    static String department(int number) {
        return DEPARTMENTS.get(number % DEPARTMENTS.size());
    }

    /** The names of the first preschools differ; later ones are numbered. */
    static String preschool(int number) {
        String name = PRESCHOOLS.get(number % PRESCHOOLS.size());
        return number < PRESCHOOLS.size() ? name : name + " " + (number / PRESCHOOLS.size() + 1);
    }

    private String pick(List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
