package se.kotte.system.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Photos over HTTP; the fixture's rendition is the original itself. */
class FilesIT {
    private static final String TALLBY = "tallby.localhost:8080";
    private static final String BJORKVIK = "bjorkvik.localhost:8080";

    private final Fixture fixture = Fixture.served();
    private final Http http = fixture.http();

    @Test
    void a_photo_goes_in_is_told_of_once_rendered_and_served() {
        var photo = photo(1_000);
        var id = stored(photo);
        var answer = http.get(TALLBY, address(id));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(photo);
        assertThat(answer.header("content-type")).isEqualTo("image/jpeg");
        assertThat(answer.header("content-length")).isEqualTo("1000");
        assertThat(answer.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(answer.header("content-disposition")).isEqualTo("inline");
        assertThat(answer.header("content-security-policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(fixture.count(
                        "select count(*) as n from p_fixture.deed where what = 'told' and subject_id = '" + id + "'"))
                .isEqualTo(1);
        assertThat(onDisk(id)).hasSize(1);
    }

    @Test
    void who_has_it_is_told_that_nothing_changed() {
        var id = stored(photo(100));
        var tag = http.get(TALLBY, address(id)).header("etag");
        assertThat(tag).matches("\"[0-9a-f]{64}\"");
        var again = http.get(TALLBY, address(id), "If-None-Match: " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("etag")).isEqualTo(tag);
        assertThat(again.header("cache-control")).isEqualTo("private, no-cache");
        assertThat(http.get(TALLBY, address(id), "If-None-Match: W/" + tag).status())
                .isEqualTo(304);
        assertThat(http.get(TALLBY, address(id), "If-None-Match: \"other\"").status())
                .isEqualTo(200);
        assertThat(http.get(TALLBY, address(id), "If-Match: \"other\"").status())
                .isEqualTo(412);
    }

    @Test
    void one_range_is_answered_and_others_are_the_whole_or_refused() {
        var photo = photo(1_000);
        var id = stored(photo);
        var middle = http.get(TALLBY, address(id), "Range: bytes=100-199");
        assertThat(middle.status()).isEqualTo(206);
        assertThat(middle.body()).isEqualTo(Arrays.copyOfRange(photo, 100, 200));
        assertThat(middle.header("content-range")).isEqualTo("bytes 100-199/1000");
        assertThat(middle.header("content-length")).isEqualTo("100");

        var end = http.get(TALLBY, address(id), "Range: bytes=-1");
        assertThat(end.body()).isEqualTo(Arrays.copyOfRange(photo, 999, 1_000));

        assertThat(http.get(TALLBY, address(id), "Range: bytes=0-1,5-6").status())
                .isEqualTo(200);

        var beyond = http.get(TALLBY, address(id), "Range: bytes=1000-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("content-range")).isEqualTo("bytes */1000");
        assertThat(beyond.text()).contains("range-not-satisfiable");
    }

    @Test
    void a_range_is_of_the_bytes_that_the_reader_began_with() {
        var id = stored(photo(1_000));
        var tag = http.get(TALLBY, address(id)).header("etag");
        assertThat(http.get(TALLBY, address(id), "Range: bytes=0-9", "If-Range: " + tag)
                        .status())
                .isEqualTo(206);
        assertThat(http.get(TALLBY, address(id), "Range: bytes=0-9", "If-Range: \"other\"")
                        .status())
                .isEqualTo(200);
        // A condition that says that nothing changed comes before the range.
        assertThat(http.get(TALLBY, address(id), "Range: bytes=0-9", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }

    @Test
    void head_says_what_get_would() {
        var id = stored(photo(1_000));
        var get = http.get(TALLBY, address(id));
        var head = http.send("HEAD", TALLBY, address(id), new byte[0]);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers()).isEqualTo(get.headers());
        assertThat(head.body()).isEmpty();
    }

    /** G01, as far as it is the core's: what is not the tenant's or has no such form is 404-same, before 206, 304, 416. */
    @Test
    void g01_what_is_not_there_is_one_answer_whatever_is_asked_of_it() {
        var id = stored(photo(1_000));
        var tag = http.get(TALLBY, address(id)).header("etag");
        fixture.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'fixture')");
        try {
            for (var header :
                    new String[] {"Accept: */*", "Range: bytes=0-9", "Range: bytes=9999-", "If-None-Match: " + tag}) {
                var nothing = http.get(BJORKVIK, "/nothing", header).fingerprint();
                assertThat(http.get(BJORKVIK, address(id), header).fingerprint())
                        .isEqualTo(nothing);
                assertThat(http.get(TALLBY, address(id).replace("small", "original"), header)
                                .status())
                        .isEqualTo(404);
            }
        } finally {
            fixture.database.asOwner("delete from core.tenant_plugin where tenant_id = 2");
        }
    }

    /** Rule 7. */
    @Test
    void bytes_that_are_lost_are_not_found_and_an_error_in_the_log() throws IOException {
        var id = stored(photo(1_000));
        Files.write(onDisk(id).get(0), new byte[10]);
        assertThat(http.get(TALLBY, address(id)).status()).isEqualTo(404);
        Files.delete(onDisk(id).get(0));
        assertThat(http.get(TALLBY, address(id)).fingerprint())
                .isEqualTo(http.get(TALLBY, "/nothing").fingerprint());
        assertThat(fixture.node().log())
                .anySatisfy(
                        line -> assertThat(line).contains("SEVERE").contains(id).doesNotContain("Exception"));
    }

    /** Rule 5: more readers who do not read than the pool has connections, and the node goes on. */
    @Test
    void a_slow_reader_holds_no_connection_and_gets_it_all_though_it_is_removed_meanwhile() throws Exception {
        var photo = photo(19_000_000);
        var id = stored(photo);
        var readers = new Socket[20];
        for (int i = 0; i < readers.length; i++) {
            readers[i] =
                    new Socket(InetAddress.getLoopbackAddress(), fixture.node().port());
            readers[i]
                    .getOutputStream()
                    .write(("GET " + address(id) + " HTTP/1.1\r\nHost: " + TALLBY + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
        }
        for (var reader : readers) assertThat(reader.getInputStream().read()).isEqualTo('H');
        for (int i = 0; i < 30; i++)
            assertThat(http.get(TALLBY, "/p/fixture").status()).isEqualTo(200);
        assertThat(fixture.count("select count(*) as n from pg_stat_activity where state like 'idle in transaction%'"
                        + " and datname = current_database()"))
                .isZero();
        Files.delete(onDisk(id).get(0));
        for (int i = 1; i < readers.length; i++) readers[i].close();
        try (var last = readers[0]) {
            var rest = new ByteArrayOutputStream();
            last.getInputStream().transferTo(rest);
            var body = rest.toByteArray();
            assertThat(Arrays.copyOfRange(body, body.length - photo.length, body.length))
                    .isEqualTo(photo);
        }
    }

    /** G04: what it is called does not count. */
    @Test
    void g04_what_is_no_photo_is_refused_and_so_is_what_is_too_large() {
        assertThat(upload("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes())
                        .status())
                .isEqualTo(415);
        assertThat(upload(photo(20_000_001)).status()).isEqualTo(413);
    }

    /** A photo that is stored and rendered. */
    private String stored(byte[] photo) {
        var answer = upload(photo);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var id = answer.text();
        Fixture.await("rendered", () -> http.get(TALLBY, address(id)).status() == 200);
        return id;
    }

    private Http.Answer upload(byte[] content) {
        return http.post(TALLBY, "/p/fixture/photos/" + fixture.tallby.pia(), "image/jpeg", content);
    }

    private static String address(String id) {
        return "/p/fixture/photos/" + id + "/small";
    }

    private java.util.List<Path> onDisk(String id) {
        try (Stream<Path> files = Files.walk(fixture.files())) {
            return files.filter(file -> file.getFileName().toString().startsWith(id))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] photo(int size) {
        var photo = new byte[size];
        new Random(size).nextBytes(photo);
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;
        return photo;
    }
}
