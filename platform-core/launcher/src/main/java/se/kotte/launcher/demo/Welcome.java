package se.kotte.launcher.demo;

/** What the demo says when it can be used. */
record Welcome(Settings settings, People people) {

    void print(Progress progress) {
        progress.say("Kotte is ready");
        StringBuilder text = new StringBuilder();
        for (People.Municipality municipality : people.municipalities()) {
            text.append("\n  ").append(municipality.name()).append("  ");
            text.append(municipality.origin(settings.httpPort())).append('\n');
            for (People.Person person : people.samples(municipality))
                text.append(String.format(
                        "    %-8s %s, %s %s%n", person.username(), person.role(), person.given(), person.family()));
        }
        text.append("\n  The password of each is \"").append(People.PASSWORD).append("\".\n");
        text.append("  Data and logs: ").append(settings.data()).append("   Ctrl-C ends the demo.\n");
        progress.tell(text.toString());
    }
}
