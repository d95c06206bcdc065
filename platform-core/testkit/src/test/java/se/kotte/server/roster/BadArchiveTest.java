package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kotte.testkit.Municipality;

/** Rule 1; J01 of the abuse catalogue. */
class BadArchiveTest {
    @TempDir
    static Path folder;

    static ImportFixture fixture;
    static Municipality testby;

    @BeforeAll
    static void make() {
        fixture = new ImportFixture(folder);
        testby = fixture.municipality();
        fixture.applied(testby, TestBundle.small(), ImportFixture.ADMINISTRATORS);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    interface Entries {
        void to(ZipOutputStream zip) throws IOException;
    }

    /** A good bundle with more entries. */
    static byte[] with(Entries more) throws IOException {
        var good = new ByteArrayOutputStream();
        TestBundle.small().write(good);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out);
                var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(good.toByteArray()))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(zip);
            }
            more.to(zip);
        }
        return out.toByteArray();
    }

    static byte[] entry(String name) throws IOException {
        return with(zip -> {
            zip.putNextEntry(new ZipEntry(name));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Writes bytes over those of the central directory's entry of a file. */
    static byte[] patched(byte[] archive, String name, int offset, int value, int length) {
        var bytes = ByteBuffer.wrap(archive.clone()).order(ByteOrder.LITTLE_ENDIAN);
        var wanted = name.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < archive.length - 46; at++) {
            if (bytes.getInt(at) != 0x02014b50) continue;
            if (!Arrays.equals(archive, at + 46, at + 46 + wanted.length, wanted, 0, wanted.length)) continue;
            if (length == 4) bytes.putInt(at + offset, value);
            else bytes.putShort(at + offset, (short) value);
            return bytes.array();
        }
        throw new IllegalArgumentException(name);
    }

    private static void refused(byte[] archive, String code) throws IOException {
        var own = Files.createTempDirectory(folder, "own");
        var file = Files.write(own.resolve("bundle.zip"), archive);

        var report = fixture.refused(testby, file, ImportFixture.ALL);

        assertThat(report.rejections()).extracting(Rejection::code).containsExactly(code);
        try (var there = Files.walk(own)) {
            assertThat(there).containsExactlyInAnyOrder(own, file);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "../users.csv, path-traversal",
        "x/../../users.csv, path-traversal",
        "/etc/users.csv, absolute-path",
        "C:/users.csv, absolute-path",
        "..\\users.csv, backslash",
        "sub\\users.csv, backslash",
        "sub/users.csv, folder",
        "sub/, folder",
        "more.zip, nested-archive",
        "more.tar.gz, nested-archive",
        "README.txt, unknown-file",
        "Users.csv, unknown-file",
        "people.csv, unknown-file",
        "evil\u0000.csv, unknown-file"
    })
    void an_entry_by_this_name(String name, String code) throws IOException {
        refused(entry(name), code);
    }

    @Test
    void a_name_that_stands_there_twice() throws IOException {
        var archive = with(zip -> {
            zip.putNextEntry(new ZipEntry("userz.csv"));
            zip.write("x".getBytes(StandardCharsets.UTF_8));
        });
        for (int at = 0; at < archive.length - 9; at++)
            if (new String(archive, at, 9, StandardCharsets.ISO_8859_1).equals("userz.csv")) archive[at + 4] = 's';

        refused(archive, "duplicate-name");
    }

    @Test
    void a_symbolic_link() throws IOException {
        var archive = with(zip -> {
            zip.putNextEntry(new ZipEntry("courses.csv"));
            zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
        });

        refused(patched(archive, "courses.csv", 38, 0xa1ff << 16, 4), "symlink");
    }

    @Test
    void an_encrypted_entry() throws IOException {
        refused(patched(with(zip -> {}), "users.csv", 8, 0x0801, 2), "encrypted");
    }

    @Test
    void ten_thousand_entries() throws IOException {
        refused(
                with(zip -> {
                    for (int i = 0; i < 10_000; i++) zip.putNextEntry(new ZipEntry(i + ".csv"));
                }),
                "too-many-entries");
    }

    @Test
    void a_ratio_of_a_thousand_to_one() throws IOException {
        refused(
                with(zip -> {
                    zip.putNextEntry(new ZipEntry("courses.csv"));
                    var block = new byte[1 << 20];
                    for (int i = 0; i < 20; i++) zip.write(block);
                }),
                "bomb");
    }

    @Test
    void more_bytes_than_the_directory_declares() throws IOException {
        var archive = with(zip -> {});

        refused(patched(archive, "users.csv", 24, 300, 4), "damaged");
    }

    @Test
    void less_bytes_than_the_directory_declares() throws IOException {
        var archive = with(zip -> {});

        refused(patched(archive, "users.csv", 24, 30_000, 4), "damaged");
    }

    @Test
    void a_checksum_that_is_another() throws IOException {
        var archive = with(zip -> {});

        refused(patched(archive, "users.csv", 16, 4711, 4), "damaged");
    }

    @Test
    void a_declared_size_beyond_all_bounds() throws IOException {
        var archive = with(zip -> {});

        refused(patched(patched(archive, "users.csv", 24, 0x7fffffff, 4), "users.csv", 20, 0x7fffffff, 4), "bomb");
    }

    @Test
    void something_in_front_of_the_archive() throws IOException {
        var archive = with(zip -> {});
        var longer = new byte[archive.length + 7];
        System.arraycopy(archive, 0, longer, 7, archive.length);

        refused(longer, "not-a-zip");
    }

    @Test
    void an_archive_that_is_cut_off() throws IOException {
        var archive = with(zip -> {});

        refused(Arrays.copyOf(archive, archive.length - 100), "not-a-zip");
    }

    @Test
    void an_empty_file() throws IOException {
        refused(new byte[0], "not-a-zip");
    }

    @Test
    void a_file_that_is_not_there() {
        var report = fixture.refused(testby, folder.resolve("nothing.zip"), ImportFixture.ALL);

        assertThat(report.rejections()).extracting(Rejection::code).containsExactly("not-a-file");
    }

    /** Broken in every way that a seed finds; nothing else than a refusal may come of it. */
    @Test
    void a_byte_that_is_another_is_read_or_refused() throws Exception {
        var good = with(zip -> {});
        var random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            var bytes = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            var file = Files.write(folder.resolve("fuzz.zip"), bytes);
            if (!readsWhole(file)) refused++;
        }
        assertThat(refused).isBetween(1500, 2000);
    }

    /** All that an import does before it asks the database. */
    private static boolean readsWhole(Path archive) throws Exception {
        var rejections = new Rejections();
        try (var bundle = Bundle.open(archive)) {
            Manifest.check(bundle, rejections);
            for (var file : RosterFile.values()) {
                if (!bundle.has(file.file())) continue;
                var csv = new CsvFile(bundle, file.file(), rejections);
                var cells = new Cells(file, csv.header(), rejections);
                csv.read(file.columns(), record -> cells.of(record).id("sourcedId"));
            }
            return rejections.isEmpty();
        } catch (BadBundle e) {
            assertThat(e.rejection().detail()).endsWith(".");
            return false;
        }
    }
}
