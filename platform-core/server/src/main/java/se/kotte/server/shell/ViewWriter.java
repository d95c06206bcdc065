package se.kotte.server.shell;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import se.kotte.api.web.View;

/** Writes a view in its frame. */
@Provider
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {
    @Context
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @Context
    private ResourceInfo matched;

    @Inject
    private Frames frames;

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return View.class == type;
    }

    @Override
    public void writeTo(
            View view,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        var shell = frames.of(view, matched.getResourceClass(), request, uri);
        headers.putSingle("Content-Type", "text/html;charset=UTF-8");
        headers.putSingle("Content-Language", shell.language());
        headers.add("Vary", "Accept-Language, Cookie");
        // Rendered whole before the first byte leaves: a template that fails is an error page, not half a page.
        var rendered = new Utf8ByteOutput();
        JteshellGenerated.render(new OwaspHtmlTemplateOutput(rendered), null, shell);
        rendered.writeTo(body);
    }
}
