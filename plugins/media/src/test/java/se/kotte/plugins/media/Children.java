package se.kotte.plugins.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** What the renderer's child might be when a photo has taken it over: main classes with the same command line. */
final class Children {
    private Children() {}

    /** Never ends. */
    static final class Hangs {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    /** Dies of SIGKILL with one rendition written by half, as by the kernel when memory is short. */
    static final class IsKilled {
        public static void main(String[] args) throws IOException, InterruptedException {
            Files.write(Path.of(args[1], "large.jpg"), new byte[1000]);
            System.out.print("{\"renditions\":[{\"name\":\"large\"");
            System.out.flush();
            new ProcessBuilder(
                            "/bin/kill",
                            "-9",
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
            new CountDownLatch(1).await();
        }
    }

    /** Says what the first line of its original says, and calls it an answer. */
    static final class Repeats {
        public static void main(String[] args) throws IOException {
            System.out.println(Files.readString(Path.of(args[0])));
        }
    }

    /** Writes more than anybody wants to read. */
    static final class Floods {
        public static void main(String[] args) {
            System.out.print("{\"renditions\":[");
            System.out.println("{\"name\":\"large\",\"width\":1,\"height\":1},".repeat(200_000) + "]}");
        }
    }

    /** Offers files of somebody else as renditions. */
    static final class PlantsLinks {
        public static void main(String[] args) throws IOException {
            for (String name : new String[] {"large", "medium", "small"}) {
                Files.createSymbolicLink(
                        Path.of(args[1], name + ".jpg"), Path.of(System.getProperty("java.home"), "release"));
            }
            System.out.println("{\"renditions\":[" + one("large") + "," + one("medium") + "," + one("small") + "]}");
        }

        private static String one(String name) {
            return "{\"name\":\"%s\",\"width\":9,\"height\":9}".formatted(name);
        }
    }

    /** Answers {@code damaged} when it finds nothing to steal around it. */
    static final class LooksAround {
        public static void main(String[] args) throws IOException {
            boolean nothing = System.getenv().isEmpty()
                    && System.in.read() == -1
                    && Path.of("").toAbsolutePath().equals(Path.of(args[1]))
                    && System.getProperty("java.io.tmpdir").equals(args[1]);
            System.out.println("{\"error\":\"%s\"}".formatted(nothing ? "damaged" : "unsupported-type"));
        }
    }

    /** Takes 320 MB, more than its heap. */
    static final class Bloats {
        public static void main(String[] args) {
            long[][] all = new long[40][];
            for (int i = 0; i < all.length; i++) {
                all[i] = new long[1 << 20];
            }
            System.out.println("{\"error\":\"damaged\"}" + all.length);
        }
    }

    /** Waits until a file {@code go} lies beside the workspaces. */
    static final class Waits {
        public static void main(String[] args) {
            Path go = Path.of(args[1]).resolveSibling("go");
            while (!Files.exists(go)) {
                Thread.onSpinWait();
            }
            System.out.println("{\"error\":\"damaged\"}");
        }
    }
}
