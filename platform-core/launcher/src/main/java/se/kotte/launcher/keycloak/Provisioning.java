package se.kotte.launcher.keycloak;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Brings a Keycloak to what the demo wants: realms, organizations, providers, clients, accounts. Repeatable. */
public final class Provisioning {

    /** The realm of all staff. */
    public static final String STAFF = "staff";

    /** The realm of all guardians. */
    public static final String GUARDIANS = "guardians";

    private static final String FIRST_LOGIN = "kotte first login";

    private static final List<String> FILES = List.of(
            "realm.json",
            "profile.json",
            "user.json",
            "client.json",
            "client-mappers.json",
            "broker-client.json",
            "broker-client-mappers.json",
            "provider.json",
            "provider-mappers.json",
            "organization.json");

    private final Admin admin;
    private final String address;
    private final String backChannel;
    private final UnaryOperator<String> secrets;

    /**
     * @param address of Keycloak
     * @param password of its administrator
     * @param backChannel where Keycloak tells the server that a session ended; an address that a JVM can resolve, so
     *     none under .localhost
     * @param secrets gives the secret of each name, the same each time
     */
    public Provisioning(String address, String password, String backChannel, UnaryOperator<String> secrets) {
        this.admin = new Admin(address, password);
        this.address = address;
        this.backChannel = backChannel;
        this.secrets = secrets;
    }

