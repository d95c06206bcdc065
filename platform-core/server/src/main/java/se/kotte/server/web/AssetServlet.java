package se.kotte.server.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.kotte.server.plugin.InstalledPlugins;
import se.kotte.server.tenancy.CurrentTenant;

/** Serves assets by exact address; those of a plugin only where it is on. */
@WebServlet("/assets/*")
public class AssetServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Assets assets;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asset = assets.at(request.getRequestURI());
        if (asset == null || !isOn(asset.owner())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setContentType(asset.type());
        response.setContentLength(asset.bytes().length);
        if (request.getMethod().equals("GET")) response.getOutputStream().write(asset.bytes());
    }

    private static boolean isOn(String owner) {
        return owner.equals(InstalledPlugins.CORE)
                || CurrentTenant.get().plugins().contains(owner);
    }
}
