package se.kotte.server.file;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import se.kotte.api.problem.Problem;

/**
 * The answer to a GET or HEAD of some bytes: whole, in part, or not at all since the reader has them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, section 13.2.2: in which order conditions
 *     and ranges are looked at</a>
 */
final class FileAnswer {
    private static final int BUFFER = 64 * 1024;

    record Content(String mediaType, long bytes, String sha256) {}

    interface Opening {
        FileChannel open() throws IOException;
    }

    private FileAnswer() {}

    static Response to(Request request, String rangeHeader, String ifRange, Content content, Opening opening) {
        var tag = new EntityTag(content.sha256());
        var early = request.evaluatePreconditions(tag);
        if (early != null) {
            if (early.build().getStatus() != Response.Status.NOT_MODIFIED.getStatusCode())
                throw Problem.of(Problem.Type.CHANGED_MEANWHILE, "This is not what you have. Read it again.");
            return headers(early, tag).build();
        }
        boolean head = request.getMethod().equals("HEAD");
        var range = head || !isCurrent(ifRange, content) ? null : ByteRange.of(rangeHeader, content.bytes());
        try {
            var channel = opening.open();
            if (head || range != null && !range.isSatisfiable()) channel.close();
            if (range == null) return whole(head, tag, content, channel);
            return range.isSatisfiable() ? part(range, tag, content, channel) : noSuchPart(range, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** If-Range: the range is meant for these very bytes; else the whole is sent. */
    private static boolean isCurrent(String ifRange, Content content) {
        return ifRange == null || ifRange.strip().equals('"' + content.sha256() + '"');
    }

    private static Response whole(boolean head, EntityTag tag, Content content, FileChannel channel) {
        var answer = headers(Response.ok(), tag)
                .type(content.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, content.bytes());
        if (!head) answer.entity(stream(channel, ByteRange.all(content.bytes())));
        return answer.build();
    }

    private static Response part(ByteRange range, EntityTag tag, Content content, FileChannel channel) {
        return headers(Response.status(Response.Status.PARTIAL_CONTENT), tag)
                .type(content.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .header("Content-Range", range.contentRange(content.bytes()))
                .entity(stream(channel, range))
                .build();
    }

    private static Response noSuchPart(ByteRange range, Content content) {
        return Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE)
                .header("Content-Range", range.contentRange(content.bytes()))
                .type("application/problem+json")
                .entity("""
                        {"type":"https://kotte.se/problems/range-not-satisfiable","status":416,\
                        "detail":"There are fewer bytes than that. Ask for a range within them."}""")
                .build();
    }

    /** On 304 as well: they are what the reader's cache has to know (RFC 9110, section 15.4.5). */
    private static Response.ResponseBuilder headers(Response.ResponseBuilder answer, EntityTag tag) {
        return answer.tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff");
    }

    private static StreamingOutput stream(FileChannel channel, ByteRange range) {
        return out -> {
            try (channel) {
                copy(channel, range, out);
            }
        };
    }

    private static void copy(FileChannel channel, ByteRange range, OutputStream out) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(BUFFER, range.length()));
        channel.position(range.first());
        for (long left = range.length(); left > 0; left -= buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            while (buffer.hasRemaining())
                if (channel.read(buffer) < 0) throw new IOException("the file has become shorter");
            out.write(buffer.array(), 0, buffer.limit());
        }
    }
}