    /** What a run with these would make, in short: if it is the same as last time, there is nothing to do. */
    public String fingerprint(List<Municipality> municipalities, List<Account> guardians) {
        StringBuilder all = new StringBuilder();
        all.append(address).append(backChannel).append(municipalities).append(guardians);
        for (String file : FILES) all.append(Json.text(file));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param municipalities with their staff
     * @param guardians accounts for all municipalities together: who has children in two has one account
     */
    public void run(List<Municipality> municipalities, List<Account> guardians) {
        for (Municipality municipality : municipalities) providerRealm(municipality);

        realm(STAFF, "Kotte", true);
        firstLogin();
        for (Municipality municipality : municipalities) {
            provider(municipality);
            organization(municipality);
            client(STAFF, municipality, municipality.staffClient());
        }

        realm(GUARDIANS, "Kotte", false);
        accounts(GUARDIANS, "kotte_id", "guardians.example", guardians);
        for (Municipality municipality : municipalities) client(GUARDIANS, municipality, municipality.guardianClient());
    }

    /** The address that tokens of a realm name as their issuer. */
    public static String issuer(String address, String realm) {
        return address + "/realms/" + realm;
    }

    private void realm(String realm, String name, boolean organizations) {
        JsonObject wanted = Json.object(
                "realm.json", Map.of("realm", realm, "name", name, "organizations", Boolean.toString(organizations)));
        if (admin.get("/" + realm).isPresent()) admin.put("/" + realm, wanted);
        else admin.post("", wanted);
        admin.put("/" + realm + "/users/profile", Json.object("profile.json", Map.of()));
        // It would ask people who sign in for names and addresses that the municipality keeps.
        String action = "/" + realm + "/authentication/required-actions/VERIFY_PROFILE";
        JsonObject current = admin.get(action).orElseThrow().asJsonObject();
        admin.put(
                action,
                jakarta.json.Json.createObjectBuilder(current)
                        .add("enabled", false)
                        .build());
    }

    /** The municipality's own single sign-on, with its staff. */
    private void providerRealm(Municipality municipality) {
        String realm = municipality.providerRealm();
        realm(realm, municipality.name(), false);
        accounts(realm, "employee_id", municipality.domain(), municipality.staff());
        Map<String, String> values = Map.of(
                "secret", secrets.apply(realm),
                "issuer", issuer(address, STAFF),
                "alias", municipality.provider());
        client(realm, Json.object("broker-client.json", values), Json.array("broker-client-mappers.json", values));
    }

    private void provider(Municipality municipality) {
        String realm = municipality.providerRealm();
        Map<String, String> values = Map.of(
                "alias", municipality.provider(),
                "name", municipality.name(),
                "issuer", issuer(address, realm),
                "secret", secrets.apply(realm));
        String instances = "/" + STAFF + "/identity-provider/instances";
        admin.ensure(instances, "", "alias", "alias", Json.object("provider.json", values));
        String mappers = instances + "/" + municipality.provider() + "/mappers";
        for (JsonObject mapper : Json.array("provider-mappers.json", values).getValuesAs(JsonObject.class))
            admin.ensure(mappers, "", "name", "id", mapper);
    }

    /** What is done when somebody comes from a provider for the first time: an account and its organization, no page. */
    private void firstLogin() {
        String flows = "/" + STAFF + "/authentication/flows";
        JsonObject flow = jakarta.json.Json.createObjectBuilder()
                .add("alias", FIRST_LOGIN)
                .add("providerId", "basic-flow")
                .add("topLevel", true)
                .add("builtIn", false)
                .build();
        admin.ensure(flows, "", "alias", "id", flow);
        String executions = flows + "/" + Admin.encode(FIRST_LOGIN) + "/executions";
        for (String step : List.of("idp-create-user-if-unique", "idp-add-organization-member")) {
            if (execution(executions, step) == null)
                admin.post(
                        executions + "/execution",
                        jakarta.json.Json.createObjectBuilder()
                                .add("provider", step)
                                .build());
            admin.put(
                    executions,
                    jakarta.json.Json.createObjectBuilder(execution(executions, step))
                            .add("requirement", "REQUIRED")
                            .build());
        }
    }

    private JsonObject execution(String executions, String step) {
        return admin.get(executions).orElseThrow().asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(execution -> step.equals(execution.getString("providerId", null)))
                .findFirst()
                .orElse(null);
    }

    private void organization(Municipality municipality) {
        Map<String, String> values =
                Map.of("name", municipality.name(), "tenant", municipality.slug(), "domain", municipality.domain());
        String organizations = "/" + STAFF + "/organizations";
        String id = admin.ensure(organizations, "", "alias", "id", Json.object("organization.json", values));
        String providers = organizations + "/" + id + "/identity-providers";
        boolean linked = admin.get(providers).orElseThrow().asJsonArray().getValuesAs(JsonObject.class).stream()
                .anyMatch(provider -> municipality.provider().equals(provider.getString("alias")));
        if (!linked) admin.post(providers, jakarta.json.Json.createValue(municipality.provider()));
    }

    private void client(String realm, Municipality municipality, String client) {
        Map<String, String> values = Map.of(
                "client", client,
                "name", municipality.name(),
                "secret", secrets.apply(client),
                "origin", municipality.origin(),
                "backChannel", backChannel);
        client(realm, Json.object("client.json", values), Json.array("client-mappers.json", values));
    }

    private void client(String realm, JsonObject client, JsonArray mappers) {
        String clients = "/" + realm + "/clients";
        String id = admin.ensure(
                clients, "?clientId=" + Admin.encode(client.getString("clientId")), "clientId", "id", client);
        for (JsonObject mapper : mappers.getValuesAs(JsonObject.class))
            admin.ensure(clients + "/" + id + "/protocol-mappers/models", "", "name", "id", mapper);
    }

    private void accounts(String realm, String attribute, String domain, List<Account> accounts) {
        for (Account account : accounts) {
            Map<String, String> values = new HashMap<>();
            values.put("username", account.username());
            values.put("password", account.password());
            values.put("given", account.given());
            values.put("family", account.family());
            values.put("kotteId", account.kotteId());
            values.put("attribute", attribute);
            values.put("domain", domain);
            admin.ensure(
                    "/" + realm + "/users",
                    "?exact=true&username=" + Admin.encode(account.username()),
                    "username",
                    "id",
                    Json.object("user.json", values));
        }
    }
}
