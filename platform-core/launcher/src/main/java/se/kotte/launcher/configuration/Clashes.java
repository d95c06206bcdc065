package se.kotte.launcher.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What more than one municipality claims for itself. Told for each of them, naming the other. */
final class Clashes {

    private record Claim(Configuration by, String pointer) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Clashes() {}

    static List<Finding> between(List<Configuration> municipalities) {
        Clashes clashes = new Clashes();
        for (Configuration municipality : municipalities) clashes.claimsOf(municipality);
        clashes.requireOrganizations(municipalities);
        return clashes.findings;
    }

    private void claimsOf(Configuration by) {
        claim(by, "/id", "the id " + by.id());
        for (String host : by.hosts()) claim(by, "/hosts", "the host " + host);
        by.identities().forEach((population, identity) -> {
            claim(by, "/identity/" + population, "the client " + identity.clientId() + " of " + identity.issuer());
            if (identity.requiredOrganization() != null)
                claim(
                        by,
                        "/identity/" + population,
                        "the organization " + identity.requiredOrganization() + " of " + identity.issuer());
        });
    }

    private void claim(Configuration by, String pointer, String what) {
        Claim first = claims.putIfAbsent(what, new Claim(by, pointer));
        if (first == null) return;
        if (first.by() == by) {
            findings.add(new Finding(by.file(), pointer, what + " stands here twice"));
            return;
        }
        tell(first.by(), first.pointer(), what, by);
        tell(by, pointer, what, first.by());
    }

    private void tell(Configuration one, String pointer, String what, Configuration other) {
        findings.add(new Finding(one.file(), pointer, what + " is claimed by " + other.file() + " as well"));
    }

    /** Where staff of several municipalities come from one issuer, only the organization in the token tells them apart. */
    private void requireOrganizations(List<Configuration> municipalities) {
        Map<String, List<Configuration>> byIssuer = new HashMap<>();
        for (Configuration municipality : municipalities) {
            var staff = municipality.identities().get("staff");
            if (staff != null)
                byIssuer.computeIfAbsent(staff.issuer(), issuer -> new ArrayList<>())
                        .add(municipality);
        }
        byIssuer.values().stream().filter(sharing -> sharing.size() > 1).forEach(sharing -> {
            for (Configuration municipality : sharing)
                if (municipality.identities().get("staff").requiredOrganization() == null)
                    findings.add(new Finding(
                            municipality.file(),
                            "/identity/staff",
                            "shares its issuer with "
                                    + sharing.stream()
                                            .filter(other -> other != municipality)
                                            .map(Configuration::file)
                                            .toList()
                                    + " and needs requiredOrganization"));
        });
    }
}
