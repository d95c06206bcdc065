package se.kotte.server.web;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import se.kotte.api.web.Ui;
import se.kotte.api.web.View;
import se.kotte.server.tenancy.CurrentTenant;

/** Wraps a view in the shell; an htmx request gets the content alone. */
@Provider
@Produces(MediaType.TEXT_HTML)
public class ViewWriter implements MessageBodyWriter<View> {
    @Context
    private HttpHeaders request;

    @Inject
    private Ui ui;

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
        headers.putSingle("Content-Type", "text/html;charset=UTF-8");
        headers.putSingle("Content-Language", ui.locale().getLanguage());
        headers.add("Vary", "HX-Request");
        // Rendered whole before the first byte leaves: a template that fails is an error page, not half a page.
        var rendered = new Utf8ByteOutput();
        var out = new OwaspHtmlTemplateOutput(rendered);
        if (request.getHeaderString("HX-Request") != null) {
            view.content().writeTo(out);
        } else {
            var shell = new Shell(
                    CurrentTenant.get(), ui.locale().getLanguage(), view, file -> ui.asset(ViewWriter.class, file));
            JteshellGenerated.render(out, null, shell);
        }
        rendered.writeTo(body);
    }
}
