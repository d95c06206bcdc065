package se.kotte.api.file;

import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import se.kotte.api.access.Viewer;

/** Stores and streams files of the tenant. Injected. Its own rule: who may read is the caller's to judge. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Files {
    /**
     * Streams {@code content} into the store and tells {@code file.stored}. Called inside a transaction; bytes of a
     * transaction that does not commit are swept later.
     *
     * @throws se.kotte.api.problem.Problem too large; unsupported type (by its first bytes)
     */
    FileId store(Viewer owner, InputStream content) throws IOException;

    /** The bytes as they were sent in, while the file is pending. Closed by the caller. */
    InputStream original(FileId file) throws IOException;

    /** The media type found in the bytes. */
    String mediaType(FileId file);

    /** The renditions are made: keeps them, drops the original. Called inside a transaction (of a job). */
    void ready(FileId file, List<Rendition> renditions) throws IOException;

    /** No renditions can be made. {@code code} is a stable word such as {@code damaged}; the original is dropped. */
    void failed(FileId file, String code);

    /**
     * The answer to a GET or HEAD of a rendition: with ETag, Range (one range), 304 and 206 as RFC 9110 says; private and
     * revalidated. The caller has authorised the read already.
     *
     * @param rangeHeader the Range header or null
     * @throws se.kotte.api.problem.Problem not found, while there is no such rendition
     */
    Response serve(FileId file, String rendition, Request request, @Nullable String rangeHeader);
}
