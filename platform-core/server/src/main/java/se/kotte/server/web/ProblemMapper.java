package se.kotte.server.web;

import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.List;
import se.kotte.api.problem.Problem;
import se.kotte.server.identity.SignInNeeded;
import se.kotte.server.tenancy.CurrentTenant;

/** Every exception becomes a problem: RFC 9457 for programs, a page for people. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @Inject
    private ProblemPage page;

    @Override
    public Response toResponse(Throwable thrown) {
        var problem = problem(thrown);
        // Issuers call without a tenant; a page would need one.
        boolean person = CurrentTenant.find().isPresent()
                && headers.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
        if (problem == null) {
            var incident = Incident.create();
            LOG.log(System.Logger.Level.ERROR, "unexpected, incident " + incident, thrown);
            var detail = "Something went wrong here. Try again in a moment; asking for help, name incident " + incident
                    + ".";
            return person
                    ? page.answer(500, "internal", again(), incident)
                    : answer(500, "internal", detail, List.of());
        }
        if (person && problem.type() == Problem.Type.SIGN_IN_NEEDED) return SignInNeeded.answer(request);
        var type = problem.type();
        return person
                ? page.answer(type.status(), type.code(), again(), null)
                : answer(type.status(), type.code(), problem.getMessage(), problem.fields());
    }

    /** The problem behind whatever the container wrapped around it; null for what nobody foresaw. */
    private static Problem problem(Throwable thrown) {
        for (var t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem found) return found;
            if (t instanceof OptimisticLockException)
                return Problem.of(
                        Problem.Type.CHANGED_MEANWHILE,
                        "Someone else changed this meanwhile. Read it again, then change it.");
            if (t instanceof WebApplicationException web)
                return fromStatus(web.getResponse().getStatus());
        }
        return null;
    }

    private static Problem fromStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(Problem.Type.SIGN_IN_NEEDED, "Sign in first.");
            case 413 -> Problem.of(Problem.Type.TOO_LARGE, "This is too large. Send less.");
            case 400, 422 -> Problem.invalid("The request cannot be read. Compare it with the API's description.");
            // An unknown path, an unsuitable method, Accept or Content-Type: there is nothing of the kind here. The
            // container says so before the gate is asked, so it must not tell a plugin that is off from none.
            default -> status < 500 ? Problem.notFound() : null;
        };
    }

    /** Where a person can try once more: this page, or the one of this origin that the form stood on. */
    private String again() {
        var query = request.getQueryString();
        if (request.getMethod().equals("GET")) return request.getRequestURI() + (query == null ? "" : "?" + query);
        var from = request.getHeader("Referer");
        return from != null && from.startsWith(CurrentTenant.get().origin() + "/") ? from : null;
    }

    private static Response answer(int status, String code, String detail, List<Problem.Field> fields) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "https://kotte.se/problems/" + code);
        body.put("status", status);
        body.put("detail", detail);
        if (!fields.isEmpty()) {
            body.put(
                    "errors",
                    fields.stream()
                            .map(f -> java.util.Map.of("pointer", f.pointer(), "detail", f.detail()))
                            .toList());
        }
        return Response.status(status)
                .type("application/problem+json")
                .entity(body)
                .build();
    }
}
