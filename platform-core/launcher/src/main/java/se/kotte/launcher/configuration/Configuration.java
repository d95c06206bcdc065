package se.kotte.launcher.configuration;

import java.util.List;
import java.util.Map;

/**
 * One municipality, as its file says and after its placeholders were filled.
 *
 * @param file below the configuration's folder
 * @param hosts in the form in which they are looked up
 * @param crest shown beside the name; null for none
 * @param picture on the sign-in page; null for none
 * @param roles by id
 * @param identities by population
 */
record Configuration(
        String file,
        String slug,
        int id,
        String name,
        String state,
        String origin,
        List<String> hosts,
        String zone,
        String language,
        String hue,
        Image crest,
        Image picture,
        int guardianGraceDays,
        List<String> plugins,
        List<Curriculum> curricula,
        Map<String, Role> roles,
        Map<String, Identity> identities) {

    /** A file of the municipality's folder, named by its content as core.tenant_image wants it. */
    record Image(String hash, String mediaType, byte[] content) {}

    record Role(String population, List<String> capabilities) {}

    record Identity(String issuer, String clientId, String secretRef, String requiredOrganization, String idpAlias) {}

    record Curriculum(String id, String name, String revision, String language, List<Goal> goals) {}

    /** @param label by language */
    record Goal(
            String id,
            String section,
            String sectionTitle,
            String cluster,
            String clusterTitle,
            Map<String, String> label) {}
}
